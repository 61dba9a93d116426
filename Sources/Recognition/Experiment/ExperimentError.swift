package import Corpora
package import Features
package import NeuralNetwork
package import Training

/// Why an experiment cannot start or go on; `description` is the line that a user reads.
package enum ExperimentError: Error, Hashable, CustomStringConvertible, Sendable {
    /// The recipe.
    case recipe(RecipeError)
    /// The options of the features.
    case features(FeatureError)
    /// The corpus or the protocol's speakers.
    case corpus(CorpusError)
    /// The network, or its weights.
    case network(NetworkError)
    /// The training.
    case training(TrainingError)
    /// The disk.
    case storage(StorageError)
    /// The run.
    case run(RunError)
    /// There is nothing to learn from, or nothing to tell apart.
    case nothingToLearn(String)
    /// The loss became infinite or not a number.
    case diverged(fold: Int, epoch: Int, step: Int, layer: String)

    package var description: String {
        switch self {
        case .recipe(let error): error.description
        case .features(let error): error.description
        case .corpus(let error): error.description
        case .network(let error): error.description
        case .training(let error): error.description
        case .storage(let error): error.description
        case .run(let error): error.description
        case .nothingToLearn(let text): text
        case .diverged(let fold, let epoch, let step, let layer):
            "the loss is no number any more" + (fold > 0 ? " in fold \(fold)" : "")
                + ": epoch \(epoch), step \(step), first in layer \(layer);"
                + (epoch > 1 ? " the last good epoch is kept:" : " no epoch was good:")
                + " lower optimizer.learningRate or set optimizer.clipNorm"
        }
    }
}
