import NeuralNetwork
import Tensors
import Testing
import Training

@Suite struct AveragingTests {
    let training = SyntheticSamples(count: 150, sampleShape: SmallNetwork.input, classes: 3)
    let validation = SyntheticSamples(count: 45, sampleShape: SmallNetwork.input, classes: 3, offset: 1000)

    /// A network with running statistics, which must be averaged too.
    private func layout() throws -> NetworkLayout {
        try NetworkDescription([
            Conv2D(filters: 4, bias: false), BatchNorm(), ReLU(), MaxPool2D(), Dropout(rate: 0.2), Flatten(), Dense(),
        ]).layout(input: SmallNetwork.input, classes: 3)
    }

    private func options(_ averaging: Averaging, epochs: Int = 5) -> Trainer.Options {
        Trainer.Options(
            epochs: epochs, batchSize: 16, seed: 3, labelSmoothing: 0.1, mixup: 0.3,
            optimizer: .init(kind: .adamW, learningRate: 5e-3, weightDecay: 1e-2, clipNorm: 3),
            schedule: Schedule(kind: .oneCycle, warmUp: 0.3), averaging: averaging, best: .last)
    }

    /// Trains, keeping the state of every epoch.
    private func train(_ options: Trainer.Options, resuming: TrainingState? = nil) throws -> [TrainingState] {
        var states: [TrainingState] = []
        _ = try Trainer(layout: layout(), options: options, threads: 2).run(
            training: training, validation: validation, resuming: resuming, stop: StopFlag(), report: { _ in },
            checkpoint: { states.append($0) })
        return states
    }

    @Test func aStochasticAverageIsTheMeanOfTheLastEpochs() throws {
        let states = try train(options(Averaging(kind: .stochastic, start: 0.4)))
        #expect(states.count == 5)
        for early in states.prefix(2) { #expect(early.bestWeights == early.weights) }
        for (name, averaged) in states[4].bestWeights {
            let members = states[2...].compactMap { $0.weights[name]?.values }
            for index in averaged.values.indices {
                let mean = members.reduce(0) { $0 + $1[index] } / 3
                #expect(abs(averaged.values[index] - mean) < 1e-5, "\(name)")
            }
        }
        #expect(states[4].bestWeights["batchnorm1.variance"] != states[4].weights["batchnorm1.variance"])
    }

    @Test func anExponentialAverageOfDecayZeroIsTheWeights() throws {
        let states = try train(options(Averaging(kind: .exponential, decay: 0), epochs: 2))
        for state in states { #expect(state.bestWeights == state.weights) }
        let slow = try train(options(Averaging(kind: .exponential, decay: 0.99), epochs: 2))
        // The optimizer does not see the average.
        #expect(slow.map(\.weights) == states.map(\.weights))
        #expect(slow[1].bestWeights != slow[1].weights)
    }

    @Test(
        "killed after any epoch and resumed, everything at once ends in the same bytes",
        arguments: Averaging.Kind.allCases, Schedule.Kind.allCases)
    func resumesExactly(kind: Averaging.Kind, schedule: Schedule.Kind) throws {
        var options = options(Averaging(kind: kind, decay: 0.9, start: 0.5), epochs: 4)
        options.schedule.kind = schedule
        options.best = .validationUAR
        let states = try train(options)
        let last = try KeptState(#require(states.last))
        for state in states.dropLast() {
            let resumed = try train(options, resuming: KeptState(state).state)
            #expect(try KeptState(#require(resumed.last)) == last)
        }
    }

    @Test func wrongCoursesAreRefused() throws {
        for wrong in [
            Averaging(kind: .exponential, decay: 1), Averaging(kind: .stochastic, start: -1),
        ] {
            #expect(throws: TrainingError.self) { try train(options(wrong)) }
        }
        var broken = options(.init())
        broken.schedule.warmUp = 2
        #expect(throws: TrainingError.self) { try train(broken) }
    }
}
