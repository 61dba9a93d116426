package import NeuralNetwork
package import Tensors

/// How much each number of a sample moves a network's mind towards a class: integrated gradients.
///
/// The gradient of the class' logit, above the mean of all logits since only differences of logits count, is averaged along
/// the straight way from a baseline to the sample and multiplied by the distance. The attributions of a sample add up to the
/// difference that it makes to that logit.
///
/// Not for use from several threads at once; it brings its own.
///
/// Source: Sundararajan, Taly & Yan (2017), Axiomatic attribution for deep networks, ICML.
package final class IntegratedGradients {
    /// Points on the way from the baseline to the sample.
    package static let points = 24

    private let plan: Plan<Float>
    private let layout: NetworkLayout

    /// Plans for a network with the given weights.
    ///
    /// - Throws: `NetworkError.weights` where they are not those of this network.
    package init(
        layout: NetworkLayout, weights: [String: Tensor<Float>], threads: Int, kernels: KernelChoice = .auto
    ) throws(NetworkError) {
        self.layout = layout
        plan = Plan(
            network: try Network(layout, weights: weights), batchSize: Self.points, isTraining: true,
            team: Team(threads: threads), kernels: kernels, differentiatesInput: true)
    }

    /// The attributions of one sample.
    ///
    /// - Parameters:
    ///   - sample: `[input]`.
    ///   - baseline: `[input]`: what says nothing, such as the mean of what the network was trained on.
    ///   - steps: the time steps of the sample that are not padding.
    ///   - target: the class, by its index.
    /// - Returns: `[input]`, and the difference of the logit that they stand for; nil where it was stopped.
    package func attributions(
        of sample: ArraySlice<Float>, baseline: [Float], steps: Int, towards target: Int, stop: StopFlag = StopFlag()
    ) -> (values: [Float], difference: Double)? {
        let size = layout.input.count
        precondition(sample.count == size && baseline.count == size, "IntegratedGradients: a sample of \(sample.count)")
        precondition((0..<layout.classes).contains(target), "IntegratedGradients: class \(target)")
        load(sample, baseline, steps: steps, target: target)
        guard let gradients = plan.differentiateInput(count: Self.points, isStopped: { stop.isRaised }) else {
            return nil
        }
        var sums = [Double](repeating: 0, count: size)
        for point in 0..<Self.points {
            for index in 0..<size { sums[index] += Double(gradients[point * size + index]) }
        }
        let values = zip(zip(sample, baseline), sums).map { ends, sum in
            Float(Double(ends.0 - ends.1) * sum / Double(Self.points))
        }
        guard let difference = difference(sample, baseline, target: target, stop: stop) else { return nil }
        return (values, difference)
    }

    /// The points in the middle of equally long parts of the way.
    private func load(_ sample: ArraySlice<Float>, _ baseline: [Float], steps: Int, target: Int) {
        let (size, classes) = (layout.input.count, layout.classes)
        for point in 0..<Self.points {
            let share = (Float(point) + 0.5) / Float(Self.points)
            mix(sample, baseline, share: share, into: point, of: size)
            plan.validSteps[point] = Int32(max(1, min(steps, layout.input[0])))
            for index in 0..<classes {
                plan.targets[point * classes + index] = (index == target ? 1 : 0) - 1 / Float(classes)
            }
        }
    }

    private func mix(_ sample: ArraySlice<Float>, _ baseline: [Float], share: Float, into row: Int, of size: Int) {
        let target = plan.input + row * size
        for (index, value) in sample.enumerated() {
            target[index] = baseline[index] + share * (value - baseline[index])
        }
    }

    /// What the sample adds to the logit of a class above the mean of all, measured at both ends of the way.
    private func difference(
        _ sample: ArraySlice<Float>, _ baseline: [Float], target: Int, stop: StopFlag
    ) -> Double? {
        let size = layout.input.count
        mix(sample, baseline, share: 0, into: 0, of: size)
        mix(sample, baseline, share: 1, into: 1, of: size)
        guard plan.infer(count: 2, isStopped: { stop.isRaised }) else { return nil }
        let logits = plan.logits(count: 2)
        func above(_ row: Int) -> Double {
            let own = logits[row * layout.classes..<(row + 1) * layout.classes].map(Double.init)
            return own[target] - own.reduce(0, +) / Double(own.count)
        }
        return above(1) - above(0)
    }
}
