package import NeuralNetwork
package import Tensors

/// Computes class probabilities with a trained network, for any number of samples.
///
/// Not for use from several threads at once; it brings its own.
package final class Predictor {
    private let network: Network<Float>

    /// A predictor with the given weights.
    ///
    /// - Throws: `NetworkError.weights` where they are not those of this network.
    package init(
        layout: NetworkLayout, weights: [String: Tensor<Float>], batchSize: Int = 32, threads: Int,
        kernels: KernelChoice = .auto
    ) throws(NetworkError) {
        network = try Network(layout, weights: weights)
    }

    /// The probabilities of the classes.
    ///
    /// - Parameters:
    ///   - samples: as in training, without augmentation.
    ///   - stop: ends the work early.
    /// - Returns: `[samples x classes]`, rows that sum to one; `nil` where it was stopped.
    package func probabilities(of samples: any SampleSource, stop: StopFlag = StopFlag()) -> Tensor<Float>? {
        preconditionFailure("comes with the plan")
    }
}
