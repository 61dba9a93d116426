import NeuralNetwork
import Tensors
import Testing

/// What stands after a sample's end, and how much of it, must not matter where time is summed up.
@Suite struct PaddingTests {
    static let network: [any Layer] = [
        Conv2D(filters: 4, kernel: [5, 3]), BatchNorm(), ReLU(), MaxPool2D(size: [1, 2]), DepthwiseConv2D(),
        Residual([Conv2D(filters: 4), GELU(), SqueezeExcitation(ratio: 2)]), Flatten(keepsTime: true),
        Conv1D(filters: 6, dilation: 2), LayerNorm(), DepthwiseConv1D(kernel: 4), Bidirectional(units: 3),
        LSTM(units: 4),
        AttentionPool(units: 3, deviation: true), Dense(),
    ]

    @Test(arguments: [3, 8, 9], KernelChoice.allCases)
    func aSamplesResultIsThatOfTheSampleAlone(steps: Int, kernels: KernelChoice) throws {
        let alone = try fixture(steps: steps, valid: steps, kernels: kernels)
        for room in [steps, steps + 1, steps + 4, steps + 9] {
            for rest in [0.0, 1000] {
                let padded = try fixture(steps: room, valid: steps, rest: rest, kernels: kernels)
                #expect(abs(padded.loss() - alone.loss()) < 1e-11, "\(steps) of \(room) steps, then \(rest)")
                let gradients = alone.plan.gradientTensors()
                for (name, gradient) in padded.plan.gradientTensors() {
                    let expected = try #require(gradients[name]).values
                    let scale = max(1e-3, expected.map(abs).max() ?? 0)
                    let isClose = zip(gradient.values, expected).allSatisfy { abs($0 - $1) < 1e-9 * scale }
                    #expect(isClose && gradient.values.count == expected.count, "\(name)")
                }
            }
        }
    }

    @Test func networksThatDoNotSumUpTimeTakeEveryStep() throws {
        let layout = try NetworkDescription([Conv2D(filters: 2), Flatten(), Dense()])
            .layout(input: [6, 4, 1], classes: 3)
        #expect(!layout.masksTime)
        let all = try NetworkFixture<Double>(
            layout.rows.map(\.layer), input: [6, 4, 1], kernels: .auto, validSteps: [6])
        let some = try NetworkFixture<Double>(
            layout.rows.map(\.layer), input: [6, 4, 1], kernels: .auto, validSteps: [2])
        #expect(all.loss() == some.loss())
    }

    /// Five samples of the same first steps in any room, and a rest of one number.
    private func fixture(
        steps: Int, valid: Int, rest: Double = 0, kernels: KernelChoice
    ) throws -> NetworkFixture<Double> {
        let fixture = try NetworkFixture<Double>(
            Self.network, input: [steps, 4, 1], kernels: kernels, validSteps: [valid])
        var generator = SeededGenerator(seed: 4)
        for sample in 0..<fixture.count {
            for index in 0..<steps * 4 {
                fixture.plan.input[sample * steps * 4 + index] =
                    index < valid * 4 ? Double.random(in: -1...1, using: &generator) : rest
            }
            for index in 0..<3 {
                fixture.plan.targets[sample * 3 + index] = index == sample % 3 ? 1 : 0
            }
        }
        return fixture
    }
}
