package import Tensors

extension SafeTensors {
    /// What stands before the names of what an optimizer remembers; no layer's name begins with it.
    package static let optimizerPrefix = "optimizer."

    /// The tensors without what an optimizer remembers.
    package var weights: [String: Tensor<Float>] { tensors.filter { !$0.key.hasPrefix(Self.optimizerPrefix) } }

    /// The weights of a network, taken by name from a file that may have been made elsewhere.
    ///
    /// What an optimizer remembers, in a file that holds it too, is left aside.
    ///
    /// - Parameters:
    ///   - layout: the network.
    ///   - path: the file's name, for the message.
    /// - Throws: `NetworkError.file` listing every tensor that is missing, unexpected or of another shape.
    package func weights(for layout: NetworkLayout, path: String) throws(NetworkError) -> [String: Tensor<Float>] {
        var needed: [String: Shape] = [:]
        for row in layout.rows {
            for parameter in row.parameters { needed["\(row.name).\(parameter.name)"] = parameter.shape }
        }
        let present = weights
        let missing = needed.keys.filter { present[$0] == nil }.sorted()
        let unexpected = present.keys.filter { needed[$0] == nil }.sorted()
        let misshapen = present.filter { name, tensor in needed[name].map { $0 != tensor.shape } ?? false }
        var complaints: [String] = []
        if !missing.isEmpty { complaints.append("missing are \(missing.joined(separator: ", "))") }
        if !unexpected.isEmpty { complaints.append("not of this network are \(unexpected.joined(separator: ", "))") }
        for (name, tensor) in misshapen.sorted(by: { $0.key < $1.key }) {
            complaints.append("\(name) is [\(tensor.shape)], not [\(needed[name]?.description ?? "")]")
        }
        guard complaints.isEmpty else { throw .file(path: path, detail: complaints.joined(separator: "; ")) }
        return present
    }
}
