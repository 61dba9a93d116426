import FoundationEssentials
package import NeuralNetwork
import Tensors

/// A training's state as two files of tensors: where it stands, and the weights of its best epoch.
extension TrainingState {
    /// Where the training stands: the weights under their own names, so that any reader of the format finds them, and beside
    /// them what the optimizer remembers.
    ///
    /// - Parameter metadata: words to keep beside it: recipe, classes.
    /// - Throws: `TrainingError.state` where the finished epochs cannot be written down.
    package func last(metadata: [String: String] = [:]) throws(TrainingError) -> SafeTensors {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        encoder.nonConformingFloatEncodingStrategy = .convertToString(
            positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
        guard let epochs = try? encoder.encode(history) else { throw .state("its epochs cannot be written down") }
        var metadata = metadata
        metadata["step"] = "\(step)"
        metadata["history"] = String(decoding: epochs, as: UTF8.self)
        var tensors = weights
        for (name, moment) in moments { tensors[SafeTensors.optimizerPrefix + name] = moment }
        return SafeTensors(tensors: tensors, metadata: metadata)
    }

    /// The weights of the best epoch.
    package func best(metadata: [String: String] = [:]) -> SafeTensors {
        SafeTensors(tensors: bestWeights, metadata: metadata)
    }

    /// Reads what ``last(metadata:)`` and ``best(metadata:)`` gave.
    ///
    /// - Throws: `TrainingError.state` where the file does not say where the training stood.
    package init(last: SafeTensors, best: SafeTensors) throws(TrainingError) {
        let decoder = JSONDecoder()
        decoder.nonConformingFloatDecodingStrategy = .convertFromString(
            positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
        guard let step = last.metadata["step"].flatMap({ Int($0) }), let epochs = last.metadata["history"],
            let history = try? decoder.decode([EpochRecord].self, from: Data(epochs.utf8))
        else { throw .state("it does not say where training stood") }
        let prefix = SafeTensors.optimizerPrefix
        self.init(
            history: history, step: step, weights: last.weights,
            moments: Dictionary(
                uniqueKeysWithValues: last.tensors.filter { $0.key.hasPrefix(prefix) }
                    .map { (String($0.key.dropFirst(prefix.count)), $0.value) }),
            bestWeights: best.weights)
    }

    /// Whether no epoch is left to train: all are done, or the best one lies further back than patience reaches.
    ///
    /// - Parameter patience: epochs without a better one; 0 waits for ever.
    package func isOver(epochs: Int, patience: Int) -> Bool {
        history.count >= epochs || hasLost(patience: patience)
    }

    /// Whether the best epoch lies further back than patience reaches.
    func hasLost(patience: Int) -> Bool {
        guard patience > 0, let best = bestEpoch else { return false }
        return history.count - best.epoch >= patience
    }
}
