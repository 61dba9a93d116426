import NeuralNetwork
import Tensors
import Testing
import Training

@Suite struct IntegratedGradientsTests {
    private func network(_ layers: [any Layer], input: Shape) throws -> (NetworkLayout, Network<Float>) {
        let layout = try NetworkDescription(layers).layout(input: input, classes: 3)
        var generator = SeededGenerator(seed: 3)
        return (layout, Network<Float>(layout, generator: &generator))
    }

    private func sample(_ count: Int) -> [Float] {
        var generator = SeededGenerator(seed: 9)
        return (0..<count).map { _ in Float.random(in: -1...1, using: &generator) }
    }

    @Test(arguments: 0..<3) func attributionsAddUpToWhatTheSampleMakesOfTheLogit(target: Int) throws {
        let (layout, network) = try network(
            [Conv2D(filters: 4), ReLU(), MaxPool2D(), Flatten(), Dense(units: 8), ReLU(), Dense()], input: [8, 6, 1])
        let gradients = try IntegratedGradients(layout: layout, weights: network.parameters.tensors(), threads: 1)
        let sample = sample(48)
        let found = try #require(
            gradients.attributions(
                of: sample[...], baseline: [Float](repeating: 0, count: 48), steps: 8, towards: target))
        let sum = found.values.reduce(0.0) { $0 + Double($1) }
        #expect(abs(found.difference) > 1e-3)
        // Points along the way stand for an integral.
        let all = found.values.reduce(0.0) { $0 + Double(abs($1)) }
        #expect(abs(sum - found.difference) < 0.02 * all)
    }

    @Test func aLinearNetworkGivesEachInputItsWeightTimesItsDistance() throws {
        let (layout, network) = try network([Dense()], input: [5])
        let weights = network.parameters.tensors()
        let gradients = try IntegratedGradients(layout: layout, weights: weights, threads: 1)
        let (sample, baseline) = (sample(5), [Float](repeating: 0.25, count: 5))
        let found = try #require(gradients.attributions(of: sample[...], baseline: baseline, steps: 5, towards: 1))
        let matrix = try #require(weights.first { $0.value.values.count == 15 }?.value.values)
        for index in 0..<5 {
            let row = matrix[index * 3..<index * 3 + 3]
            let above = matrix[index * 3 + 1] - row.reduce(0, +) / 3
            #expect(abs(found.values[index] - (sample[index] - baseline[index]) * above) < 1e-5)
        }
    }

    @Test func itEndsWhereItIsStopped() throws {
        let (layout, network) = try network([Dense()], input: [5])
        let gradients = try IntegratedGradients(layout: layout, weights: network.parameters.tensors(), threads: 1)
        let stop = StopFlag()
        stop.raise()
        #expect(
            gradients.attributions(
                of: sample(5)[...], baseline: [Float](repeating: 0, count: 5), steps: 5, towards: 0, stop: stop) == nil)
    }
}
