package import Tensors

/// Everything a training needs to go on exactly where an epoch ended.
///
/// Order of samples, dropout and augmentation follow from the random seed, the epoch and the step, so that no generator's
/// state has to be kept beside them.
package struct TrainingState: Hashable, Sendable {
    /// Finished epochs, first one first.
    package var history: [EpochRecord]
    /// Steps taken since the beginning.
    package var step: Int
    /// The weights after the last finished epoch, by name.
    package var weights: [String: Tensor<Float>]
    /// What the optimizer remembers of earlier gradients, and averages of the weights, by name.
    package var moments: [String: Tensor<Float>]
    /// The weights of the best epoch, by name; those of the last where none is better. Averages, where the options ask for
    /// them and averaging has begun.
    package var bestWeights: [String: Tensor<Float>]

    /// A state as it was kept.
    package init(
        history: [EpochRecord], step: Int, weights: [String: Tensor<Float>], moments: [String: Tensor<Float>],
        bestWeights: [String: Tensor<Float>]
    ) {
        self.history = history
        self.step = step
        self.weights = weights
        self.moments = moments
        self.bestWeights = bestWeights
    }

    /// The best epoch so far.
    package var bestEpoch: EpochRecord? { history.last(where: \.isBest) }
}
