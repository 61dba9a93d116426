import Testing
import Workbench

/// Six lines for the first time.
@Suite struct TourTests {
    @Test(arguments: [(80, 24), (120, 40), (200, 56)])
    func itsLinesFitAndTheNextKeyIsObeyed(_ width: Int, _ height: Int) {
        var store = makeOpenStore(width: width, height: height)
        store.runAnalyses(store.press("j"))
        store.apply(.command(.global(.tour)))
        expectSnapshot("tour", store)
        #expect(!store.screen.contains { $0.contains("…│") })
        store.press("j")
        #expect(store.state.clips.cursor.selection == 2)
        #expect(!store.screen.joined().contains("First steps"))
    }

    @Test func thePaletteShowsItAgain() {
        var store = makeOpenStore()
        store.press(":")
        store.type("tour")
        store.press("enter")
        #expect(store.screen.joined().contains("First steps"))
    }
}
