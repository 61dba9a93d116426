import NeuralNetwork
import Tensors
import Testing

/// The fast path in single precision against plain loops in double.
@Suite struct FastPathTests {
    static let convolutional: [any Layer] = [
        Conv2D(filters: 9), ReLU(), Conv2D(filters: 17), ReLU(), Conv2D(filters: 24, padding: .valid), ReLU(),
        MaxPool2D(),
        Conv2D(filters: 12), MaxPool2D(), Conv2D(filters: 10, kernel: [5, 5], stride: [2, 1], bias: false), BatchNorm(),
        ReLU(),
        Flatten(), Dense(units: 300), ReLU(), Dropout(rate: 0.3), Dense(units: 256), ReLU(), Dense(),
    ]
    static let recurrent: [any Layer] = [
        LSTM(units: 20), Dropout(rate: 0.5), LSTM(units: 33), Dense(units: 6), ReLU(), Flatten(), Dense(),
    ]

    /// Everything that is computed along with a batch normalisation, and windows that do not cover their image. No bias
    /// stands right before a normalisation: its gradient would be zero.
    static let normalised: [any Layer] = [
        Conv2D(filters: 24, kernel: [5, 5], stride: [2, 2], bias: false), BatchNorm(), ReLU(), MaxPool2D(),
        Conv2D(filters: 10, bias: false), BatchNorm(), MaxPool2D(size: [1, 2]), Conv2D(filters: 18, bias: false),
        BatchNorm(),
        ReLU(), Flatten(keepsTime: true), BatchNorm(), ReLU(), Conv1D(filters: 34, kernel: 1, bias: false), BatchNorm(),
        ReLU(),
        Conv1D(filters: 20, kernel: 3, bias: false), BatchNorm(), ReLU(), StatisticsPool(), BatchNorm(), Dense(),
    ]

    @Test(arguments: [5, 19, 32])
    func gradientsOfNormalisedNetworks(count: Int) throws {
        try compare(Self.normalised, input: [41, 22, 1], count: count)
        try compare(Self.normalised, input: [41, 22, 1], count: count, validSteps: [41, 7, 22, 30])
    }

    /// Layers whose kernels treat each number or channel by itself.
    static let separable: [any Layer] = [
        DepthwiseConv2D(kernel: [3, 2], stride: [2, 1]), Conv2D(filters: 20, kernel: [1, 1]), GELU(),
        DepthwiseConv2D(kernel: [5, 3], bias: false), SiLU(), Flatten(keepsTime: true), Conv1D(filters: 18), SiLU(),
        DepthwiseConv1D(dilation: 2), GELU(), AttentionPool(), Dense(),
    ]

    @Test(arguments: [1, 5, 19])
    func gradientsOfSeparableNetworks(count: Int) throws {
        try compare(Self.separable, input: [17, 7, 3], count: count)
        try compare(Self.separable, input: [17, 7, 3], count: count, validSteps: [17, 4, 11])
    }

    @Test(arguments: [1, 3, 8, 11, 32])
    func gradientsOfConvolutionalNetworks(count: Int) throws {
        try compare(Self.convolutional, input: [17, 14, 2], count: count)
    }

    @Test(arguments: [1, 5, 16])
    func gradientsOfRecurrentNetworks(count: Int) throws { try compare(Self.recurrent, input: [12, 7], count: count) }

    private func compare(_ layers: [any Layer], input: Shape, count: Int, validSteps: [Int]? = nil) throws {
        let fast = try NetworkFixture<Float>(
            layers, input: input, count: count, kernels: .auto, threads: 2, validSteps: validSteps)
        let exact = try NetworkFixture<Double>(
            layers, input: input, count: count, kernels: .reference, validSteps: validSteps)
        let (loss, expected) = (fast.loss(), exact.loss())
        #expect(abs(loss - expected) < 1e-4 * expected)
        let gradients = exact.plan.gradientTensors()
        for (name, gradient) in fast.plan.gradientTensors() where count > 1 || !name.hasPrefix("conv2d5") {
            #expect(difference(gradient, gradients[name]) < 3e-4, "\(name), \(count) samples")
        }
    }

