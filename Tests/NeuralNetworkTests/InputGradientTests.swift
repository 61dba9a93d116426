import NeuralNetwork
import Tensors
import TestSupport
import Testing

/// The gradient of the input, with the network as it is in use.
@Suite struct InputGradientTests {
    private static let networks: [(layers: [any Layer], input: Shape)] = [
        ([Conv2D(filters: 3, bias: false), BatchNorm(), ReLU(), MaxPool2D(), Flatten(), Dense()], [6, 4, 1]),
        (
            [
                Conv2D(filters: 4, kernel: [5, 5], stride: [2, 2]), BatchNorm(), Dropout(rate: 0.4), Flatten(), Dense(),
            ], [9, 8, 1]
        ),
        ([SpatialDropout(rate: 0.5), Conv1D(filters: 3, kernel: 3), GELU(), StatisticsPool(), Dense()], [7, 3]),
        ([LSTM(units: 3), Flatten(), Dense(units: 5), BatchNorm(), ReLU(), Dense()], [5, 4]),
        ([Dropout(rate: 0.2), Dense(units: 6), LayerNorm(), SiLU(), Dense()], [9]),
        (
            [
                Residual([Conv2D(filters: 2), BatchNorm(), ReLU()]), Flatten(keepsTime: true), AttentionPool(units: 2),
                Dense(),
            ], [6, 3, 2]
        ),
    ]

    /// The sum over samples and classes of what the targets weigh the logits with.
    private func weighted(_ fixture: NetworkFixture<Double>) -> Double {
        guard fixture.plan.infer(count: fixture.count) else { return .nan }
        let logits = fixture.plan.logits(count: fixture.count)
        return logits.indices.reduce(0) { $0 + logits[$1] * fixture.plan.targets[$1] }
    }

    @Test(arguments: networks.indices, KernelChoice.allCases)
    func agreesWithDifferencesOfTheLogits(index: Int, kernels: KernelChoice) throws {
        let (layers, input) = Self.networks[index]
        let fixture = try NetworkFixture<Double>(layers, input: input, kernels: kernels, differentiatesInput: true)
        let gradient = try #require(fixture.plan.differentiateInput(count: fixture.count))
        checkGradients(
            "input of network \(index) (\(kernels))", values: fixture.plan.input, count: gradient.count,
            gradient: Array(gradient), loss: { weighted(fixture) })
    }

    @Test(arguments: networks.indices) func theFastPathAgreesWithThePlainOne(index: Int) throws {
        let (layers, input) = Self.networks[index]
        func gradient(_ kernels: KernelChoice) throws -> [Float] {
            let fixture = try NetworkFixture<Float>(
                layers, input: input, count: 9, kernels: kernels, threads: 2, differentiatesInput: true)
            return Array(try #require(fixture.plan.differentiateInput(count: 9)))
        }
        let (fast, plain) = (try gradient(.auto), try gradient(.reference))
        let scale = plain.map(abs).max() ?? 0
        #expect(scale > 0)
        #expect(zip(fast, plain).allSatisfy { abs($0 - $1) <= 1e-4 * scale })
    }

    @Test func learningIsTheSameWithAndWithoutIt() throws {
        let (layers, input) = Self.networks[0]
        let with = try NetworkFixture<Double>(layers, input: input, kernels: .auto, differentiatesInput: true)
        let without = try NetworkFixture<Double>(layers, input: input, kernels: .auto)
        #expect(with.loss() == without.loss())
        #expect(with.plan.gradientTensors() == without.plan.gradientTensors())
    }
}
