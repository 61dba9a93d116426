import Corpora
import Testing
import Workbench

/// A corpus that was opened before is worked with while it is scanned again.
@Suite struct RememberedCorpusTests {
    private func opened() -> (TestStore, Request) {
        var state = makeState()
        var asked = Request(0)
        for case .openCorpus(_, let request) in state.start() { asked = request }
        var store = TestStore(state)
        store.apply(.corpusRemembered(asked, makeCorpus()))
        return (store, asked)
    }

    @Test func itIsThereAtOnceAndStaysWhenNothingHasChanged() {
        var (store, request) = opened()
        store.press("j", "j")
        store.send(.corpusConfirmed(request), changes: ["confirming.number: \(request.number) -> none"])
        #expect(store.state.clips.cursor.selection == 2)
        store.send(.corpusOpened(request, .success(makeCorpus(clips: 3))))
    }

    @Test func whatHasChangedIsShownAndTheSelectionStays() {
        var (store, request) = opened()
        store.press("j", "j")
        store.apply(.corpusOpened(request, .success(makeCorpus(clips: 100))))
        #expect(store.state.clips.rows.count == 100 && store.state.clips.cursor.selection == 2)
    }

    @Test func aFolderThatHasGoneIsSaid() {
        var (store, request) = opened()
        store.apply(.corpusOpened(request, .failure(Failure("no such folder: /corpora/voices"))))
        #expect(store.state.corpus.opened == nil)
        #expect(store.screen.joined().contains("no such folder"))
    }
}
