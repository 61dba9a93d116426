package import NeuralNetwork
package import Tensors

/// Computes class probabilities with a trained network, for any number of samples.
///
/// Not for use from several threads at once; it brings its own.
package final class Predictor {
    private let plan: Plan<Float>
    private let layout: NetworkLayout

    /// A predictor with the given weights.
    ///
    /// - Throws: `NetworkError.weights` where they are not those of this network.
    package init(
        layout: NetworkLayout, weights: [String: Tensor<Float>], batchSize: Int = 32, threads: Int,
        kernels: KernelChoice = .auto
    ) throws(NetworkError) {
        self.layout = layout
        plan = Plan(
            network: try Network(layout, weights: weights), batchSize: batchSize, isTraining: false,
            team: Team(threads: threads), kernels: kernels)
    }

    /// The probabilities of the classes.
    ///
    /// - Parameters:
    ///   - samples: as in training, without augmentation.
    ///   - stop: ends the work early.
    /// - Returns: `[samples x classes]`, rows that sum to one; `nil` where it was stopped.
    /// - Precondition: the samples have the shape of the network's input.
    package func probabilities(of samples: any SampleSource, stop: StopFlag = StopFlag()) -> Tensor<Float>? {
        precondition(
            samples.sampleShape == layout.input, "Predictor: samples of [\(samples.sampleShape)] for [\(layout.input)]")
        var result: [Float] = []
        result.reserveCapacity(samples.count * layout.classes)
        for start in stride(from: 0, to: samples.count, by: plan.batchSize) {
            let count = min(plan.batchSize, samples.count - start)
            load(samples, from: start, count: count)
            guard plan.infer(count: count, isStopped: { stop.isRaised }) else { return nil }
            let logits = plan.logits(count: count)
            for row in 0..<count { result += Self.softmax(logits[row * layout.classes..<(row + 1) * layout.classes]) }
        }
        return Tensor([samples.count, layout.classes], result)
    }

    private func load(_ samples: any SampleSource, from start: Int, count: Int) {
        let size = layout.input.count
        for position in 0..<count {
            var generator = SeededGenerator(seed: 0)
            let steps = samples.copySample(
                start + position, into: UnsafeMutableBufferPointer(start: plan.input + position * size, count: size),
                using: &generator)
            plan.validSteps[position] = Int32(max(1, min(steps, layout.input[0])))
        }
    }

    private static func softmax(_ logits: Slice<UnsafeBufferPointer<Float>>) -> [Float] {
        let highest = logits.max() ?? 0
        let powers = logits.map { Float.exponential($0 - highest) }
        let sum = powers.reduce(0, +)
        return powers.map { $0 / sum }
    }
}
