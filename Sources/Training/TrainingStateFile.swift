import FoundationEssentials
package import NeuralNetwork
import Tensors

extension TrainingState {
    /// What stands before the names of the optimizer's memory and of the best weights in the file.
    private static let momentPrefix = "optimizer/"
    private static let bestPrefix = "best/"
    private static let key = "emoscope.training"

    /// What is not a tensor.
    private struct Header: Codable {
        let history: [EpochRecord]
        let step: Int
    }

    /// The state as one file of tensors: the weights under their own names, so that any reader of the format finds them.
    ///
    /// - Parameter metadata: words to keep beside it: recipe, classes.
    package func file(metadata: [String: String] = [:]) throws -> SafeTensors {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        var metadata = metadata
        let header = try encoder.encode(Header(history: history, step: step))
        metadata[Self.key] = String(decoding: header, as: UTF8.self)
        var tensors = weights
        for (name, tensor) in moments { tensors[Self.momentPrefix + name] = tensor }
        for (name, tensor) in bestWeights { tensors[Self.bestPrefix + name] = tensor }
        return SafeTensors(tensors: tensors, metadata: metadata)
    }

    /// Reads what `file(metadata:)` gave.
    ///
    /// - Throws: `TrainingError.state` where the file holds no state of a training.
    package init(_ file: SafeTensors) throws(TrainingError) {
        guard let text = file.metadata[Self.key] else { throw .state("the checkpoint holds weights only") }
        let header: Header
        do { header = try JSONDecoder().decode(Header.self, from: Data(text.utf8)) } catch {
            throw .state("the checkpoint's account of its training cannot be read")
        }
        self.init(history: header.history, step: header.step, weights: [:], moments: [:], bestWeights: [:])
        for (name, tensor) in file.tensors {
            if name.hasPrefix(Self.momentPrefix) {
                moments[String(name.dropFirst(Self.momentPrefix.count))] = tensor
            } else if name.hasPrefix(Self.bestPrefix) {
                bestWeights[String(name.dropFirst(Self.bestPrefix.count))] = tensor
            } else {
                weights[name] = tensor
            }
        }
    }
}
