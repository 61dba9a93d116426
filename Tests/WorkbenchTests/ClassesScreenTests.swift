import Corpora
import Recognition
import Testing
import Workbench

@Suite struct ClassesScreenTests {
    @Test func summariesAreAskedForOnce() {
        var store = makeOpenStore()
        #expect(store.press("2").map(describe) == ["summarise emotion #4"])
        store.press("1")
        #expect(store.press("2").isEmpty)
    }

    @Test func classesAreCounted() {
        var store = makeOpenStore()
        store.press("2")
        #expect(store.state.classes.counts == makeCorpus().classCounts(.emotion))
    }

    @Test func otherLabelsDropWhatWasComputed() {
        var store = makeOpenStore()
        store.use("2")
        #expect(store.state.classes.summaries.count == 8)
        #expect(store.press("c").map(describe) == ["summarise emotion7 #5"])
        #expect(store.state.classes.summaries.isEmpty)
        store.apply(.classesSummarised(Request(4), .success(makeSummaries())))
        #expect(store.state.classes.summaries.isEmpty, "nobody awaits the old ones")
    }

    @Test func theClipsOfAClassAreListed() {
        var store = makeOpenStore()
        store.use("2", "j", "o")
        #expect(store.state.screen == .clips)
        #expect(store.state.clips.rows.count == 8)
        #expect(store.state.clips.selected?.emotion == .calm)
        store.use("q")
        #expect(store.state.screen == .classes)
    }

    @Test func afterAFailureTheyCanBeAskedForAgain() {
        var store = makeOpenStore()
        store.press("2")
        store.apply(.classesSummarised(Request(4), .failure(Failure("the disk is full"))))
        #expect(store.screen.joined().contains("the disk is full"))
        #expect(store.press("r").map(describe) == ["summarise emotion #5"])
    }

    @Test func theSelectionStaysAmongTheClasses() {
        var store = makeOpenStore()
        store.use("2", "G", "j", "l")
        #expect(store.state.classes.selected?.name == "surprised")
        store.use("g", "k", "h")
        #expect(store.state.classes.selected?.name == "neutral")
    }
}
