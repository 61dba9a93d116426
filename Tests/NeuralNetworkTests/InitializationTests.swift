import NeuralNetwork
import Tensors
import Testing

@Suite struct InitializationTests {
    private func network(_ spread: WeightSpread) throws -> [String: Tensor<Float>] {
        let description = NetworkDescription(
            [Conv2D(filters: 24, kernel: [5, 5], bias: false), Flatten(keepsTime: true), StatisticsPool(), Dense()]
                as [any Layer])
        var generator = SeededGenerator(seed: 5)
        let layout = try description.layout(input: [16, 16, 3], classes: 8)
        return Network<Float>(layout, spread: spread, generator: &generator).parameters.tensors()
    }

    /// Of numbers drawn uniformly the largest lie close to the limit and the variance is a third of its square.
    private func expect(_ tensor: Tensor<Float>?, within limit: Double) throws {
        let values = try #require(tensor).values.map(Double.init)
        let largest = values.map(abs).max() ?? 0
        #expect(largest <= limit * (1 + 1e-6) && largest > 0.98 * limit)
        let variance = values.reduce(0) { $0 + $1 * $1 } / Double(values.count)
        #expect(abs(variance / (limit * limit / 3) - 1) < 0.1)
    }

    @Test func glorotCountsInputsAndOutputs() throws {
        let weights = try network(.glorot)
        try expect(weights["conv2d1.weight"], within: (6.0 / (75 + 600)).squareRoot())
        try expect(weights["dense1.weight"], within: (6.0 / (768 + 8)).squareRoot())
    }

    @Test func fanInCountsInputsAlone() throws {
        let weights = try network(.fanIn)
        try expect(weights["conv2d1.weight"], within: (1.0 / 75).squareRoot())
        try expect(weights["dense1.weight"], within: (1.0 / 768).squareRoot())
        #expect(weights["dense1.bias"]?.values.allSatisfy { $0 == 0 } == true)
    }
}
