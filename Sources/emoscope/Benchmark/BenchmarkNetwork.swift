import NeuralNetwork
import Tensors

/// A network whose speed is measured. It stays as it is when the recipe of its name gets better, so that figures of different
/// versions, and of the peers in `Benchmarks/`, are of the same work.
struct BenchmarkNetwork {
    /// What it is called in reports.
    let name: String
    /// Shape of one sample.
    let input: Shape
    /// How many classes there are.
    let classes: Int
    /// From the input to the logits.
    let layers: [any Layer]
    /// How its weights follow their gradients.
    let optimizer: OptimizerOptions

    /// Samples in a batch of training.
    static let batchSize = 32

    /// All networks that are measured.
    static let all = [notebook, recurrent, spectral]

    /// Four convolutions of 3 x 3 and three dense layers over a tenth of a second of cepstral coefficients: the notebook's.
    private static let notebook = BenchmarkNetwork(
        name: "notebook", input: [39, 13, 1], classes: 14,
        layers: [16, 32, 64, 128].flatMap { [Conv2D(filters: $0), ReLU()] as [any Layer] } + [
            MaxPool2D(size: [2, 2]), Dropout(rate: 0.5), Flatten(), Dense(units: 128), ReLU(), Dense(units: 64), ReLU(),
            Dense(),
        ], optimizer: OptimizerOptions(kind: .adam))

    /// Two layers of long short-term memory and dense layers at each step: the notebook's other network.
    private static let recurrent = BenchmarkNetwork(
        name: "notebook-lstm", input: [39, 13], classes: 14,
        layers: [LSTM(units: 128), LSTM(units: 128), Dropout(rate: 0.5)]
            + [64, 32, 16, 8].flatMap { [Dense(units: $0), ReLU()] as [any Layer] } + [Flatten(), Dense()],
        optimizer: OptimizerOptions(kind: .adam))

    /// 5 x 5, 3 x 3 and 1-D convolutions with batch normalisation over 2.56 seconds of 64 mel bands, 221,000 parameters.
    private static let spectral = BenchmarkNetwork(
        name: "emoscope", input: [128, 64, 1], classes: 8,
        layers: normalised(Conv2D(filters: 24, kernel: [5, 5], stride: [2, 2], bias: false))
            + [MaxPool2D(size: [2, 2])] + normalised(Conv2D(filters: 48, bias: false)) + [MaxPool2D(size: [1, 2])]
            + normalised(Conv2D(filters: 48, bias: false)) + [Flatten(keepsTime: true)]
            + normalised(Conv1D(filters: 192, kernel: 1, bias: false))
            + normalised(Conv1D(filters: 192, kernel: 3, bias: false))
            + [StatisticsPool(), BatchNorm(), Dropout(rate: 0.3), Dense()],
        optimizer: OptimizerOptions(kind: .adamW, learningRate: 3e-3, weightDecay: 1e-2, clipNorm: 5))

    private static func normalised(_ convolution: any Layer) -> [any Layer] { [convolution, BatchNorm(), ReLU()] }

    /// The network with random weights.
    func network(seed: UInt64) throws -> Network<Float> {
        var generator = SeededGenerator(seed: seed)
        return Network(
            try NetworkDescription(layers).layout(input: input, classes: classes), generator: &generator)
    }
}
