import NeuralNetwork
import Tensors

/// Measures training steps and inference on random samples.
struct NetworkBenchmark {
    let team: Team
    let kernels: KernelChoice
    let seed: UInt64
    let stopwatch: Stopwatch

    /// A training step on one batch: forward, backward and optimizer.
    func steps() throws -> [BenchmarkResult] {
        try BenchmarkNetwork.all.map { subject in
            let session = try TrainingStep(subject, self)
            let timings = try stopwatch.measure { session.perform() }
            return BenchmarkResult(
                name: subject.name, batch: BenchmarkNetwork.batchSize,
                operations: trainingOperations(session.layout) * Double(BenchmarkNetwork.batchSize), timings: timings)
        }
    }

    /// The first training step of this process, from its start on, with all that it takes to get there.
    func start() throws -> [BenchmarkResult] {
        let subject = BenchmarkNetwork.all[0]
        try TrainingStep(subject, self).perform()
        return [
            BenchmarkResult(
                name: subject.name, batch: BenchmarkNetwork.batchSize, operations: nil, timings: try .sinceStart())
        ]
    }

    /// The logits of batches of 1, 32 and 256 samples.
    func inference() throws -> [BenchmarkResult] {
        try BenchmarkNetwork.all.flatMap { subject in
            let network = try subject.network(seed: seed)
            return try [1, 32, 256].map { batch in
                let plan = Plan(network: network, batchSize: batch, isTraining: false, team: team, kernels: kernels)
                TrainingStep.fill(plan, seed: seed)
                let timings = try stopwatch.measure { _ = plan.infer(count: batch) }
                return BenchmarkResult(
                    name: subject.name, batch: batch,
                    operations: 2 * Double(network.layout.multiplyAdds * batch), timings: timings)
            }
        }
    }

    /// Operations of forward, gradient of the weights and gradient of the input, which the first layer that learns has not.
    private func trainingOperations(_ layout: NetworkLayout) -> Double {
        let first = layout.rows.first { $0.parameterCount > 0 }?.multiplyAdds ?? 0
        return 2 * Double(3 * layout.multiplyAdds - first)
    }
}

/// A network in training on one random batch.
private final class TrainingStep {
    private let plan: Plan<Float>
    private let optimizer: Optimizer<Float>
    private let setting: Schedule.Setting
    private let seed: UInt64
    private var step = 0

    init(_ subject: BenchmarkNetwork, _ benchmark: NetworkBenchmark) throws {
        seed = benchmark.seed
        let network = try subject.network(seed: seed)
        plan = Plan(
            network: network, batchSize: BenchmarkNetwork.batchSize, isTraining: true, team: benchmark.team,
            kernels: benchmark.kernels)
        optimizer = Optimizer(subject.optimizer, for: network.parameters)
        setting = Schedule.Setting(
            learningRate: subject.optimizer.learningRate, momentum: subject.optimizer.momentum)
        Self.fill(plan, seed: seed)
    }

    var layout: NetworkLayout { plan.network.layout }

    /// Takes the next step.
    func perform() {
        _ = plan.learn(count: plan.batchSize, seed: seed, step: step, optimizer: optimizer, setting: setting)
        step += 1
    }

    /// Random samples, each with a random class.
    static func fill(_ plan: Plan<Float>, seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let (size, classes) = (plan.network.layout.input.count, plan.network.layout.classes)
        for index in 0..<plan.batchSize * size { plan.input[index] = Float.random(in: -1...1, using: &generator) }
        for sample in 0..<plan.batchSize {
            plan.targets[sample * classes + Int.random(in: 0..<classes, using: &generator)] = 1
        }
    }
}
