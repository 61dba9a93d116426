import Recognition
import Testing
import Training
import Workbench

@Suite struct TrainScreenTests {
    private func makeTrainStore() -> TestStore {
        var store = makeOpenStore()
        store.press("3")
        return store
    }

    /// A training two epochs long that has run its first.
    private func makeRunningStore() -> TestStore {
        var store = makeTrainStore()
        store.press("s")
        for event in Self.firstEpoch { _ = store.apply(.training(event)) }
        return store
    }

    /// The same events of another fold.
    private static func firstEpoch(ofFold fold: Int) -> [ExperimentEvent] {
        firstEpoch.dropFirst(4).map { event in
            if case .training(_, let event) = event { .training(fold: fold, event) } else { event }
        }
    }

    private static let firstEpoch: [ExperimentEvent] = [
        .started(run: "/runs/today-notebook", statement: "5 folds of 4 speakers", folds: 1),
        .preparing(done: 32, total: 32),
        .foldStarted(fold: 1, of: 1, testSpeakers: ["01"]),
        .windows(fold: 1, done: 64, total: 64),
        .training(
            fold: 1,
            .started(
                TrainingOutline(
                    epochs: 2, stepsPerEpoch: 4, samples: 128, validationSamples: 32, parameters: 1000, firstEpoch: 1,
                    history: []))),
        .training(
            fold: 1,
            .stepsEnded(
                StepProgress(
                    epoch: 1, step: 4, stepsPerEpoch: 4, losses: [2.5, 2.25, 2, 1.75], accuracy: 0.25,
                    samplesPerSecond: 64, secondsLeft: 2))),
        .training(
            fold: 1,
            .epochEnded(
                EpochRecord(
                    epoch: 1, loss: 2.125, accuracy: 0.25,
                    validation: EpochRecord.Validation(loss: 2.0625, accuracy: 0.3, uar: 0.28), learningRate: 0.001,
                    isBest: true))),
    ]

    @Test func memoryStandsBesideTheThroughputAndStaysAfterwards() {
        var store = makeRunningStore()
        store.send(
            .memoryMeasured(MemoryUse(resident: 212_400_000, peak: 260_600_000)),
            changes: [
                "train.session.memory.peak: none -> 260600000",
                "train.session.memory.resident: none -> 212400000",
            ])
        #expect(store.screen.contains { $0.contains("memory 212 MB, peak 261 MB") })
        _ = store.apply(.training(.finished(summary(.finished))))
        #expect(store.screen.contains { $0.contains("memory 212 MB, peak 261 MB") })
    }

    private func summary(_ state: RunSummary.State) -> RunSummary {
        var summary = RunSummary(path: "/runs/today-notebook")
        summary.state = state
        (summary.epochs, summary.totalEpochs, summary.accuracy, summary.uar) = (2, 2, 0.5, 0.45)
        return summary
    }

    @Test func everyOptionIsARowThatCanBeEdited() {
        let form = makeTrainStore().state.train.form
        #expect(form.rows.count == RecipeKey.all.count + 1)
        for key in RecipeKey.all {
            var store = makeTrainStore()
            store.press("/")
            store.type(key.path)
            store.press("enter", "g")
            guard let row = store.state.train.form.rows.firstIndex(where: { $0.key?.path == key.path }) else {
                Issue.record("\(key.path) is not found by its name")
                continue
            }
            for _ in 0..<row { store.press("j") }
            store.press("enter")
            if store.state.overlays.isEmpty {
                #expect(store.state.train.form.isChanged(key) || key.kind.isSingleChoice, "\(key.path)")
            } else {
                store.press("enter")
                #expect(!store.state.train.form.isChanged(key), "\(key.path)")
            }
            store.press("d")
            #expect(!store.state.train.form.isChanged(key), "\(key.path)")
        }
    }

    @Test func aWrongValueIsNotTaken() {
        var store = makeTrainStore()
        select("training.epochs", in: &store)
        store.press("enter", "ctrl-u")
        store.type("none")
        store.press("enter")
        #expect(store.state.overlays.count == 1)
        #expect(store.screen.last?.contains("training.epochs") == true)
        store.press("ctrl-u")
        store.type("3")
        store.press("enter")
        #expect(store.state.overlays.isEmpty && store.state.train.form.recipe.training.epochs == 3)
        #expect(store.state.train.form.changes == 1)
        #expect(store.screen.contains { $0.contains("*") && $0.contains("training.epochs") })
        store.press("D")
        #expect(store.state.train.form.changes == 0)
    }

