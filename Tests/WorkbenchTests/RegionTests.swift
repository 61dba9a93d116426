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
        store.press("k", "x")
        #expect(store.state.clips.pinned.isEmpty)
    }

    /// Pins so many clips, one after the other, and goes on to the next.
    private func pin(_ count: Int, in store: inout TestStore) {
        for _ in 0..<count {
            store.press("x")
            store.runAnalyses(store.press("j"))
        }
    }

    @Test func asManyClipsAsFitStandInOneScale() {
        var store = store(width: 200, height: 56)
        pin(5, in: &store)
        let screen = store.screen.joined(separator: "\n")
        let names = store.state.clips.pinned.map(\.clip.fileName) + [store.state.clips.selected?.fileName ?? "-"]
        #expect(Set(names).count == 6)
        for name in names { #expect(screen.contains("\u{2500} \(name)") || screen.contains("pinned  \(name)")) }
        // The time axis of all is that of the longest clip.
        let longest = store.state.clips.pinned.map(\.clip.seconds).max() ?? 0
        #expect(store.state.clips.seconds == max(longest, store.state.clips.selected?.seconds ?? 0))
        store.press("x")
        #expect(store.state.clips.pinned.count == 5 && store.state.notices.shown?.weight == .warning)
        store.press("X")
        #expect(store.state.clips.pinned.isEmpty)
        store.press("X")
        #expect(store.state.notices.shown?.text.hasPrefix("no clip is kept in sight") == true)
    }

    @Test func clipsThatDoNotFitAreCounted() {
        var store = store(width: 80, height: 24)
        pin(5, in: &store)
        #expect(store.screen.contains { $0.contains("3 more pinned, no room: z ") })
        #expect(store.screen.joined().contains(store.state.clips.selected?.fileName ?? "-"))
        store.press("z")
        #expect(!store.screen.contains { $0.contains("more pinned") })
    }

    @Test func anotherWindowComputesPinnedClipsAnew() {
        var store = store(width: 200, height: 56)
        pin(2, in: &store)
        let effects = store.press("e")
        #expect(store.state.clips.pinned.map(\.isStale) == [true, true])
        store.runAnalyses(effects)
        #expect(store.state.clips.pinned.map(\.isStale) == [false, false])
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

    @Test(arguments: [(80, 24), (120, 40), (200, 56)]) func picturesOfSeveral(_ width: Int, _ height: Int) {
        var store = store(width: width, height: height)
        store.press("L", "L", "L")
        pin(3, in: &store)
        expectSnapshot("clips-several", store)
    }
}
