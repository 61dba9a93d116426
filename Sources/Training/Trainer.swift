package import NeuralNetwork

/// Trains a network: shuffles, steps, validates, keeps the best weights, and tells how it goes.
///
/// The same options, samples and random seed give the same weights, bit for bit, for any number of threads.
package struct Trainer: Sendable {
    /// Layers and shapes of the network.
    package let layout: NetworkLayout
    /// How to train.
    package let options: Options
    /// How many threads work at once.
    package let threads: Int
    /// Which implementation of the layers runs.
    package let kernels: KernelChoice

    /// A trainer of a network that is described completely.
    package init(layout: NetworkLayout, options: Options, threads: Int, kernels: KernelChoice = .auto) {
        self.layout = layout
        self.options = options
        self.threads = max(1, threads)
        self.kernels = kernels
    }

    /// What a training gives back.
    package struct Result: Sendable {
        /// Why it is over.
        package let end: TrainingEnd
        /// The state after the last finished epoch, with the best weights in it.
        package let state: TrainingState
    }
}
