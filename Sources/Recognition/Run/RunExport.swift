import NeuralNetwork

/// What other programs may want of a run.
package enum RunExport {
    /// Tables that can be exported.
    package enum Table: String, CaseIterable, Sendable {
        /// What was said of every tested clip.
        case predictions
        /// The measures of every epoch.
        case history
        /// Counts, rows true, columns predicted.
        case confusion
    }

    /// A table of a run as comma-separated values.
    ///
    /// - Throws: `RunError.untrained` where the run is not evaluated yet.
    package static func csv(_ table: Table, of run: Run) throws(ExperimentError) -> String {
        if table == .history { return MetricRow.table(try run.history()) }
        guard let evaluation = try run.evaluation() else { throw .run(.untrained(run.directory)) }
        guard table == .confusion else {
            return ClipPrediction.table(evaluation.predictions, classes: evaluation.classes)
        }
        let counts = evaluation.confusion.counts
        return CSV.row(["true"] + evaluation.classes)
            + evaluation.classes.indices.map { CSV.row([evaluation.classes[$0]] + counts[$0].map { "\($0)" }) }.joined()
    }

    private static func words(of run: Run, _ network: TrainedNetwork) -> [String: String] {
        [
            "format": "emoscope", "recipe": run.recipe.tree.json,
            "classes": RecipeValue.list(network.model.classes.map(RecipeValue.text)).json,
        ]
    }

    /// The network that a fold's evaluation used, in the format ONNX, scaling included.
    ///
    /// - Throws: `RunError.untrained` where the fold has none yet.
    package static func onnx(of run: Run, fold: Int) throws(ExperimentError) -> [UInt8] {
        let network = try TrainedNetwork.read(directory: run.directory(ofFold: fold, member: 1))
        var metadata = words(of: run, network)
        metadata["features"] = network.model.features.json
        metadata["scaling"] = "inside: features are given as they are computed"
        return try network.onnx(metadata: metadata)
    }

    /// Features, lengths and probabilities of every look at some sound files by the network of a fold, as a safetensors file:
    /// what another program's results with the exported network are to be compared with.
    ///
    /// - Throws: `ClassifierError` naming the file.
    package static func examples(
        of run: Run, fold: Int, sounds: [String], threads: Int
    ) throws(ClassifierError) -> [UInt8] {
        let network: TrainedNetwork
        do { network = try TrainedNetwork.read(directory: run.directory(ofFold: fold, member: 1)) } catch {
            throw .experiment(error)
        }
        var clips: [PreparedClip] = []
        for path in sounds {
            do { clips.append(network.prepare(try PreparedSound.read(path, audio: run.recipe.audio))) } catch {
                throw .audio(error)
            }
        }
        let examples: SafeTensors?
        do { examples = try network.examples(of: clips, threads: threads) } catch { throw .experiment(error) }
        guard let bytes = try? examples?.serialized() else {
            throw .experiment(.network(.file(path: run.directory, detail: "the examples cannot be written")))
        }
        return bytes
    }

    /// The weights that a fold's evaluation used, as a safetensors file without the state of the optimizer.
    ///
    /// - Throws: `RunError.untrained` where the fold has none yet.
    package static func weights(of run: Run, fold: Int) throws(ExperimentError) -> [UInt8] {
        let directory = run.directory(ofFold: fold, member: 1)
        let network = try TrainedNetwork.read(directory: directory)
        guard
            let bytes = try? SafeTensors(tensors: network.weights, metadata: words(of: run, network)).serialized()
        else {
            throw .run(.corrupt(run: directory, file: network.model.weights, detail: "its tensors cannot be written"))
        }
        return bytes
    }
}
