import NeuralNetwork
import Tensors
import Testing
import Training

@Suite struct TrainerTests {
    let training = SyntheticSamples(count: 150, sampleShape: SmallNetwork.input, classes: 3)
    let validation = SyntheticSamples(count: 45, sampleShape: SmallNetwork.input, classes: 3, offset: 1000)
    let options = Trainer.Options(epochs: 4, batchSize: 16, seed: 3, optimizer: .init(learningRate: 5e-3))

    @Test func itLearns() throws {
        let log = EventLog()
        let result = try Trainer(layout: SmallNetwork.layout(), options: options, threads: 2)
            .run(training: training, validation: validation, stop: StopFlag(), report: log.add)
        #expect(result.end == .completed)
        let history = result.state.history
        #expect(history.map(\.epoch) == [1, 2, 3, 4])
        #expect(try #require(history.last?.validation).accuracy > 0.9)
        let best = try #require(result.state.bestEpoch)
        let accuracies = history.compactMap { $0.validation?.accuracy }
        #expect(best.validation?.accuracy == accuracies.max())
        #expect(best.epoch == accuracies.firstIndex(of: accuracies.max() ?? 0).map { $0 + 1 })
    }

    @Test func eventsTellEveryLossOnce() throws {
        let log = EventLog()
        _ = try Trainer(layout: SmallNetwork.layout(), options: options, threads: 1)
            .run(training: training, validation: validation, stop: StopFlag(), report: log.add)
        let events = log.events
        guard case .started(let outline) = events.first else { return #expect(Bool(false), "does not start") }
        #expect(outline.stepsPerEpoch == 10 && outline.firstEpoch == 1 && outline.validationSamples == 45)
        #expect(events.last == .ended(.completed))
        let losses = events.reduce(0) { count, event in
            if case .stepsEnded(let progress) = event { count + progress.losses.count } else { count }
        }
        #expect(losses == 40)
        #expect(events.count { if case .epochEnded = $0 { true } else { false } } == 4)
    }

    @Test(arguments: [1, 2, 5])
    func threadsDoNotChangeABit(threads: Int) throws {
        let expected = try Trainer(layout: SmallNetwork.layout(), options: options, threads: 3)
            .run(training: training, validation: validation, stop: StopFlag(), report: { _ in })
        let result = try Trainer(layout: SmallNetwork.layout(), options: options, threads: threads)
            .run(training: training, validation: validation, stop: StopFlag(), report: { _ in })
        #expect(result.state == expected.state)
    }

    @Test func aResumedTrainingEndsAsAnUnbrokenOne() throws {
        let trainer = try Trainer(layout: SmallNetwork.layout(), options: options, threads: 2)
        var kept: [KeptState] = []
        let unbroken = try trainer.run(
            training: training, validation: validation, stop: StopFlag(), report: { _ in },
            checkpoint: { kept.append(try KeptState($0)) })
        #expect(kept.count == 4)
        for (index, files) in kept.enumerated() {
            let resumed = try trainer.run(
                training: training, validation: validation, resuming: files.state, stop: StopFlag(), report: { _ in })
            #expect(resumed.state == unbroken.state, "resumed after epoch \(index + 1)")
            #expect(try KeptState(resumed.state) == kept.last)
        }
    }

    @Test func mixedAndSmoothedTargetsStillTeach() throws {
        var options = options
        options.epochs = 12
        options.mixup = 0.2
        options.labelSmoothing = 0.1
        options.classWeights = [1, 0.5, 2]
        options.optimizer = OptimizerOptions(kind: .adamW, learningRate: 1e-2, weightDecay: 1e-2, clipNorm: 5)
        options.schedule = Schedule(kind: .oneCycle, warmUp: 0.2)
        let results = try [1, 2].map { threads in
            try Trainer(layout: SmallNetwork.layout(), options: options, threads: threads)
                .run(training: training, validation: validation, stop: StopFlag(), report: { _ in })
        }
        #expect(results[0].state == results[1].state)
        #expect(try #require(results[0].state.history.last?.validation).accuracy > 0.8)
    }

    @Test func itMayBeginWithGivenWeights() throws {
        let trainer = try Trainer(layout: SmallNetwork.layout(), options: options, threads: 2)
        let first = try trainer.run(training: training, validation: validation, stop: StopFlag(), report: { _ in })
        var still = options
        still.optimizer.learningRate = 0
        still.epochs = 1
        let second = try Trainer(layout: SmallNetwork.layout(), options: still, threads: 2).run(
            training: training, validation: validation, startingFrom: first.state.weights, stop: StopFlag(),
            report: { _ in })
        #expect(second.state.weights == first.state.weights)
        #expect(second.state.history[0].validation == first.state.history.last?.validation)
        #expect(throws: TrainingError.self) {
            try trainer.run(
                training: training, validation: validation, startingFrom: [:], stop: StopFlag(), report: { _ in })
        }
    }

