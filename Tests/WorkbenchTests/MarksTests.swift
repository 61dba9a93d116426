import Corpora
import Recognition
import Testing
import Workbench

/// Marks, notes and columns of the clip list.
@Suite struct MarksTests {
    @Test func aMarkIsKeptAndFound() {
        var store = makeOpenStore()
        #expect(store.press("m").map(describe).first == "save 1 marks, 0 notes")
        store.press("j", "j", "m", "/")
        store.type("mark=yes")
        store.press("enter")
        #expect(store.state.clips.rows == [0, 2])
        #expect(store.screen.joined(separator: "\n").contains("*"))
        store.press("esc", "/")
        store.type("!mark=yes")
        #expect(store.state.clips.rows.count == 62)
    }

    @Test func aNoteIsWrittenReadAndFound() {
        var store = makeOpenStore(width: 200)
        store.press("j", "N")
        store.type("Clipped at the end")
        #expect(store.press("enter").map(describe).first == "save 0 marks, 1 notes")
        #expect(store.screen.joined().contains("Clipped at the end"))
        store.press("/")
        store.type("note~clipped")
        #expect(store.state.clips.rows == [1])
        store.press("esc", "N", "ctrl-u")
        #expect(store.press("enter").map(describe).first == "save 0 marks, 0 notes")
    }

    @Test func theLastChangesCanBeTakenBack() {
        var store = makeOpenStore()
        store.press("m", "j", "m")
        #expect(store.press("u").map(describe).first == "save 1 marks, 0 notes")
        #expect(store.press("u").map(describe).first == "save 0 marks, 0 notes")
        #expect(!store.press("u").map(describe).contains { $0.hasPrefix("save") })
        #expect(store.state.notices.shown?.weight == .warning)
    }

    @Test func marksAreThoseOfTheCorpus() {
        var state = makeState()
        _ = state.start()
        let effects = update(&state, .corpusOpened(Request(1), .success(makeCorpus())))
        #expect(effects.map(describe).contains("marks #1"))
        var marks = ClipMarks()
        marks.toggle(makeCorpus().clips[5].id)
        _ = update(&state, .marksLoaded(Request(99), .success(marks)))
        #expect(state.clips.marks.marked.isEmpty, "nobody awaits these")
        _ = update(&state, .marksLoaded(Request(1), .success(marks)))
        #expect(state.clips.marks == marks)
    }

    @Test func whatIsMarkedBeforeTheKeptMarksComeIsAddedToThem() {
        var state = makeState()
        _ = state.start()
        _ = update(&state, .corpusOpened(Request(1), .success(makeCorpus())))
        var store = TestStore(state)
        #expect(!store.press("m").map(describe).contains { $0.hasPrefix("save") }, "kept marks would be overwritten")
        var kept = ClipMarks()
        kept.toggle(makeCorpus().clips[5].id)
        let effects = store.apply(.marksLoaded(Request(1), .success(kept)))
        #expect(effects.map(describe).first == "save 2 marks, 0 notes")
        #expect(store.press("u").map(describe).first == "save 1 marks, 0 notes")
    }

    @Test func marksThatCannotBeReadAreSaid() {
        var state = makeState()
        _ = state.start()
        _ = update(&state, .corpusOpened(Request(1), .success(makeCorpus())))
        _ = update(&state, .marksLoaded(Request(1), .failure(Failure("the marks can't be read"))))
        #expect(state.notices.shown == Notice(.error, "the marks can't be read"))
    }

    @Test func columnsAreChosen() {
        var store = makeOpenStore()
        #expect(store.screen[2].contains("speaker"))
        store.press("C", "j", "j", "j", "enter")
        #expect(store.state.clips.hiddenColumns == [.speaker])
        store.press("esc")
        #expect(!store.screen[2].contains("speaker"))
        store.press("C", "j", "j", "j", "enter", "esc")
        #expect(store.screen[2].contains("speaker"))
    }

    @Test func lettersInTheirOrderAreEnoughForAFuzzyWord() throws {
        let table = ClipTable(makeCorpus())
        func count(_ text: String) throws -> Int {
            try ClipQuery(text).matches(of: table, in: Array(0..<Int32(table.clips.count))).rows.count
        }
        #expect(try count("text~agry") == 8)
        #expect(try count("text=agry") == 0)
        #expect(try count("text~yrga") == 0)
        #expect(try count("text~agry") == count("text=angry"))
    }
}
