import NeuralNetwork
import Tensors

extension RunExport {
    /// What a fold's evaluation used, in the format ONNX, scaling included: its network, or the mean of its networks.
    ///
    /// - Parameter seed: the network of one random seed alone, from 1.
    /// - Throws: `RunError.untrained` where the fold has none yet.
    package static func onnx(of run: Run, fold: Int, seed: Int? = nil) throws(ExperimentError) -> [UInt8] {
        let networks = try Self.networks(of: run, fold: fold, seed: seed)
        if let first = networks.first, networks.contains(where: { $0.model.features != first.model.features }) {
            throw .network(.file(path: run.directory, detail: differing))
        }
        var metadata = words(of: run, networks)
        metadata["features"] = networks.first?.model.features.json
        metadata["scaling"] = "inside: features are given as they are computed"
        var members: [OnnxExport] = []
        for network in networks { members.append(try network.onnx()) }
        return OnnxExport.bytes(ofMeanOf: members, metadata: metadata)
    }

    /// The weights that a fold's evaluation used, as a safetensors file without the state of the optimizer; with several
    /// random seeds names begin with `seed1.`, `seed2.`, ...
    ///
    /// - Parameter seed: the network of one random seed alone, from 1, under the names of its layers.
    /// - Throws: `RunError.untrained` where the fold has none yet.
    package static func weights(of run: Run, fold: Int, seed: Int? = nil) throws(ExperimentError) -> [UInt8] {
        let networks = try Self.networks(of: run, fold: fold, seed: seed)
        var tensors: [String: Tensor<Float>] = [:]
        for (index, network) in networks.enumerated() {
            let prefix = networks.count > 1 ? "seed\(index + 1)." : ""
            for (name, tensor) in network.weights { tensors[prefix + name] = tensor }
        }
        guard let bytes = try? SafeTensors(tensors: tensors, metadata: words(of: run, networks)).serialized() else {
            throw .network(.file(path: run.directory, detail: "the weights cannot be written"))
        }
        return bytes
    }

    /// Features, lengths and probabilities of every look at some sound files, as a safetensors file: what another program's
    /// results with the exported network are to be compared with.
    ///
    /// - Throws: `ClassifierError` naming the file.
    package static func examples(
        of run: Run, fold: Int, seed: Int? = nil, sounds: [String], threads: Int
    ) throws(ClassifierError) -> [UInt8] {
        let networks: [TrainedNetwork]
        do { networks = try Self.networks(of: run, fold: fold, seed: seed) } catch { throw .experiment(error) }
        var looks: [SafeTensors] = []
        for network in networks {
            var clips: [PreparedClip] = []
            for path in sounds {
                do { clips.append(network.prepare(try PreparedSound.read(path, audio: network.recipe.audio))) } catch {
                    throw .audio(error)
                }
            }
            do { if let own = try network.examples(of: clips, threads: threads) { looks.append(own) } } catch {
                throw .experiment(error)
            }
        }
        guard let bytes = try? mean(of: looks)?.serialized() else {
            throw .experiment(.network(.file(path: run.directory, detail: differing)))
        }
        return bytes
    }

    /// Why several networks cannot be written as one.
    private static let differing = "its networks hear the same sounds differently: choose one with --seed"

    /// The networks of a fold: those of all random seeds, or of one, counted from 1.
    ///
    /// - Throws: `RunError.untrained` where one is not trained yet.
    private static func networks(of run: Run, fold: Int, seed: Int?) throws(ExperimentError) -> [TrainedNetwork] {
        var networks: [TrainedNetwork] = []
        for member in seed.map({ $0...$0 }) ?? 1...run.recipe.memberCount {
            networks.append(try TrainedNetwork.read(directory: run.directory(ofFold: fold, member: member)))
        }
        return networks
    }

    private static func words(of run: Run, _ networks: [TrainedNetwork]) -> [String: String] {
        var words = ["format": "emoscope", "recipe": run.recipe.tree.json]
        if let first = networks.first {
            words["classes"] = RecipeValue.list(first.model.classes.map(RecipeValue.text)).json
        }
        if networks.count > 1 { words["seeds"] = "\(networks.count)" }
        return words
    }

    /// The looks of the first network with the mean of all probabilities; nil where the networks hear different things.
    private static func mean(of looks: [SafeTensors]) -> SafeTensors? {
        guard var joined = looks.first, let shape = joined.tensors["probabilities"]?.shape else { return nil }
        let heard = joined.tensors.filter { $0.key != "probabilities" }
        let rows = looks.compactMap { $0.tensors["probabilities"]?.values }
        guard rows.count == looks.count, rows.allSatisfy({ $0.count == shape.count }),
            looks.allSatisfy({ own in own.tensors.filter { $0.key != "probabilities" } == heard })
        else { return nil }
        joined.tensors["probabilities"] = Tensor(shape, TrainedNetwork.mean(rows))
        return joined
    }
}
