import Corpora
import Recognition
import Testing
import Workbench

@Suite struct ClipsScreenTests {
    @Test func theCorpusOpens() {
        var store = TestStore(makeState())
        var first = makeState()
        #expect(first.start().map(describe) == ["open /corpora/voices #1", "runs #2"])
        store.send(
            .corpusProgress(Request(1), done: 3, total: 9),
            changes: ["corpus: scanning /corpora/voices 0/0 -> scanning /corpora/voices 3/9"])
        store.send(.corpusProgress(Request(7), done: 5, total: 9))
        #expect(store.apply(.corpusOpened(Request(1), .failure(Failure("no such folder")))).isEmpty)
        #expect(store.state.notices.shown == Notice(.error, "no such folder"))
        #expect(store.screen.joined().contains("no corpus"))
    }

    @Test func theFirstClipIsAnalysedWhenTheCorpusIsOpen() {
        var state = makeState()
        _ = state.start()
        let effects = update(&state, .corpusOpened(Request(1), .success(makeCorpus())))
        #expect(effects.map(describe) == ["analyse Actor/000000-neutral.wav #3", "marks #1"])
    }

    @Test func movingAsksForTheSelectionOnly() {
        var store = makeOpenStore()
        store.send(
            .key(.character("j")),
            changes: [
                "clips.analyses.awaited.0.key.number: 3 -> 4",
                "clips.analyses.awaited.0.value: Actor/000000-neutral.wav -> Actor/000001-calm.wav",
                "clips.cursor.selection: 0 -> 1", "requests.last: 3 -> 4",
            ],
            effects: ["analyse Actor/000001-calm.wav #4"])
    }

    @Test func resultsThatNobodyAwaitsAreDropped() {
        var store = makeOpenStore()
        let late = makeAnalysis(of: makeCorpus().clips[0])
        store.press("j")
        store.send(.clipAnalysed(Request(3), .success(late)))
        #expect(store.state.clips.analyses[late.clip] == nil)
    }

