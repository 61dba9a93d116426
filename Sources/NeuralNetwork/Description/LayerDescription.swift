/// A layer and the name that it has in its network; written as one flat object: `{"kind": "dense", "units": 64}`.
package struct LayerDescription: Hashable, Codable, Sendable {
    /// The name given by the author of the network; `nil` numbers the layers of a kind: `conv2d1`.
    package let name: String?
    /// The layer's options.
    package let layer: any Layer

    /// A layer, named or numbered.
    package init(_ layer: any Layer, name: String? = nil) {
        self.layer = layer
        self.name = name
    }

    private enum Key: String, CodingKey { case kind, name }

    /// Reads `kind`, an optional `name` and the options of that kind, all on one level.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        let kind = try container.decode(String.self, forKey: .kind)
        guard let type = LayerKinds.kind(named: kind) else {
            let known = LayerKinds.all.map { $0.kind }.joined(separator: ", ")
            throw DecodingError.dataCorruptedError(
                forKey: .kind, in: container, debugDescription: "unknown layer kind \"\(kind)\"; known: \(known)")
        }
        name = try container.decodeIfPresent(String.self, forKey: .name)
        layer = try type.init(from: decoder)
    }

    /// Writes the options, the kind and the name on one level.
    package func encode(to encoder: any Encoder) throws {
        try layer.encode(to: encoder)
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(type(of: layer).kind, forKey: .kind)
        try container.encodeIfPresent(name, forKey: .name)
    }

    package static func == (left: LayerDescription, right: LayerDescription) -> Bool {
        left.name == right.name && AnyHashable(left.layer) == AnyHashable(right.layer)
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(name)
        hasher.combine(AnyHashable(layer))
    }
}