    @Test func theProtocolIsSaidInPlainWords() {
        var store = makeTrainStore()
        #expect(store.screen.joined(separator: " ").contains("speakers") && store.state.train.statement != nil)
        setProtocol("random-windows", in: &store)
        guard case .possible(let text, leaks: true) = store.state.train.statement else {
            Issue.record("random windows leak and must say so")
            return
        }
        #expect(text.hasPrefix("LEAKS"))
        setProtocol("holdout:99", in: &store)
        guard case .impossible = store.state.train.statement else {
            Issue.record("there is no speaker 99")
            return
        }
        #expect(store.press("s").isEmpty && store.state.notices.shown?.weight == .error)
    }

    @Test func anotherRecipeAsksBeforeItDropsChanges() {
        var store = makeTrainStore()
        store.press("space")
        let names = Recipe.builtIn.map(\.name)
        #expect(store.state.train.form.base.name == names[1])
        select("training.epochs", in: &store)
        store.press("enter")
        store.type("0")
        store.press("enter", "esc", "g", "space")
        #expect(store.state.overlays.count == 1)
        store.press("n")
        #expect(store.state.train.form.base.name == names[1] && store.state.train.form.changes == 1)
        store.press("space", "y")
        #expect(store.state.train.form.base.name == names[2 % names.count] && store.state.train.form.changes == 0)
    }