    @Test func neighboursAreFetchedOnceTheSelectionIsThere() {
        var store = makeOpenStore()
        let clips = makeCorpus().clips
        store.press("j")
        let effects = store.apply(.clipAnalysed(Request(4), .success(makeAnalysis(of: clips[1]))))
        #expect(
            effects.map(describe) == ["prefetch \(clips[2].id) #5, \(clips[0].id) #6", "measure \(clips[1].id) #7"])
        _ = store.apply(.clipAnalysed(Request(5), .success(makeAnalysis(of: clips[2]))))
        #expect(store.press("j").map(describe) == ["prefetch \(clips[3].id) #8", "measure \(clips[2].id) #9"])
        #expect(store.state.clips.analyses[clips[2].id] != nil)
    }

    @Test func aClipThatCannotBeReadSaysSoAndIsNotAskedForAgain() {
        var store = makeOpenStore()
        _ = store.apply(.clipAnalysed(Request(3), .failure(Failure("cannot read it"))))
        #expect(store.screen.joined().contains("cannot read it"))
        store.press("j")
        #expect(store.press("k").map(describe) == [])
    }

    @Test func fewAnalysesAreKept() {
        var store = makeOpenStore()
        for _ in 0..<30 { store.runAnalyses(store.press("j")) }
        let kept = makeCorpus().clips.filter { store.state.clips.analyses[$0.id] != nil }
        #expect(kept.count == AnalysisCache.capacity)
        #expect(store.state.clips.selected.map { clip in kept.contains { $0.id == clip.id } } == true)
    }

    @Test func theFilterWorksWhileItIsTyped() {
        var store = makeOpenStore()
        store.press("/")
        store.type("emotion=an")
        #expect(store.state.clips.rows.count == 8)
        store.type("x")
        #expect(store.state.clips.rows.count == 8)
        #expect(store.screen.suffix(4).contains { $0.contains("emotion cannot be anx") })
        store.press("enter")
        #expect(store.state.overlays.count == 1)
        store.press("backspace", "enter")
        #expect(store.state.overlays.isEmpty && store.state.clips.queryText == "emotion=an")
        store.press("esc")
        #expect(store.state.clips.rows.count == 64)
    }

    @Test func closingTheFilterPutsTheOldOneBack() {
        var store = makeOpenStore()
        store.press("/")
        store.type("sex=f")
        store.press("enter", "/")
        store.type(" emotion=sad")
        #expect(store.state.clips.rows.count == 4)
        store.press("esc")
        #expect(store.state.clips.queryText == "sex=f" && store.state.clips.rows.count == 32)
    }

    @Test func tabCompletesTheFilter() {
        var store = makeOpenStore()
        store.press("/")
        store.type("em")
        store.press("tab")
        store.type("ang")
        store.press("tab")
        #expect(store.screen.last?.contains("emotion=angry") == true)
    }

    @Test func theSelectedClipStaysSelected() {
        var store = makeOpenStore()
        store.press("alt-1", "3", "G")
        let clip = store.state.clips.selected
        #expect(store.state.clips.cursor.selection == 12)
        for _ in ClipColumn.allCases {
            store.press("s", "S")
            #expect(store.state.clips.selected == clip)
        }
        store.press("/")
        store.type("emotion=angry")
        #expect(store.state.clips.selected == clip)
        store.type(" sex=m")
        #expect(store.state.clips.selected != clip)
        store.press("esc")
        #expect(store.state.clips.selected == clip)
    }

    @Test func aProblemLeadsToItsClip() {
        let id = makeCorpus().clips[20].id
        let problems = [
            CorpusProblem(path: "Actor/broken.wav", kind: .unreadable, detail: "not a sound file"),
            CorpusProblem(path: id, kind: .duplicate, detail: "the same as another"),
        ]
        var store = makeOpenStore(corpus: makeCorpus(problems: problems))
        store.press("p")
        #expect(store.screen.joined().contains("not a sound file"))
        store.press("j", "enter")
        #expect(store.state.overlays.isEmpty && store.state.clips.selected?.id == id)
        store.press("p", "enter")
        #expect(store.state.notices.shown?.weight == .warning)
    }

    @Test func theTimeCursorStaysInTheClip() {
        var store = makeOpenStore()
        store.press("h")
        #expect(store.state.clips.inspector.time == 0)
        store.press("L", "l")
        #expect(abs(store.state.clips.inspector.time - 0.33) < 1e-9)
        for _ in 0..<20 { store.press("L") }
        #expect(store.state.clips.inspector.time == store.state.clips.selected?.seconds)
    }

    @Test func escapeUndoesTheInnermost() {
        var store = makeOpenStore()
        store.press("/")
        store.type("sex=f")
        store.press("enter", "enter", "z")
        #expect(store.state.clips.inspector.isZoomed && store.state.focusedPane == .clipInspector)
        store.press("esc")
        #expect(!store.state.clips.inspector.isZoomed && store.state.focusedPane == .clipInspector)
        store.press("esc")
        #expect(store.state.focusedPane == .clipList && store.state.clips.queryText == "sex=f")
        store.press("esc")
        #expect(store.state.clips.queryText == "")
    }

    @Test func aHundredThousandClipsCostNoMoreThanTheRowsInSight() {
        var store = makeOpenStore(corpus: makeCorpus(clips: 100_000))
        let height = 40
        for keys in [["j"], ["G"], ["ctrl-u"], ["g"], ["page-down"]] {
            for key in keys { store.press(key) }
            let clips = store.state.clips
            let visible = clips.cursor.visibleRows(total: clips.rows.count, height: height)
            #expect(visible.count <= height && visible.contains(clips.cursor.selection))
        }
        let tests = store.state.clips.filterTests
        store.press("j", "k", "G", "g")
        #expect(store.state.clips.filterTests == tests)
        store.press("/")
        store.type("e")
        #expect(store.state.clips.filterTests == 100_000)
    }
}
