import NeuralNetwork
import Recognition
import Tensors

/// Measures the networks of the built-in recipes on random samples.
struct NetworkBenchmark {
    let team: Team
    let kernels: KernelChoice
    let seed: UInt64
    let stopwatch: Stopwatch

    /// Recipes that are measured; those whose network another one has already are left out.
    private static let names = ["notebook", "notebook-lstm", "emoscope"]

    private var recipes: [Recipe] { Recipe.builtIn.filter { Self.names.contains($0.name) } }

    /// A training step on a batch of the recipe's size: forward, backward and optimizer.
    func steps() throws -> [BenchmarkResult] {
        try recipes.map { recipe in
            let network = try network(of: recipe)
            let batch = recipe.training.batchSize
            let plan = Plan(network: network, batchSize: batch, isTraining: true, team: team, kernels: kernels)
            let optimizer = Optimizer(recipe.optimizer, for: network.parameters)
            let setting = Schedule.Setting(
                learningRate: recipe.optimizer.learningRate, momentum: recipe.optimizer.momentum)
            fill(plan)
            var step = 0
            let timings = try stopwatch.measure {
                _ = plan.learn(count: batch, seed: seed, step: step, optimizer: optimizer, setting: setting)
                step += 1
            }
            return BenchmarkResult(
                name: recipe.name, batch: batch, operations: trainingOperations(network.layout) * Double(batch),
                timings: timings)
        }
    }

    /// The logits of batches of 1, 32 and 256 samples.
    func inference() throws -> [BenchmarkResult] {
        try recipes.flatMap { recipe in
            let network = try network(of: recipe)
            return try [1, 32, 256].map { batch in
                let plan = Plan(network: network, batchSize: batch, isTraining: false, team: team, kernels: kernels)
                fill(plan)
                let timings = try stopwatch.measure { _ = plan.infer(count: batch) }
                return BenchmarkResult(
                    name: recipe.name, batch: batch,
                    operations: 2 * Double(network.layout.multiplyAdds * batch), timings: timings)
            }
        }
    }

    private func network(of recipe: Recipe) throws -> Network<Float> {
        var generator = SeededGenerator(seed: seed)
        return Network(try recipe.networkLayout(window: WindowFeatures(recipe).shape), generator: &generator)
    }

    /// Random samples, each with a random class.
    private func fill(_ plan: Plan<Float>) {
        var generator = SeededGenerator(seed: seed)
        let (size, classes) = (plan.network.layout.input.count, plan.network.layout.classes)
        for index in 0..<plan.batchSize * size { plan.input[index] = Float.random(in: -1...1, using: &generator) }
        for sample in 0..<plan.batchSize {
            plan.targets[sample * classes + Int.random(in: 0..<classes, using: &generator)] = 1
        }
    }

    /// Operations of forward, gradient of the weights and gradient of the input, which the first layer that learns has not.
    private func trainingOperations(_ layout: NetworkLayout) -> Double {
        let first = layout.rows.first { $0.parameterCount > 0 }?.multiplyAdds ?? 0
        return 2 * Double(3 * layout.multiplyAdds - first)
    }
}
