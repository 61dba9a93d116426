import CScheduling
import NeuralNetwork
package import Tensors

extension Trainer {
    /// Trains on the calling thread's queue, with more threads beside it, until the last epoch or until it is told to stop.
    ///
    /// - Parameters:
    ///   - training: what to learn from.
    ///   - validation: what to measure every epoch by, without augmentation.
    ///   - state: where to go on; `nil` begins anew.
    ///   - weights: what a training that begins anew begins with, in place of random numbers.
    ///   - stop: ends the training within a layer's time; finished epochs are kept.
    ///   - report: receives what happens, on the calling thread.
    ///   - checkpoint: keeps the state after each epoch; what it throws ends the training.
    /// - Throws: `TrainingError` where options, samples, network and state do not fit together.
    package func run(
        training: any SampleSource, validation: (any SampleSource)?, resuming state: TrainingState? = nil,
        startingFrom weights: [String: Tensor<Float>]? = nil,
        stop: StopFlag, report: (TrainingEvent) -> Void, checkpoint: (TrainingState) throws -> Void = { _ in }
    ) throws(TrainingError) -> Result {
        try check(training, validation)
        // Whoever types meanwhile, here or in another program, is not kept waiting.
        cs_take_long_turns()
        defer { cs_take_usual_turns() }
        let session = try TrainingSession(
            self, training: training, validation: validation, resuming: state, initial: weights)
        report(.started(session.outline))
        while session.nextEpoch <= options.epochs {
            guard !session.state.hasLost(patience: options.patience) else {
                let end = TrainingEnd.stoppedEarly(epoch: session.nextEpoch - 1)
                report(.ended(end))
                return Result(end: end, state: session.state)
            }
            if let end = session.runEpoch(stop: stop, report: report) {
                report(.ended(end))
                return Result(end: end, state: session.state)
            }
            do { try checkpoint(session.state) } catch { throw .checkpoint("\(error)") }
        }
        report(.ended(.completed))
        return Result(end: .completed, state: session.state)
    }

    private func check(_ training: any SampleSource, _ validation: (any SampleSource)?) throws(TrainingError) {
        guard options.epochs > 0 else { throw .option("epochs must be at least 1, not \(options.epochs)") }
        guard options.batchSize > 0 else { throw .option("batchSize must be at least 1, not \(options.batchSize)") }
        guard training.count > 0 else { throw .samples("there is nothing to learn from") }
        for source in [training] + (validation.map { [$0] } ?? []) where source.sampleShape != layout.input {
            throw .samples("their shape is [\(source.sampleShape)], the network takes [\(layout.input)]")
        }
        if let weights = options.classWeights, weights.count != layout.classes {
            throw .option("\(weights.count) class weights for \(layout.classes) classes")
        }
        guard options.labelSmoothing >= 0, options.labelSmoothing < 1 else {
            throw .option("labelSmoothing must be at least 0 and below 1, not \(options.labelSmoothing)")
        }
        if let weights = options.classWeights, !weights.allSatisfy({ $0.isFinite && $0 >= 0 }) {
            throw .option("class weights must be 0 or more, not \(weights)")
        }
        try checkOptimizer()
        try checkCourse()
        guard options.mixup >= 0, options.mixup <= 4 else {
            throw .option("mixup must be from 0 to 4, not \(options.mixup)")
        }
    }

    /// Whether the optimizer's numbers make sense.
    private func checkOptimizer() throws(TrainingError) {
        let optimizer = options.optimizer
        for (name, value) in [
            ("learningRate", optimizer.learningRate), ("epsilon", optimizer.epsilon),
            ("weightDecay", optimizer.weightDecay), ("clipNorm", optimizer.clipNorm),
        ] {
            guard value.isFinite, value >= 0 else { throw .option("\(name) must be 0 or more, not \(value)") }
        }
        for (name, value) in [("momentum", optimizer.momentum), ("squareMomentum", optimizer.squareMomentum)]
            + options.schedule.momentumRange.map({ ("schedule.momentumRange", $0) })
        {
            guard value >= 0, value < 1 else { throw .option("\(name) must be at least 0 and below 1, not \(value)") }
        }
    }

    /// Whether schedule and averaging make sense.
    private func checkCourse() throws(TrainingError) {
        let (schedule, averaging) = (options.schedule, options.averaging)
        guard schedule.warmUp >= 0, schedule.warmUp <= 1 else {
            throw .option("schedule.warmUp must be from 0 to 1, not \(schedule.warmUp)")
        }
        guard schedule.every > 0, schedule.factor > 0 else {
            throw .option("schedule.every and factor must be above 0, not \(schedule.every) and \(schedule.factor)")
        }
        guard averaging.decay >= 0, averaging.decay < 1 else {
            throw .option("averaging.decay must be at least 0 and below 1, not \(averaging.decay)")
        }
        guard averaging.start >= 0, averaging.start <= 1 else {
            throw .option("averaging.start must be from 0 to 1, not \(averaging.start)")
        }
    }
}