    @Test func aTrainingStartsOnce() {
        var store = makeTrainStore()
        #expect(
            store.press("s").map(describe) == [
                "train \(Recipe.builtIn[0].name) under \(Recipe.builtIn[0].evaluation.text)"
            ])
        #expect(store.press("s").isEmpty)
        #expect(
            store.state.notices.shown?.text
                == "it starts after the running one, as number 1 of those that wait; Q lists them")
    }

    @Test func aTrainingNeedsACorpus() {
        var store = TestStore(makeState())
        store.press("3")
        #expect(store.press("s").isEmpty && store.state.train.session == nil)
    }

    @Test func progressIsFollowed() throws {
        let store = makeRunningStore()
        let session = try #require(store.state.train.session)
        #expect(session.stepLosses == [2.5, 2.25, 2, 1.75] && session.epochs.count == 1)
        #expect(session.best?.epoch == 1 && session.share == 0.5 && session.secondsLeft == 2)
        let screen = store.screen.joined(separator: "\n")
        #expect(screen.contains("epoch 1 of 2, step 4 of 4") && screen.contains("about 2 s left"))
        #expect(screen.contains("64.0 windows/s") && screen.contains("best epoch 1"))
    }

    @Test func foldsAddUp() throws {
        var store = makeTrainStore()
        store.press("s")
        _ = store.apply(.training(.started(run: "/runs/x", statement: "", folds: 4)))
        for event in Self.firstEpoch.dropFirst(4) { _ = store.apply(.training(event)) }
        _ = store.apply(.training(.foldStarted(fold: 2, of: 4, testSpeakers: ["03"])))
        for event in Self.firstEpoch(ofFold: 2) { _ = store.apply(.training(event)) }
        let session = try #require(store.state.train.session)
        #expect(session.share == (1 + 0.5) / 4)
        #expect(session.secondsLeft == 10)
        #expect(session.history.count == 2 && session.stepLosses.count == 4)
    }

    /// Two folds train at once: one is shown, both count, and the other is shown when the first is done.
    @Test func foldsThatTrainAtOnceAreKeptApart() throws {
        var store = makeTrainStore()
        store.press("s")
        _ = store.apply(.training(.started(run: "/runs/x", statement: "", folds: 4)))
        for fold in [1, 2] {
            _ = store.apply(.training(.foldStarted(fold: fold, of: 4, testSpeakers: ["0\(fold)"])))
        }
        for event in Self.firstEpoch(ofFold: 2) + Self.firstEpoch(ofFold: 1) { _ = store.apply(.training(event)) }
        var session = try #require(store.state.train.session)
        #expect(session.fold == 1 && session.epochs.count == 1 && session.stepLosses.count == 4)
        #expect(session.share == (0.5 + 0.5) / 4)
        #expect(session.secondsLeft == 6)
        let evaluation = Evaluation(
            classes: ["a", "b"], protocolText: "speakers:4", statement: "", leaks: false, predictions: [])
        _ = store.apply(.training(.foldEvaluated(fold: 1, evaluation)))
        session = try #require(store.state.train.session)
        #expect(session.fold == 2 && session.outline?.epochs == 2 && session.stepLosses.isEmpty)
        #expect(session.history.map(\.count) == [1, 1])
    }

    @Test func trainingGoesOnWhileOtherScreensAreUsed() {
        var store = makeRunningStore()
        store.press("1", "j")
        #expect(store.screen[0].contains("train 50 %"))
        _ = store.apply(.training(.notice("still here")))
        #expect(store.state.train.session?.log.last == "still here")
    }

    @Test func stoppingKeepsAndResumesLater() {
        var store = makeRunningStore()
        #expect(store.press("x").map(describe) == ["stop training"])
        #expect(store.press("x").isEmpty)
        #expect(store.apply(.training(.finished(summary(.interrupted)))).map(describe).count == 1)
        #expect(!store.state.train.isBusy)
        let request = store.state.runs.awaited ?? Request(0)
        _ = store.apply(.runsLoaded(request, .success([summary(.interrupted)])))
        #expect(store.press("r").map(describe) == ["resume /runs/today-notebook"])
        #expect(store.state.train.isBusy)
    }

    @Test func discardingAsks() {
        var store = makeRunningStore()
        #expect(store.press("X").isEmpty && store.state.overlays.count == 1)
        #expect(store.press("enter").isEmpty && store.state.overlays.isEmpty)
        store.press("X")
        #expect(store.press("y").map(describe) == ["discard training"])
        _ = store.apply(.trainingDiscarded)
        #expect(store.state.train.session?.phase == .discarded && !store.state.train.isBusy)
    }

    @Test func theResultIsOneKeyAway() {
        var store = makeRunningStore()
        #expect(store.press("e").isEmpty)
        _ = store.apply(.training(.finished(summary(.finished))))
        #expect(store.screen.joined().contains("accuracy 50.0 %"))
        let effects = store.press("e").map(describe)
        #expect(effects.contains { $0.hasPrefix("evaluation /runs/today-notebook") })
        #expect(store.state.screen == .evaluate)
        store.press("q")
        #expect(store.state.screen == .train)
    }

    @Test func quittingWhileATrainingRunsAsks() {
        var store = makeRunningStore()
        store.press("1")
        #expect(store.press("q").isEmpty)
        #expect(store.screen.joined().contains("A training runs. Quit?"))
        #expect(store.press("n").isEmpty)
        store.press("ctrl-c")
        #expect(store.press("s").map(describe) == ["stop training", "save clips dark", "quit"])
        store.press("q")
        #expect(store.press("d").map(describe) == ["discard training", "save clips dark", "quit"])
    }

    @Test func aFailureStaysInSight() {
        var store = makeRunningStore()
        _ = store.apply(.training(.failed("the disk is full: free some space and resume")))
        store.press("j")
        #expect(store.screen.joined().contains("the disk is full"))
    }

    @Test func curvesChangeWithKeys() {
        var store = makeRunningStore()
        store.send(.key(.character("m")), changes: ["train.curves.isSmooth: false -> true"])
        store.send(.key(.character("y")), changes: ["train.curves.isLogarithmic: false -> true"])
        store.send(.key(.character("a")), changes: ["train.curves.axis: epochs -> steps"])
        #expect(store.screen.joined().contains("smooth, log"))
    }

    private func select(_ path: String, in store: inout TestStore) {
        store.press("esc", "/")
        store.type(path)
        store.press("enter", "g")
        let row = store.state.train.form.rows.firstIndex { $0.key?.path == path } ?? 0
        for _ in 0..<row { store.press("j") }
    }

    private func setProtocol(_ text: String, in store: inout TestStore) {
        select("protocol", in: &store)
        store.press("enter", "ctrl-u")
        store.type(text)
        store.press("enter")
    }

    @Test func howToStartAndToStopIsSeenInASmallWindow() {
        var store = makeOpenStore(width: 80, height: 24)
        store.use("3")
        #expect(store.screen.last?.hasPrefix(" s start") == true)
        store.press("s", "j")
        #expect(store.state.train.isBusy)
        #expect(store.screen.last?.hasPrefix(" x stop") == true)
    }
}

extension RecipeKey.Kind {
    /// Whether there is nothing to choose.
    fileprivate var isSingleChoice: Bool { if case .choice(let words) = self { words.count == 1 } else { false } }
}
