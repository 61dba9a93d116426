import Testing
import Workbench

/// Zooming and panning in time.
@Suite struct TimeWindowTests {
    private func analysed() -> TestStore {
        var store = makeOpenStore()
        store.runAnalyses(store.press("j"))
        return store
    }

    private func window(_ store: TestStore) -> ClosedRange<Double> {
        store.state.clips.inspector.window.range(of: store.state.clips.selected?.seconds ?? 0)
    }

    @Test func zoomingKeepsTheCursorWhereItIsOnTheScreen() {
        var store = analysed()
        store.press("L", "L", "L")
        let time = store.state.clips.inspector.time
        for _ in 0..<5 {
            let before = window(store)
            let share = (time - before.lowerBound) / (before.upperBound - before.lowerBound)
            store.press("+")
            let after = window(store)
            #expect(abs((time - after.lowerBound) / (after.upperBound - after.lowerBound) - share) < 1e-9)
            #expect(abs((after.upperBound - after.lowerBound) * 2 - (before.upperBound - before.lowerBound)) < 1e-9)
        }
        #expect(store.screen.joined().contains("0 shows all"))
        store.press("0")
        #expect(store.state.clips.inspector.window.isWhole)
    }

    @Test func theWindowFollowsTheCursor() {
        var store = analysed()
        store.press("+", "+", "+")
        for _ in 0..<40 {
            store.press("L")
            #expect(window(store).contains(store.state.clips.inspector.time))
        }
        store.press("tab", "g")
        #expect(window(store).lowerBound == 0 && store.state.clips.inspector.time == 0)
        store.press("G")
        #expect(window(store).upperBound == store.state.clips.selected?.seconds)
    }

    @Test func theCursorFollowsTheWindow() {
        var store = analysed()
        store.press("+", "+")
        for key in [">", ">", ">", ">", ">", ">", ">", ">", ">", ">", "<", "<"] {
            store.press(key)
            #expect(window(store).contains(store.state.clips.inspector.time))
            #expect(window(store).lowerBound >= 0)
        }
    }

    @Test func zoomingHasItsEnds() {
        var store = analysed()
        for _ in 0..<40 { store.press("+") }
        #expect(store.state.clips.inspector.window.halvings == TimeWindow.mostHalvings)
        #expect(store.screen.joined().contains("waveform"))
        for _ in 0..<40 { store.press("-") }
        #expect(store.state.clips.inspector.window.isWhole)
    }

    @Test func colorsRangeAndGainAreSaidInTheTitle() {
        var store = analysed()
        store.press("v", "tab", "j", "j", "c", "c", "}", ")")
        #expect(store.screen.joined().contains("magma, 90 dB, gain 10 dB"))
        for _ in 0..<40 { store.press("{", "(") }
        #expect(store.state.clips.inspector.look.range == 20 && store.state.clips.inspector.look.gain == -60)
        for _ in 0..<4 { store.press("c") }
        #expect(store.state.clips.inspector.look.colors == nil)
    }

    @Test func anotherWindowIsAnalysedAnew() throws {
        var store = analysed()
        let effects = store.press("e")
        guard case .analyseClip(_, _, let options, _) = try #require(effects.first) else {
            Issue.record("\(effects.map(describe))")
            return
        }
        #expect(options.spectrogramWindow == .milliseconds(40) && options.spectrogramTaper == .hann)
        store.runAnalyses(effects)
        #expect(store.screen.joined().contains("40 ms hann"))
        store.runAnalyses(store.press("w"))
        #expect(store.screen.joined().contains("40 ms hamming"))
        store.press("e")
        #expect(store.press("e").isEmpty, "there is no longer one")
        for _ in 0..<9 { store.press("b") }
        #expect(store.state.clips.inspector.transform.options.spectrogramWindow == .milliseconds(5))
    }

    @Test func frequenciesStandOnThreeScales() {
        var store = analysed()
        store.press("v")
        for scale in [FrequencyScale.linear, .logarithmic, .mel] {
            #expect(store.state.clips.inspector.scale == scale)
            store.press("f")
        }
        store.press("f", "f")
        #expect(store.screen.joined().contains("kHz (mel)"))
    }
}
