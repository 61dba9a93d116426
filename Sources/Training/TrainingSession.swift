import NeuralNetwork
import Tensors

/// One training under way: the network, its plan and what was reached so far.
final class TrainingSession {
    /// What was reached by the end of the last finished epoch.
    private(set) var state: TrainingState
    private let trainer: Trainer
    private let training: any SampleSource
    private let validation: (any SampleSource)?
    private let network: Network<Float>
    private let plan: Plan<Float>
    private let optimizer: Optimizer<Float>
    private let average: WeightAverage?
    private let loader: BatchLoader
    private var throughput = Throughput()

    /// A training that begins, or goes on where a state was kept.
    init(
        _ trainer: Trainer, training: any SampleSource, validation: (any SampleSource)?, resuming: TrainingState?,
        initial: [String: Tensor<Float>]?
    ) throws(TrainingError) {
        self.trainer = trainer
        self.training = training
        self.validation = validation
        let options = trainer.options
        var generator = SeededGenerator(seed: options.seed).fork(Streams.weights)
        network = Network(trainer.layout, spread: options.spread, generator: &generator)
        optimizer = Optimizer(options.optimizer, for: network.parameters)
        average = WeightAverage(options.averaging, epochs: options.epochs, of: network.parameters)
        do {
            if let resuming {
                try network.parameters.load(resuming.weights)
                try optimizer.load(resuming.moments)
                try average?.load(resuming.moments, afterEpochs: resuming.history.count)
            } else if let initial {
                try network.parameters.load(initial)
            }
        } catch { throw .state("\(error)") }
        plan = Plan(
            network: network, batchSize: options.batchSize, isTraining: true, team: Team(threads: trainer.threads),
            kernels: trainer.kernels)
        loader = BatchLoader(
            layout: trainer.layout, weights: options.classWeights, smoothing: options.labelSmoothing,
            seed: options.seed)
        state =
            resuming
            ?? TrainingState(
                history: [], step: 0, weights: network.parameters.tensors(), moments: optimizer.moments(),
                bestWeights: network.parameters.tensors())
    }

    /// The epoch that is run next, from 1.
    var nextEpoch: Int { state.history.count + 1 }

    private var stepsPerEpoch: Int { (training.count + trainer.options.batchSize - 1) / trainer.options.batchSize }

    /// What lies ahead.
    var outline: TrainingOutline {
        TrainingOutline(
            epochs: trainer.options.epochs, stepsPerEpoch: stepsPerEpoch, samples: training.count,
            validationSamples: validation?.count ?? 0, parameters: trainer.layout.parameterCount,
            firstEpoch: nextEpoch, history: state.history)
    }

    /// Runs one epoch with its validation; gives the reason where the training is over before its end.
    func runEpoch(stop: StopFlag, report: (TrainingEvent) -> Void) -> TrainingEnd? {
        let epoch = nextEpoch
        let order = loader.order(of: training.count, epoch: epoch, shuffles: trainer.options.shuffles)
        var progress = EpochProgress(epoch: epoch, stepsPerEpoch: stepsPerEpoch)
        var setting = Schedule.Setting(learningRate: 0, momentum: 0)
        for step in 0..<stepsPerEpoch {
            guard !stop.isRaised else { return .stopped(epoch: epoch, step: step) }
            let batch = order[
                step * trainer.options.batchSize..<min(order.count, (step + 1) * trainer.options.batchSize)]
            let total = state.step + step
            loader.load(batch, of: training, epoch: epoch, into: plan)
            loader.mix(batch.count, step: total, strength: trainer.options.mixup, in: plan)
            setting = trainer.options.schedule.setting(
                step: total, of: stepsPerEpoch * trainer.options.epochs, options: trainer.options.optimizer)
            guard
                let loss = plan.learn(
                    count: batch.count, seed: trainer.options.seed, step: total, optimizer: optimizer, setting: setting,
                    isStopped: { stop.isRaised })
            else { return .stopped(epoch: epoch, step: step) }
            guard loss.isFinite else {
                let layer = plan.firstDivergedLayer(count: batch.count) ?? "loss"
                return .diverged(epoch: epoch, step: step + 1, layer: layer)
            }
            average?.add(step: total, team: plan.team)
            let correct = zip(batch, plan.predicted(count: batch.count)).count { training.target(of: $0) == Int($1) }
            progress.add(loss: loss, correct: correct, samples: batch.count)
            throughput.add(samples: batch.count)
            let left = training.count * (trainer.options.epochs - epoch) + training.count - progress.samples
            progress.report(throughput, samplesLeft: left, to: report)
        }
        progress.flush(throughput, samplesLeft: training.count * (trainer.options.epochs - epoch), to: report)
        return finish(progress, rate: setting.learningRate, stop: stop, report: report)
    }

    /// Validates, keeps the state and reports the epoch.
    private func finish(
        _ progress: EpochProgress, rate: Double, stop: StopFlag, report: (TrainingEvent) -> Void
    ) -> TrainingEnd? {
        average?.add(epoch: progress.epoch, team: plan.team)
        var measured: EpochRecord.Validation?
        if let validation, validation.count > 0 {
            guard let result = measure(validation, stop: stop) else {
                return .stopped(epoch: progress.epoch, step: stepsPerEpoch)
            }
            measured = result
        }
        throughput.pause()
        let record = EpochRecord(
            epoch: progress.epoch, loss: progress.meanLoss, accuracy: progress.accuracy, validation: measured,
            learningRate: rate, isBest: isBest(measured))
        state.history.append(record)
        state.step += stepsPerEpoch
        state.weights = network.parameters.tensors()
        state.moments = optimizer.moments().merging(average?.tensors() ?? [:]) { moment, _ in moment }
        if record.isBest { state.bestWeights = averagedWeights() }
        report(.epochEnded(record))
        return nil
    }

    /// Validates with the average where there is one.
    private func measure(_ validation: any SampleSource, stop: StopFlag) -> EpochRecord.Validation? {
        guard let average else { return loader.validate(validation, plan: plan, stop: stop) }
        return average.standingIn(plan) { loader.validate(validation, plan: plan, stop: stop) }
    }

    /// The average of the weights where there is one, else the weights.
    private func averagedWeights() -> [String: Tensor<Float>] {
        guard let average, average.hasBegun else { return state.weights }
        return average.standingIn(plan) { network.parameters.tensors() }
    }

    private func isBest(_ validation: EpochRecord.Validation?) -> Bool {
        guard let now = validation, let before = state.bestEpoch?.validation else { return true }
        return switch trainer.options.best {
        case .last: true
        case .validationAccuracy: now.accuracy > before.accuracy
        case .validationUAR: now.uar > before.uar
        // What has diverged is beaten by anything.
        case .validationLoss: now.loss < before.loss || !before.loss.isFinite
        }
    }
}

/// The numbers that tell the random streams of a training apart.
enum Streams {
    static let weights: UInt64 = 1
    static let order: UInt64 = 2
    static let samples: UInt64 = 3
    static let mixing: UInt64 = 4
}
