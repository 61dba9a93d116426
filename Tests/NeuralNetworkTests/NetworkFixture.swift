import NeuralNetwork
import Tensors
import TestSupport
import Testing

/// A small network with random weights and one random batch, for checks of layers.
struct NetworkFixture<Scalar: TensorScalar> {
    let network: Network<Scalar>
    let plan: Plan<Scalar>
    let count: Int

    init(
        _ layers: [any Layer], input: Shape, classes: Int = 3, count: Int = 5, kernels: KernelChoice, threads: Int = 1,
        validSteps: [Int]? = nil, seed: UInt64 = 11, differentiatesInput: Bool = false
    ) throws {
        let layout = try NetworkDescription(layers).layout(input: input, classes: classes)
        var generator = SeededGenerator(seed: seed)
        network = Network(layout, generator: &generator)
        for entry in network.parameters.entries where entry.specification.isTrained {
            for index in 0..<entry.count {
                network.parameters.values[entry.offset + index] += Scalar(
                    Double.random(in: -0.3...0.3, using: &generator))
            }
        }
        plan = Plan(
            network: network, batchSize: count, isTraining: true, team: Team(threads: threads), kernels: kernels,
            differentiatesInput: differentiatesInput)
        self.count = count
        for index in 0..<count * input.count {
            plan.input[index] = Scalar(Double.random(in: -1...1, using: &generator))
        }
        for sample in 0..<count {
            for index in 0..<classes {
                plan.targets[sample * classes + index] = Scalar(Double.random(in: 0...1, using: &generator))
            }
            if let validSteps { plan.validSteps[sample] = Int32(validSteps[sample % validSteps.count]) }
        }
    }

    /// The loss of the batch; also leaves the gradients in the plan.
    func loss() -> Double {
        plan.weightsChanged()
        return plan.differentiate(count: count, seed: 5, step: 3) ?? .nan
    }
}

/// Checks every gradient of a network against differences of its loss, in double, by plain loops and by the fast path.
func checkNetwork(
    _ layers: [any Layer], input: Shape, validSteps: [Int]? = nil, sourceLocation: SourceLocation = #_sourceLocation
) throws {
    for kernels in KernelChoice.allCases {
        let fixture = try NetworkFixture<Double>(layers, input: input, kernels: kernels, validSteps: validSteps)
        _ = fixture.loss()
        let gradients = fixture.plan.gradientTensors()
        for entry in fixture.network.parameters.entries where entry.specification.isTrained {
            checkGradients(
                "\(entry.name) (\(kernels))", values: fixture.network.parameters.values + entry.offset,
                count: entry.count, gradient: gradients[entry.name]?.values ?? [], sourceLocation: sourceLocation,
                loss: fixture.loss)
        }
    }
}