    @Test func itStopsWhenTold() throws {
        let stop = StopFlag()
        let result = try Trainer(layout: SmallNetwork.layout(), options: options, threads: 2)
            .run(training: training, validation: validation, stop: stop) { event in
                if case .epochEnded(let record) = event, record.epoch == 2 { stop.raise() }
            }
        #expect(result.end == .stopped(epoch: 3, step: 0))
        #expect(result.state.history.count == 2)
    }

    @Test func divergenceNamesTheLayerAndKeepsTheLastGoodWeights() throws {
        var options = options
        options.optimizer = OptimizerOptions(kind: .sgd, learningRate: 1e30)
        let log = EventLog()
        let result = try Trainer(layout: SmallNetwork.layout(), options: options, threads: 2)
            .run(training: training, validation: validation, stop: StopFlag(), report: log.add)
        guard case .diverged(1, let step, let layer) = result.end else {
            return #expect(Bool(false), "ended with \(result.end)")
        }
        #expect(step > 1 && step < 6)
        #expect(try SmallNetwork.layout().rows.contains { $0.name == layer })
        #expect(log.events.last == .ended(result.end))
        #expect(result.state.weights.values.allSatisfy { $0.values.allSatisfy { $0.isFinite } })
    }

    @Test func patienceEndsIt() throws {
        var options = options
        options.epochs = 50
        options.patience = 2
        options.optimizer.learningRate = 0
        let result = try Trainer(layout: SmallNetwork.layout(), options: options, threads: 1)
            .run(training: training, validation: validation, stop: StopFlag(), report: { _ in })
        #expect(result.end == .stoppedEarly(epoch: 3))
        #expect(result.state.isOver(epochs: 50, patience: 2) && !result.state.isOver(epochs: 50, patience: 3))
        let resumed = try Trainer(layout: SmallNetwork.layout(), options: options, threads: 1)
            .run(training: training, validation: validation, resuming: result.state, stop: StopFlag(), report: { _ in })
        #expect(resumed.end == result.end && resumed.state == result.state)
    }

    @Test func whatDoesNotFitIsRefused() throws {
        let layout = try SmallNetwork.layout()
        let other = SyntheticSamples(count: 4, sampleShape: [3, 3, 1], classes: 3)
        let none = SyntheticSamples(count: 0, sampleShape: SmallNetwork.input, classes: 3)
        for source in [other, none] {
            #expect(throws: TrainingError.self) {
                try Trainer(layout: layout, options: options, threads: 1)
                    .run(training: source, validation: nil, stop: StopFlag(), report: { _ in })
            }
        }
        #expect(throws: TrainingError.self) {
            try Trainer(layout: layout, options: .init(classWeights: [1, 2]), threads: 1)
                .run(training: training, validation: nil, stop: StopFlag(), report: { _ in })
        }
        for wrong in [
            OptimizerOptions(learningRate: .nan), OptimizerOptions(squareMomentum: 1), OptimizerOptions(momentum: -0.1),
            OptimizerOptions(weightDecay: .infinity), OptimizerOptions(clipNorm: -1),
        ] {
            #expect(throws: TrainingError.self) {
                try Trainer(layout: layout, options: .init(optimizer: wrong), threads: 1)
                    .run(training: training, validation: nil, stop: StopFlag(), report: { _ in })
            }
        }
        #expect(throws: TrainingError.checkpoint("disk full")) {
            try Trainer(layout: layout, options: options, threads: 1)
                .run(
                    training: training, validation: nil, stop: StopFlag(), report: { _ in },
                    checkpoint: { _ in throw DiskFull() })
        }
    }

    private struct DiskFull: Error, CustomStringConvertible { let description = "disk full" }

    @Test func predictionsAreThoseOfTheTrainedNetwork() throws {
        let layout = try SmallNetwork.layout()
        let result = try Trainer(layout: layout, options: options, threads: 2)
            .run(training: training, validation: validation, stop: StopFlag(), report: { _ in })
        for batchSize in [1, 7, 64] {
            let predictor = try Predictor(
                layout: layout, weights: result.state.weights, batchSize: batchSize, threads: 2)
            let rows = try #require(predictor.probabilities(of: validation))
            let correct = (0..<validation.count).count { index in
                let row = rows.values[index * 3..<index * 3 + 3]
                #expect(abs(row.reduce(0, +) - 1) < 1e-5)
                return row.firstIndex(of: row.max() ?? 0) == index * 3 + validation.target(of: index)
            }
            #expect(Double(correct) / 45 > 0.9)
        }
    }
}
