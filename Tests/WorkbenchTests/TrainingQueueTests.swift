import Recognition
import Testing
import Workbench

@Suite struct TrainingQueueTests {
    /// A workbench on its Train screen with a training that runs and others that wait.
    private func store(waiting: Int) -> TestStore {
        var store = makeOpenStore(width: 120, height: 40)
        store.press("3", "s")
        for _ in 0..<waiting { store.press("l", "s") }
        return store
    }

    private func names(_ store: TestStore) -> [String] { store.state.train.queue.recipes.map(\.name) }

    @Test func trainingsStartOneAfterTheOther() {
        var store = store(waiting: 2)
        let waiting = names(store)
        #expect(waiting == [Recipe.builtIn[1].name, Recipe.builtIn[2 % Recipe.builtIn.count].name])
        #expect(store.screen.joined().contains("then \(waiting[0])"))
        let effects = store.apply(.training(.finished(makeRun("first")))).map(describe)
        #expect(effects.contains { $0.hasPrefix("train \(waiting[0])") })
        #expect(names(store) == [waiting[1]])
        #expect(store.state.train.isBusy)
    }

    @Test func afterAFaultTheNextOneStarts() {
        var store = store(waiting: 1)
        let effects = store.apply(.training(.failed("the disk is full"))).map(describe)
        #expect(effects.contains { $0.hasPrefix("train ") })
    }

    @Test func oneThatWaitsIsTakenOut() {
        var store = store(waiting: 2)
        let waiting = names(store)
        store.press("Q")
        #expect(store.screen.joined().contains("Trainings that wait"))
        store.press("1")
        #expect(names(store) == [waiting[1]])
    }

    @Test func thereIsRoomForNine() {
        var store = store(waiting: 12)
        #expect(store.state.train.queue.recipes.count == TrainingQueue.capacity)
        #expect(store.state.notices.shown?.text == "9 trainings wait already")
        store.press("Q")
        #expect(store.screen.joined().contains("9  "))
    }

    @Test func whatWaitedIsThereAtTheNextStart() {
        let store = store(waiting: 2)
        var next = WorkbenchState(corpusPath: "/corpora/voices", width: 80, height: 24)
        _ = next.start(restoring: SavedState(store.state))
        #expect(next.train.queue == store.state.train.queue)
        #expect(!next.train.isBusy, "nothing starts by itself")
    }

    @Test func nothingWaitsUnlessAsked() {
        var store = makeOpenStore()
        store.press("3", "Q")
        #expect(store.state.notices.shown?.text.hasPrefix("no training waits") == true)
    }
}
