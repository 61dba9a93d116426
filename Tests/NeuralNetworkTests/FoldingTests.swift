import NeuralNetwork
import Tensors
import Testing

/// Inference, where normalisations are folded into the layers before them, against plain loops in double.
@Suite struct FoldingTests {
    @Test(arguments: OnnxNetworks.all.indices)
    func inferenceAgreesWithPlainLoops(index: Int) throws {
        let item = OnnxNetworks.all[index]
        let network = try OnnxNetworks.network(item)
        let exact = try Network<Double>(
            network.layout, weights: network.parameters.tensors().mapValues { $0.converted(to: Double.self) })
        let count = 9
        let plans = [true, false].map { isTraining in
            Plan(network: network, batchSize: count, isTraining: isTraining, team: Team(threads: 2))
        }
        let reference = Plan(
            network: exact, batchSize: count, isTraining: false, team: Team(threads: 1), kernels: .reference)
        var generator = SeededGenerator(seed: 2)
        for index in 0..<count * item.input.count {
            let value = Float.random(in: -1...1, using: &generator)
            for plan in plans { plan.input[index] = value }
            reference.input[index] = Double(value)
        }
        for sample in 0..<count {
            let steps = Int32.random(in: 1...Int32(item.input[0]), using: &generator)
            for plan in plans { plan.validSteps[sample] = steps }
            reference.validSteps[sample] = steps
        }
        #expect(reference.infer(count: count))
        let expected = Tensor([count, 4], Array(reference.logits(count: count)))
        for plan in plans {
            #expect(plan.infer(count: count))
            #expect(difference(Tensor([count, 4], Array(plan.logits(count: count))), expected) < 1e-5)
        }
    }

    @Test func whatWasFoldedFollowsTheWeights() throws {
        let network = try OnnxNetworks.network(
            OnnxNetworks.Case(name: "", layers: [Dense(units: 3), BatchNorm(), Dense()], input: [2]))
        let plan = Plan(network: network, batchSize: 1, isTraining: false, team: Team(threads: 1))
        (plan.input[0], plan.input[1]) = (0.5, -1)
        #expect(plan.infer(count: 1))
        let before = Array(plan.logits(count: 1))
        for entry in network.parameters.entries where entry.name == "batchnorm1.mean" {
            network.parameters.values[entry.offset] += 1
        }
        plan.weightsChanged()
        #expect(plan.infer(count: 1))
        #expect(Array(plan.logits(count: 1)) != before)
    }
}
