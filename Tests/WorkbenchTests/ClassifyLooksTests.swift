import Recognition
import Testing
import Workbench

extension TestStore {
    /// Names a folder of three files, one of them damaged, and answers as its classification would.
    mutating func classifyFolder() {
        press("o", "ctrl-u")
        type("/voices")
        guard case .classify(_, _, _, let request)? = press("enter").last else { return }
        for name in ["b.wav", "a.wav"] {
            let answer = makeClassification(path: "/voices/\(name)", favouring: name == "a.wav" ? 4 : 3)
            apply(.fileClassified(request, .init(path: "/voices/\(name)", classification: answer), total: 3))
        }
        let problem = "/voices/c.wav: not a sound file"
        apply(
            .fileClassified(request, .init(path: "/voices/c.wav", classification: nil, problem: problem), total: 3))
    }
}

extension TestStore {
    /// Names a folder of three files whose names tell the class: two angry, one sad; everything is taken for angry but the last.
    mutating func classifyNamedFolder() {
        press("o", "ctrl-u")
        type("/named")
        answerFolder(press("enter"))
    }

    /// Answers a question about that folder.
    mutating func answerFolder(_ effects: [Effect]) {
        guard case .classify(_, _, _, let request)? = effects.last else { return }
        let files = [("03-01-05-01-01-01-01", 4), ("03-01-05-01-01-01-02", 3), ("03-01-04-01-01-01-01", 3)]
        for (name, favourite) in files {
            let path = "/named/\(name).wav"
            let answer = makeClassification(path: path, favouring: favourite)
            apply(.fileClassified(request, .init(path: path, classification: answer), total: files.count))
        }
    }
}

@Suite struct ClassifyLooksTests {
    private static let two = [makeRun("1-notebook-fixed"), makeRun("0-small", recipe: "small")]

    private func store(runs: [RunSummary] = two) -> TestStore {
        var store = makeOpenStore(width: 120, height: 40)
        store.use("6", runs: runs)
        store.use("5", runs: runs)
        return store
    }

    @Test func aKeyShowsWhatTheNetworkLookedAt() {
        var store = store()
        let asked = store.press("a").map(describe)
        #expect(asked.count == 1)
        #expect(asked.first?.hasPrefix("attribute /corpora/voices/Actor/000000-neutral.wav") == true)
        #expect(store.screen.joined().contains("looking at what the network looked at"))
        #expect(store.press("a", "a").isEmpty, "it is on its way already")
    }

    @Test func theClassThatIsExplainedGoesRound() {
        var store = store()
        store.use("a")
        #expect(store.screen.joined().contains("what spoke for angry"))
        store.use("n")
        #expect(store.screen.joined().contains("what spoke for fearful"))
        store.use("p", "p")
        #expect(store.screen.joined().contains("what spoke for sad"))
    }

    @Test func theNextClipIsExplainedToo() {
        var store = store()
        store.use("a", "j")
        #expect(store.state.classify.attribution.answer != nil)
        #expect(store.state.classify.attribution.answer?.label == "angry", "what is predicted, not what was asked last")
    }

    @Test func whyThereIsNoPlaneIsSaid() {
        var store = store()
        guard case .attribute(_, _, _, let request)? = store.press("a").first else {
            Issue.record("nothing was asked")
            return
        }
        store.apply(.attributed(request, .failure(Failure("its features are one vector a clip"))))
        #expect(store.screen.joined().contains("its features are one vector a clip"))
    }

    @Test func twoRunsAreComparedOnOneClip() {
        var store = store()
        let asked = store.press("x")
        #expect(asked.map(describe).first?.contains("again with /runs/0-small") == true)
        store.answer(asked, runs: Self.two)
        #expect(store.screen.joined().contains("they differ"))
        #expect(store.screen.joined().contains("0-small"))
    }

    @Test func withoutASecondRunTheComparisonSaysSo() {
        var store = store(runs: [Self.two[0]])
        #expect(store.press("x").isEmpty)
        #expect(store.screen.joined().contains("no other finished run"))
        store.press("}")
        #expect(store.state.notices.shown?.text == "there is no other finished run to compare with")
    }

    @Test func aFolderBecomesATableThatSorts() {
        var store = store()
        store.classifyFolder()
        func names() -> [String] { store.state.classify.folder?.files.map(\.path) ?? [] }
        #expect(names() == ["/voices/a.wav", "/voices/b.wav", "/voices/c.wav"])
        store.press("S")
        #expect(names() == ["/voices/c.wav", "/voices/b.wav", "/voices/a.wav"])
        store.press("S", "s")
        #expect(store.state.classify.folder?.order == .predicted)
        #expect(names() == ["/voices/c.wav", "/voices/a.wav", "/voices/b.wav"], "nothing, angry, sad")
        #expect(store.screen.joined().contains("unreadable"))
    }

    @Test func namesThatTellTheClassAreSetBesideTheAnswer() throws {
        var store = store()
        store.classifyNamedFolder()
        let score = try #require(store.state.classify.folder?.score)
        #expect(score.files == 3 && score.right == 2)
        #expect(score.uar == 0.75, "angry 1 of 2, sad 1 of 1")
        #expect(store.screen.joined().contains("2 of 3 right (66.7 %)"))
        store.press("s", "s", "s")
        #expect(store.state.classify.folder?.order == .truth)
        #expect(store.state.classify.folder?.files.first?.isRight == false, "what is wrong comes first")
    }

    @Test func anotherRunKeepsOrderAndSelection() {
        var store = store()
        store.classifyNamedFolder()
        store.press("s", "S", "j")
        let path = store.state.classify.folder?.selected?.path
        store.answerFolder(store.press("]"))
        let folder = store.state.classify.folder
        #expect(folder?.order == .predicted && folder?.isDescending == true)
        #expect(folder?.selected?.path == path && folder?.cursor.selection == 1)
    }

    @Test func enterOpensAFileOfTheFolderAndEscapeGoesBack() {
        var store = store()
        store.classifyFolder()
        store.use("j", "enter", runs: Self.two)
        #expect(store.state.classify.target == .file("/voices/b.wav"))
        #expect(!store.state.classify.showsFolder)
        store.use("esc")
        #expect(store.state.classify.showsFolder)
        #expect(store.state.classify.folder?.selected?.path == "/voices/b.wav")
    }

    @Test func pathsAreCompletedAsFarAsTheyAgree() {
        var store = store()
        store.press("o")
        store.type("/da")
        guard case .completePath("/da", let request)? = store.press("tab").first else {
            Issue.record("nothing was asked")
            return
        }
        store.apply(.pathCompleted(request, PathCompletion(of: "/da", paths: ["/data/one.wav", "/data/other/"])))
        guard case .prompt(let prompt)? = store.state.overlays.last else { return }
        #expect(prompt.field.text == "/data/o")
    }

    @Test func whatIsTypedMeanwhileIsNotOverwritten() {
        var store = store()
        store.press("o")
        store.type("/da")
        guard case .completePath(_, let request)? = store.press("tab").first else { return }
        store.type("y")
        store.apply(.pathCompleted(request, PathCompletion(of: "/da", paths: ["/data/"])))
        guard case .prompt(let prompt)? = store.state.overlays.last else { return }
        #expect(prompt.field.text == "/day")
    }
}
