import Recognition
import Testing
import Workbench

/// The classes compared by a number of the voice.
@Suite struct ClassNumbersTests {
    private func compared() -> TestStore {
        var store = makeOpenStore()
        store.use("2")
        store.runMeasures(store.press("n"))
        return store
    }

    @Test func theCorpusIsMeasuredWhenItIsAskedFor() {
        var store = makeOpenStore()
        store.use("2")
        #expect(store.press("n").map(describe).contains { $0.hasPrefix("measure corpus") })
        #expect(store.screen.joined().contains("measuring the voices: 0 of 64 clips measured"))
        #expect(store.press("n", "n").isEmpty)
    }

    @Test func whatIsMeasuredSoFarIsComparedAndSaid() {
        var store = makeOpenStore()
        store.use("2")
        store.runMeasures(store.press("n"), share: 0.5)
        let screen = store.screen.joined(separator: "\n")
        #expect(screen.contains("32 of 64 clips measured") && screen.contains("of its variance goes with the class"))
    }

    @Test func theGreatestEffectComesFirst() {
        let store = compared()
        let rows = store.state.classes.numbers.rows(of: store.state.numbers.comparisons)
        let effects = rows.compactMap { $0.effect?.etaSquared }
        #expect(effects == effects.sorted(by: >) && effects.count == VoiceNumber.all.count)
        #expect(rows.first?.number == store.state.classes.numbers.shown(of: store.state.numbers.comparisons)?.number)
    }

    @Test func theNumberStaysWhileTheOrderChanges() {
        var store = compared()
        store.press("tab", "j", "j")
        let shown = store.state.classes.numbers.selected
        #expect(shown != nil)
        for order in [ClassNumbers.Order.name, .table, .effect] {
            store.press("s")
            #expect(store.state.classes.numbers.order == order)
            let now = store.state.classes.numbers.shown(of: store.state.numbers.comparisons)?.number
            #expect(now == shown)
        }
    }

    @Test func numbersAreFoundByAPartOfTheirNames() {
        var store = compared()
        store.press("/")
        store.type("jit")
        let rows = store.state.classes.numbers.rows(of: store.state.numbers.comparisons)
        #expect(rows.allSatisfy { VoiceNumber.all[$0.number].name.contains("jitter") } && !rows.isEmpty)
        store.type("zz")
        #expect(store.screen.joined().contains("no number has such a name"))
        store.press("esc")
        #expect(store.state.classes.numbers.searched.isEmpty)
    }

    @Test func otherLabelsAreComparedAnew() {
        var store = compared()
        let effects = store.press("c")
        #expect(effects.map(describe).contains { $0.hasPrefix("compare emotion7") })
        #expect(store.state.numbers.comparisons.isEmpty)
        store.runMeasures(effects)
        #expect(store.state.numbers.comparisons.first?.classes.count == 7)
    }

    @Test func comparisonsThatNobodyAwaitsAreDropped() {
        var store = compared()
        store.send(.classesCompared(Request(999), []))
        #expect(!store.state.numbers.comparisons.isEmpty)
    }

    @Test func boxesAndRidgesAreAKeyApart() {
        var store = compared()
        let boxes = store.screen
        store.press("b")
        #expect(store.screen != boxes && store.screen.joined().contains("ridges"))
        store.press("b")
        #expect(store.screen == boxes)
    }
}
