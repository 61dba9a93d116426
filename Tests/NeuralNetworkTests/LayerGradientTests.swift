import NeuralNetwork
import Tensors
import Testing

/// Every layer stands between two layers that learn, so that the gradient of its input is checked through the first of them.
@Suite struct LayerGradientTests {
    @Test(arguments: [Padding.same, .valid], [[3, 3], [1, 1], [5, 3], [2, 4]])
    func convolutions(padding: Padding, kernel: [Int]) throws {
        for stride in [[1, 1], [2, 1], [2, 3]] {
            for bias in [true, false] {
                try checkNetwork(
                    [
                        Conv2D(filters: 2, kernel: [1, 1]),
                        Conv2D(filters: 3, kernel: kernel, stride: stride, padding: padding, bias: bias), Flatten(),
                        Dense(),
                    ], input: [6, 5, 2])
            }
        }
    }

    @Test func rectifierPoolAndDropout() throws {
        try checkNetwork(
            [
                Conv2D(filters: 4), ReLU(), MaxPool2D(), Dropout(rate: 0.4), Conv2D(filters: 3),
                MaxPool2D(size: [1, 2]),
                Dropout(rate: 0.2), ReLU(), Flatten(), Dense(),
            ], input: [7, 9, 1])
    }

    @Test func denseByShardAndForTheWholeBatch() throws {
        try checkNetwork([Dense(units: 6), ReLU(), Dense(units: 4, bias: false), Dense()], input: [9])
        #expect(Dense(units: 300).needsWholeBatch(for: [300]))
    }

    @Test func largeDenseLayersAgreeWithPlainOnes() throws {
        let layers: [any Layer] = [Dense(units: 300), ReLU(), Dense(units: 300), ReLU(), Dense()]
        let fast = try NetworkFixture<Double>(layers, input: [260], count: 11, kernels: .auto, threads: 2)
        let plain = try NetworkFixture<Double>(layers, input: [260], count: 11, kernels: .reference)
        #expect(abs(fast.loss() - plain.loss()) < 1e-12)
        let expected = plain.plan.gradientTensors()
        for (name, gradient) in fast.plan.gradientTensors() {
            #expect(difference(gradient, expected[name]) < 1e-12, "\(name)")
        }
    }

    /// The first way gives no gradient of its own: that of the sum has to reach the shortcut all the same.
    @Test func aShortcutBesideAWayThatLearnsNothing() throws {
        try checkNetwork(
            [
                Residual([Dropout(rate: 0)] as [any Layer], shortcut: [Conv2D(filters: 2, kernel: [1, 1])]), Flatten(),
                Dense(),
            ],
            input: [4, 3, 2])
    }

    @Test func normalisationOverTheBatch() throws {
        try checkNetwork(
            [Conv2D(filters: 3), BatchNorm(), ReLU(), Flatten(), Dense(units: 4), BatchNorm(), Dense()],
            input: [4, 3, 2])
    }

    @Test func smoothActivationsNormsAndMeans() throws {
        try checkNetwork(
            [
                Conv2D(filters: 3), LayerNorm(), GELU(), AveragePool2D(size: [2, 1]), SpatialDropout(rate: 0.3),
                Flatten(keepsTime: true), Dense(units: 4), SiLU(), LayerNorm(), Flatten(), Dense(),
            ], input: [5, 3, 2])
    }

    @Test(arguments: [Padding.same, .valid])
    func convolutionsOverTime(padding: Padding) throws {
        for (kernel, stride, dilation) in [(1, 1, 1), (3, 1, 2), (2, 3, 1), (4, 2, 2)] {
            try checkNetwork(
                [
                    Dense(units: 3),
                    Conv1D(filters: 4, kernel: kernel, stride: stride, dilation: dilation, padding: padding), ReLU(),
                    Flatten(), Dense(),
                ], input: [9, 2])
        }
    }

    @Test(arguments: StatisticsPool.Statistics.allCases)
    func statisticsOverTimeLeaveOutPadding(statistics: StatisticsPool.Statistics) throws {
        let layers: [any Layer] = [
            Conv2D(filters: 3, stride: [2, 1]), Flatten(keepsTime: true), Dense(units: 4),
            StatisticsPool(statistics: statistics),
            Dense(),
        ]
        try checkNetwork(layers, input: [9, 2, 1], validSteps: [9, 1, 4, 6, 5])
    }

