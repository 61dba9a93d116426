import NeuralNetwork
import Tensors

/// The average of a network's weights over its training.
final class WeightAverage {
    private let options: Averaging
    private let epochs: Int
    private let parameters: ParameterStorage<Float>
    private var values: [Float]
    /// Whether anything was averaged yet.
    private(set) var hasBegun = false

    /// An average that nothing was added to; `nil` where none is asked for.
    init?(_ options: Averaging, epochs: Int, of parameters: ParameterStorage<Float>) {
        guard options.kind != .none else { return nil }
        self.options = options
        self.epochs = epochs
        self.parameters = parameters
        values = [Float](repeating: 0, count: parameters.count)
    }

    /// Adds the weights after a step, counted from 0 over the whole training.
    func add(step: Int, team: Team) {
        guard options.kind == .exponential else { return }
        move(by: hasBegun ? Float(1 - options.kept(afterSteps: step)) : 1, team: team)
    }

    /// Adds the weights at the end of an epoch, counted from 1.
    func add(epoch: Int, team: Team) {
        guard options.kind == .stochastic else { return }
        let count = options.epochsAveraged(at: epoch, of: epochs)
        if count > 0 { move(by: 1 / Float(count), team: team) }
    }

    /// Moves the average towards the weights by a share of the way.
    private func move(by share: Float, team: Team) {
        hasBegun = true
        let chunk = 65_536
        let (weights, count) = (parameters.values, parameters.count)
        values.withUnsafeMutableBufferPointer { values in
            guard let average = values.baseAddress else { return }
            // The address alone is shared: the parts write to places of their own.
            nonisolated(unsafe) let target = average
            team.perform(parts: (count + chunk - 1) / chunk) { part in
                for index in part * chunk..<min(count, (part + 1) * chunk) {
                    target[index] = (1 - share) * target[index] + share * weights[index]
                }
            }
        }
    }

    /// Puts the average in the network's place for the time of some work.
    func standingIn<Result>(_ plan: Plan<Float>, _ work: () -> Result) -> Result {
        guard hasBegun else { return work() }
        exchange(plan)
        defer { exchange(plan) }
        return work()
    }

    private func exchange(_ plan: Plan<Float>) {
        for index in values.indices { swap(&values[index], &parameters.values[index]) }
        plan.weightsChanged()
    }

    /// What stands after a parameter's name where its average is kept.
    private static let suffix = ".average"

    /// The averages under their names in a state.
    func tensors() -> [String: Tensor<Float>] {
        guard hasBegun else { return [:] }
        var result: [String: Tensor<Float>] = [:]
        for entry in parameters.entries {
            result[entry.name + Self.suffix] = Tensor(
                entry.specification.shape, Array(values[entry.offset..<entry.offset + entry.count]))
        }
        return result
    }

    /// Takes the averages that a state holds after some epochs.
    ///
    /// - Throws: `NetworkError.weights` where one is missing that must be there.
    func load(_ tensors: [String: Tensor<Float>], afterEpochs finished: Int) throws(NetworkError) {
        guard finished > 0 else { return }
        if options.kind == .stochastic, options.epochsAveraged(at: finished, of: epochs) == 0 { return }
        for entry in parameters.entries {
            guard let tensor = tensors[entry.name + Self.suffix], tensor.shape == entry.specification.shape else {
                throw .weights(
                    name: entry.name + Self.suffix, detail: "missing from the state, or of another shape")
            }
            values.replaceSubrange(entry.offset..<entry.offset + entry.count, with: tensor.values)
        }
        hasBegun = true
    }
}
