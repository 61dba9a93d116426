import NeuralNetwork
import Tensors

/// Networks that between them hold every layer with its options.
enum OnnxNetworks {
    struct Case {
        let name: String
        let layers: [any Layer]
        let input: Shape
    }

    static let all: [Case] = [
        Case(
            name: "notebook",
            layers: [
                Conv2D(filters: 16), ReLU(), Conv2D(filters: 32), ReLU(), MaxPool2D(), Dropout(rate: 0.5), Flatten(),
                Dense(units: 64), ReLU(), Dense(units: 16, bias: false), ReLU(), Dense(),
            ], input: [39, 13, 1]),
        Case(
            name: "convolutions",
            layers: [
                Conv2D(filters: 5, kernel: [5, 3], stride: [2, 2]), BatchNorm(), ReLU(), AveragePool2D(size: [1, 2]),
                Conv2D(filters: 6, kernel: [2, 4], bias: false), GELU(), SpatialDropout(rate: 0.2),
                DepthwiseConv2D(kernel: [3, 2], stride: [1, 2], bias: false), BatchNorm(), SiLU(),
                Conv2D(filters: 4, kernel: [2, 2], padding: .valid), LayerNorm(), Flatten(), Dense(),
            ], input: [31, 17, 2]),
        Case(
            name: "recurrent",
            layers: [
                LSTM(units: 7), Dropout(rate: 0.5), LSTM(units: 5), TimeDistributed(units: 6), ReLU(), Flatten(),
                Dense(),
            ], input: [20, 6]),
        Case(
            name: "images-to-memory", layers: [LSTM(units: 5), Flatten(), BatchNorm(), Dense()], input: [9, 4, 1]),
        Case(
            name: "blocks",
            layers: [
                Conv2D(filters: 6, bias: false), BatchNorm(), ReLU(),
                Residual(
                    [
                        Conv2D(filters: 8, stride: [2, 1]), BatchNorm(), ReLU(), Conv2D(filters: 8),
                        SqueezeExcitation(ratio: 2),
                    ], shortcut: [Conv2D(filters: 8, kernel: [1, 1], stride: [2, 1], bias: false), BatchNorm()]),
                ReLU(), MaxPool2D(size: [3, 2]),
                Residual([DepthwiseConv2D(), Residual([Conv2D(filters: 8), GELU()])]),
                StatisticsPool(), Dense(units: 9), BatchNorm(), ReLU(), Dense(),
            ], input: [40, 12, 1]),
        Case(
            name: "attentive",
            layers: [
                Dense(units: 8), Conv1D(filters: 9, kernel: 5, stride: 2), SiLU(), Bidirectional(units: 4), LayerNorm(),
                Residual([Conv1D(filters: 8, dilation: 3), ReLU(), SqueezeExcitation()]),
                DepthwiseConv1D(kernel: 4, dilation: 2), Conv1D(filters: 7, kernel: 3, padding: .valid, bias: false),
                AttentionPool(units: 5, deviation: true), Dense(),
            ], input: [50, 6]),
        Case(
            name: "maxima",
            layers: [
                Bidirectional(units: 3), Flatten(keepsTime: true), DepthwiseConv1D(stride: 2, padding: .valid),
                StatisticsPool(statistics: .max), Dense(),
            ], input: [21, 5]),
        Case(
            name: "means",
            layers: [
                Conv2D(filters: 4), AveragePool2D(), StatisticsPool(statistics: .mean), Dense(units: 6), LayerNorm(),
                Dense(),
            ], input: [13, 8, 1]),
        Case(
            name: "attention-by-means", layers: [AttentionPool(units: 4), Dense()], input: [12, 5]),
    ]

    /// A network of a case with random weights and statistics.
    static func network(_ item: Case) throws -> Network<Float> {
        let layout = try NetworkDescription(item.layers).layout(input: item.input, classes: 4)
        var generator = SeededGenerator(seed: 21)
        let network = Network<Float>(layout, generator: &generator)
        for entry in network.parameters.entries {
            for index in 0..<entry.count {
                let shift = Float.random(in: -0.3...0.3, using: &generator)
                network.parameters.values[entry.offset + index] += shift
            }
        }
        return network
    }

    static let offsets = [-3.5]
    static let ranges = [4.25]
}