    @Test(arguments: [Padding.same, .valid])
    func convolutionsOfEachChannel(padding: Padding) throws {
        for (kernel, stride, bias) in [([3, 3], [1, 1], true), ([2, 4], [2, 1], false), ([1, 5], [1, 3], true)] {
            try checkNetwork(
                [
                    Conv2D(filters: 3, kernel: [1, 1]),
                    DepthwiseConv2D(kernel: kernel, stride: stride, padding: padding, bias: bias), ReLU(), Flatten(),
                    Dense(),
                ], input: [6, 5, 2])
        }
        for (kernel, stride, dilation) in [(3, 1, 2), (2, 2, 1)] {
            try checkNetwork(
                [
                    TimeDistributed(units: 3),
                    DepthwiseConv1D(kernel: kernel, stride: stride, dilation: dilation, padding: padding), Flatten(),
                    Dense(),
                ], input: [8, 2])
        }
    }

    @Test(arguments: [nil, [7, 1, 4, 6, 3]])
    func attentionAndBothDirectionsOfTime(validSteps: [Int]?) throws {
        for deviation in [false, true] {
            try checkNetwork(
                [
                    Dense(units: 4), Bidirectional(units: 3), AttentionPool(units: 2, deviation: deviation), Dense(),
                ], input: [7, 3], validSteps: validSteps)
        }
        try checkNetwork([Bidirectional(units: 2), Flatten(), Dense()], input: [5, 2], validSteps: validSteps)
    }

    @Test(arguments: [nil, [8, 3, 5, 1, 6]])
    func blocksAndGates(validSteps: [Int]?) throws {
        try checkNetwork(
            [
                Conv2D(filters: 4), Residual([Conv2D(filters: 4), ReLU(), SqueezeExcitation(ratio: 2)]), ReLU(),
                Residual(
                    [Conv2D(filters: 3, stride: [2, 2]), BatchNorm(), GELU(), DepthwiseConv2D()],
                    shortcut: [Conv2D(filters: 3, kernel: [1, 1], stride: [2, 2], bias: false)]),
                BatchNorm(), StatisticsPool(), Dense(),
            ], input: [8, 4, 2], validSteps: validSteps)
        // Blocks in blocks, at the very beginning and with nothing but the input's own dropout inside.
        try checkNetwork(
            [
                Residual([Dense(units: 3), Residual([ReLU(), Dense(units: 3)])]), Residual([Dropout(rate: 0.3)]),
                SqueezeExcitation(), Flatten(), Dense(),
            ], input: [8, 3], validSteps: validSteps)
    }

    @Test(arguments: StatisticsPool.Statistics.allCases)
    func statisticsOverTimeAndWidth(statistics: StatisticsPool.Statistics) throws {
        try checkNetwork(
            [Conv2D(filters: 3), StatisticsPool(statistics: statistics), Dense()], input: [6, 3, 2],
            validSteps: [6, 2, 5, 1, 4])
    }

    @Test func recurrentLayersAndDenseOverTime() throws {
        try checkNetwork(
            [
                LSTM(units: 4), Dropout(rate: 0.3), LSTM(units: 3), Dense(units: 3), ReLU(), Flatten(), Dense(),
            ], input: [5, 3])
        try checkNetwork([LSTM(units: 2), Flatten(), Dense()], input: [1, 3])
    }
}

/// How far two tensors lie apart, relative to the second.
func difference<A: TensorScalar, B: TensorScalar>(_ first: Tensor<A>, _ second: Tensor<B>?) -> Double {
    guard let second, first.shape == second.shape else { return .infinity }
    let apart = zip(first.values, second.values).reduce(0.0) {
        $0 + (Double($1.0) - Double($1.1)) * (Double($1.0) - Double($1.1))
    }
    let scale = second.values.reduce(0.0) { $0 + Double($1) * Double($1) }
    return (apart / max(scale, 1e-30)).squareRoot()
}
