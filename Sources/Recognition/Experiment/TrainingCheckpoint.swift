import FoundationEssentials
import NeuralNetwork
import Tensors
import Training

/// A training's state as the files `last.safetensors` and `best.safetensors`.
///
/// The optimizer's tensors stand beside the weights under names of their own, so that other programs can read either.
enum TrainingCheckpoint {
    private static let optimizerPrefix = "optimizer."

    /// Writes the state after an epoch; the best weights only where the epoch is the best.
    ///
    /// The best weights go first: a process killed between the two files trains the epoch again, to the same end.
    static func write(
        _ state: TrainingState, in directory: String, words: [String: String]
    ) throws(ExperimentError) {
        if state.history.last?.isBest == true {
            try write(SafeTensors(tensors: state.bestWeights, metadata: words), to: directory + "/" + RunFile.best)
        }
        var tensors = state.weights
        for (name, moment) in state.moments { tensors[optimizerPrefix + name] = moment }
        var metadata = words
        metadata["step"] = "\(state.step)"
        metadata["history"] = RecipeValue(encoding: state.history)?.json
        try write(SafeTensors(tensors: tensors, metadata: metadata), to: directory + "/" + RunFile.last)
    }

    /// Reads the state that a training goes on from; nil where none was kept yet.
    ///
    /// - Throws: `RunError.corrupt` where a file is damaged.
    static func read(in directory: String) throws(ExperimentError) -> TrainingState? {
        guard RunFile.exists(RunFile.last, in: directory) else { return nil }
        let last = try tensors(in: directory, file: RunFile.last)
        guard let step = last.metadata["step"].flatMap({ Int($0) }),
            let history = last.metadata["history"].flatMap({ RecipeValue(json: $0)?.decoded(as: [EpochRecord].self) })
        else {
            throw .run(.corrupt(run: directory, file: RunFile.last, detail: "it does not say where training stood"))
        }
        let (moments, weights) = last.tensors.partitioned { $0.hasPrefix(optimizerPrefix) }
        return TrainingState(
            history: history, step: step, weights: weights,
            moments: Dictionary(
                uniqueKeysWithValues: moments.map { (String($0.key.dropFirst(optimizerPrefix.count)), $0.value) }),
            bestWeights: try self.weights(in: directory, file: RunFile.best))
    }

    /// Reads the weights alone.
    static func weights(in directory: String, file: String) throws(ExperimentError) -> [String: Tensor<Float>] {
        try tensors(in: directory, file: file).tensors.partitioned { $0.hasPrefix(optimizerPrefix) }.others
    }

    private static func tensors(in directory: String, file: String) throws(ExperimentError) -> SafeTensors {
        do {
            return try SafeTensors(contentsOf: directory + "/" + file)
        } catch {
            throw .run(.corrupt(run: directory, file: file, detail: error.description))
        }
    }

    private static func write(_ tensors: SafeTensors, to path: String) throws(ExperimentError) {
        guard let bytes = try? tensors.serialized() else {
            throw .network(.file(path: path, detail: "the tensors cannot be written"))
        }
        do { try AtomicFile.write(bytes, to: path) } catch { throw .storage(error) }
    }
}

extension Dictionary where Key == String {
    /// The entries whose names meet a condition, and the others.
    fileprivate func partitioned(_ belongs: (String) -> Bool) -> (members: Self, others: Self) {
        (filter { belongs($0.key) }, filter { !belongs($0.key) })
    }
}
