import Corpora
import Recognition
import Testing
import Workbench

@Suite struct RegionTests {
    private func store(width: Int = 120, height: Int = 40) -> TestStore {
        var store = makeOpenStore(width: width, height: height)
        store.runAnalyses(store.press("j"))
        return store
    }

    @Test func aRegionIsSetAtTheCursorAndRead() {
        var store = store(width: 200, height: 56)
        store.press("L", ",", "L", "L", ".")
        let region = store.state.clips.inspector.region
        let length = store.state.clips.selected?.seconds ?? 0
        #expect(abs((region.range?.lowerBound ?? 0) - 0.1 * length) < 1e-9)
        #expect(abs((region.range?.upperBound ?? 0) - 0.3 * length) < 1e-9)
        #expect(store.screen.joined().contains("region 0."))
        #expect(store.screen.joined().contains(" dB"))
    }

    @Test func endsInTheWrongOrderForgetTheOther() {
        var store = store()
        store.press("L", "L", ",", "H", ".")
        #expect(store.state.clips.inspector.region.range == nil)
        #expect(store.state.clips.inspector.region.start == nil)
        store.press("H", ",")
        #expect(store.state.clips.inspector.region.range != nil)
        store.press("_")
        #expect(store.state.clips.inspector.region == TimeRegion())
    }

    @Test func zoomingShowsTheWholeRegion() throws {
        var store = store()
        store.press("=")
        #expect(store.state.notices.shown?.text.hasPrefix("no region yet") == true)
        store.press("L", "L", "L", ",", "L", ".", "=")
        let length = try #require(store.state.clips.selected?.seconds)
        let region = try #require(store.state.clips.inspector.region.range)
        let shown = store.state.clips.inspector.window.range(of: length)
        #expect(shown.lowerBound <= region.lowerBound && region.upperBound <= shown.upperBound)
        #expect(shown.upperBound - shown.lowerBound < 2 * (region.upperBound - region.lowerBound))
    }

    @Test func aPinnedClipStaysBesideTheOthers() {
        var store = store()
        let pinned = store.state.clips.selected?.fileName ?? ""
        store.press("x")
        store.runAnalyses(store.press("j"))
        let selected = store.state.clips.selected?.fileName ?? ""
        #expect(pinned != selected)
        #expect(store.screen.joined().contains(pinned) && store.screen.joined().contains(selected))
        #expect(store.screen.joined().contains("pinned"))
        store.press("x")
        #expect(store.state.clips.pinned == nil)
    }

    @Test(arguments: [(80, 24), (120, 40), (200, 56)]) func pictures(_ width: Int, _ height: Int) {
        var store = store(width: width, height: height)
        store.press("L", "L", ",", "L", "L", "L", ".", "B")
        expectSnapshot("clips-region", store)
        store.press("enter", "x", "tab")
        store.runAnalyses(store.press("j"))
        store.press("B", "z")
        expectSnapshot("clips-pinned", store)
    }
}
