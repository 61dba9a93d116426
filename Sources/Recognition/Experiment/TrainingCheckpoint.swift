import NeuralNetwork
import Tensors
import Training

/// A training's state as the files `last.safetensors` and `best.safetensors`.
enum TrainingCheckpoint {
    /// Writes the state after an epoch; the best weights only where the epoch is the best.
    ///
    /// The best weights go first: a process killed between the two files trains the epoch again, to the same end.
    static func write(
        _ state: TrainingState, in directory: String, words: [String: String]
    ) throws(ExperimentError) {
        if state.history.last?.isBest == true {
            try write(state.best(metadata: words), to: directory + "/" + RunFile.best)
        }
        let last: SafeTensors
        do { last = try state.last(metadata: words) } catch { throw .training(error) }
        try write(last, to: directory + "/" + RunFile.last)
    }

    /// Reads the state that a training goes on from; nil where none was kept yet.
    ///
    /// - Throws: `RunError.corrupt` where a file is damaged.
    static func read(in directory: String) throws(ExperimentError) -> TrainingState? {
        guard RunFile.exists(RunFile.last, in: directory) else { return nil }
        let last = try tensors(in: directory, file: RunFile.last)
        let best = try tensors(in: directory, file: RunFile.best)
        do { return try TrainingState(last: last, best: best) } catch {
            throw .run(.corrupt(run: directory, file: RunFile.last, detail: error.detail))
        }
    }

    /// Reads the weights alone.
    static func weights(in directory: String, file: String) throws(ExperimentError) -> [String: Tensor<Float>] {
        try tensors(in: directory, file: file).weights
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