    @Test func tenStepsOfAdamStayTogether() throws {
        let fast = try NetworkFixture<Float>(
            Self.convolutional, input: [17, 14, 2], count: 12, kernels: .auto, threads: 2)
        let exact = try NetworkFixture<Double>(Self.convolutional, input: [17, 14, 2], count: 12, kernels: .reference)
        let options = OptimizerOptions(kind: .adamW, learningRate: 1e-4, weightDecay: 1e-2)
        let setting = Schedule.Setting(learningRate: options.learningRate, momentum: options.momentum)
        let (first, second) = (
            Optimizer(options, for: fast.network.parameters), Optimizer(options, for: exact.network.parameters)
        )
        for step in 0..<10 {
            let loss = fast.plan.learn(count: 12, seed: 1, step: step, optimizer: first, setting: setting) ?? .nan
            let expected = exact.plan.learn(count: 12, seed: 1, step: step, optimizer: second, setting: setting) ?? .nan
            #expect(abs(loss - expected) < 2e-3 * expected, "step \(step)")
        }
        let weights = exact.network.parameters.tensors()
        for (name, tensor) in fast.network.parameters.tensors() {
            #expect(difference(tensor, weights[name]) < 3e-3, "\(name)")
        }
    }

    @Test(arguments: [1, 7, 16])
    func inferenceNeedsNoGradientsAndNoParticularThreads(count: Int) throws {
        try checkInference(Self.convolutional, input: [17, 14, 2], count: count)
        try checkInference(Self.normalised, input: [41, 22, 1], count: count)
    }

    private func checkInference(_ layers: [any Layer], input: Shape, count: Int) throws {
        let fixture = try NetworkFixture<Float>(layers, input: input, count: 16, kernels: .auto)
        // Statistics that differ from those of a new network.
        _ = fixture.loss()
        var results: [[Float]] = []
        for threads in [1, 2, 3] {
            let plan = Plan(
                network: fixture.network, batchSize: 16, isTraining: false, team: Team(threads: threads), kernels: .auto
            )
            plan.input.update(from: fixture.plan.input, count: count * input.count)
            #expect(plan.infer(count: count))
            results.append(Array(plan.logits(count: count)))
            #expect(threads > 1 || plan.bytes < fixture.plan.bytes)
        }
        #expect(results[0] == results[1] && results[0] == results[2])
        #expect(fixture.plan.infer(count: count))
        // A plan that learns keeps normalisations apart from the weights before them.
        for (learning, inferring) in zip(fixture.plan.logits(count: count), results[0]) {
            #expect(abs(learning - inferring) < 1e-4)
        }
    }

    @Test func theLayerThatDivergedFirstIsNamed() throws {
        let layers: [any Layer] = [
            Conv2D(filters: 3), BatchNorm(), ReLU(), Conv2D(filters: 3), BatchNorm(), Flatten(), Dense(units: 4),
            Dense(),
        ]
        func named(_ changes: [String: Float]) throws -> String? {
            let fixture = try NetworkFixture<Float>(layers, input: [5, 4, 1], kernels: .auto)
            for entry in fixture.network.parameters.entries {
                if let value = changes[entry.name] { fixture.network.parameters.values[entry.offset] = value }
            }
            #expect(!fixture.loss().isFinite)
            return fixture.plan.firstDivergedLayer(count: fixture.count)
        }
        #expect(try named(["conv2d1.bias": .nan, "dense1.weight": .infinity]) == "dense1")
        // Finite weights whose products are not: normalisations after them keep running statistics that are no numbers either.
        #expect(try named(["conv2d2.weight": 3e38, "batchnorm1.bias": 1e5]) == "conv2d2")
    }

    @Test func stepsAfterAnInferenceUseTheNewWeights() throws {
        let options = OptimizerOptions(learningRate: 1e-3)
        let setting = Schedule.Setting(learningRate: 1e-3, momentum: 0.9)
        func train(inferringBetween: Bool) throws -> [String: Tensor<Float>] {
            let fixture = try NetworkFixture<Float>(
                [Conv2D(filters: 8), ReLU(), Conv2D(filters: 8), Flatten(), Dense()], input: [6, 6, 1], kernels: .auto)
            let optimizer = Optimizer(options, for: fixture.network.parameters)
            for step in 0..<4 {
                _ = fixture.plan.learn(count: 5, seed: 0, step: step, optimizer: optimizer, setting: setting)
                if inferringBetween { _ = fixture.plan.infer(count: 5) }
            }
            return fixture.network.parameters.tensors()
        }
        #expect(try train(inferringBetween: true) == train(inferringBetween: false))
    }
}
