package import Tensors

/// What is wrong with a network description, with its weights or with a file of them; one clear line each.
package enum NetworkError: Error, Hashable, Sendable, CustomStringConvertible {
    /// A layer cannot take what the layer before it gives.
    case layer(name: String, got: Shape, expected: String)
    /// An option of a layer has no sensible meaning.
    case option(layer: String, detail: String)
    /// The network as a whole cannot work.
    case network(String)
    /// A tensor that the network needs is missing or has another shape.
    case weights(name: String, detail: String)
    /// A file could not be read or written.
    case file(path: String, detail: String)

    package var description: String {
        switch self {
        case .layer(let name, let got, let expected):
            "layer \(name): expected \(expected), got shape [\(got)]"
        case .option(let layer, let detail): "layer \(layer): \(detail)"
        case .network(let detail): "network: \(detail)"
        case .weights(let name, let detail): "weights \(name): \(detail)"
        case .file(let path, let detail): "\(path): \(detail)"
        }
    }
}

/// Why a layer refuses its input or its own options, before the layer's name in the network is known.
package enum LayerFault: Error, Hashable, Sendable {
    /// The input has the wrong shape; says what is expected instead.
    case input(expected: String)
    /// An option is out of range; says which and what it may be.
    case option(String)
}
