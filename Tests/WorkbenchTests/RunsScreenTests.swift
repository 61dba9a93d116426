import Recognition
import Testing
import Workbench

@Suite struct RunsScreenTests {
    private let runs = [
        makeRun("4-new", uar: 0.4), makeRun("3-stopped", recipe: "notebook", state: .interrupted),
        makeRun("2-good", uar: 0.6), makeRun("1-old", recipe: "notebook", uar: 0.5),
    ]

    private func store() -> TestStore {
        var store = makeOpenStore()
        store.answer(store.press("6"), runs: runs)
        return store
    }

    private func names(_ store: TestStore) -> [String] {
        store.state.runs.rows.indices.compactMap { store.state.runs.run(at: $0)?.name }
    }

    @Test func sortingKeepsTheSelectedRun() {
        var store = store()
        store.use("j", "j")
        #expect(store.state.runs.selected?.name == "2-good")
        store.use("s")
        #expect(names(store) == ["2-good", "1-old", "4-new", "3-stopped"])
        #expect(store.state.runs.selected?.name == "2-good")
    }

    @Test func aFilterKeepsRunsWithAllOfItsWords() {
        var store = store()
        store.press("/")
        store.type("notebook interrupted")
        store.use("enter")
        #expect(names(store) == ["3-stopped"])
        store.use("esc")
        #expect(names(store).count == 4)
    }

    @Test func theHistoryOfTheSelectionIsReadOnce() {
        var store = store()
        #expect(store.press("j").map(describe) == ["history /runs/3-stopped #6"])
        store.apply(.historyLoaded(Request(6), run: "/runs/3-stopped", .success([])))
        #expect(store.press("k").isEmpty)
        #expect(store.press("j").isEmpty)
    }

    @Test func markedRunsAreReadOneAfterTheOther() {
        var store = store()
        store.press("space", "j", "space")
        #expect(store.state.runs.marked == ["/runs/4-new", "/runs/3-stopped"])
        let effects = store.apply(.historyLoaded(Request(6), run: "/runs/3-stopped", .success(makeHistory())))
        #expect(effects.isEmpty)
        #expect(store.state.runs.histories.count == 2)
    }

    @Test func enterShowsTheEvaluationAndBackReturns() {
        var store = store()
        store.use("j", "j", "enter", runs: runs)
        #expect(store.state.screen == .evaluate)
        #expect(store.state.evaluate.run == "/runs/2-good")
        #expect(store.state.chosenRun?.name == "2-good")
        store.use("q", runs: runs)
        #expect(store.state.screen == .runs)
    }

    @Test func onlyFinishedRunsAreEvaluated() {
        var store = store()
        store.use("j", "enter")
        #expect(store.state.screen == .runs)
        #expect(store.state.notices.shown?.text == "3-stopped is interrupted: it has no result yet")
    }

    @Test func onlyInterruptedRunsAreResumed() {
        var store = store()
        #expect(store.press("r").isEmpty)
        store.use("j")
        #expect(store.press("r").map(describe) == ["resume /runs/3-stopped"])
        #expect(store.state.screen == .train)
    }

    @Test func deletingAsksFirst() {
        var store = store()
        #expect(store.press("d", "n").isEmpty)
        #expect(store.press("d", "enter").isEmpty)
        #expect(store.press("d", "y").map(describe) == ["delete /runs/4-new #6"])
    }

    @Test func aRunThatIsTrainedIsNotDeleted() {
        var store = makeOpenStore()
        store.answer(store.press("6"), runs: [makeRun("1-a", state: .running)])
        store.press("d")
        #expect(store.state.overlays.isEmpty)
        #expect(store.state.notices.shown?.text == "1-a is being trained: stop it first")
    }

    @Test func aNewNameMustBeThatOfAFolder() {
        var store = store()
        store.press("n")
        store.type("/x")
        #expect(store.press("enter").isEmpty)
        store.press("n")
        store.type("-best")
        #expect(store.press("enter").map(describe) == ["rename /runs/4-new 4-new-best #6"])
    }

    @Test func withoutRunsEveryCommandSaysSo() {
        var store = makeOpenStore()
        store.answer(store.press("6"), runs: [])
        for key in ["enter", "c", "r", "d", "n", "space"] {
            #expect(store.press(key).isEmpty)
            #expect(store.state.notices.shown?.text == "there is no run yet")
        }
    }
}
