package import Tensors

/// A network as a value: its layers in order, from the features to the logits of the classes.
package struct NetworkDescription: Hashable, Codable, Sendable {
    /// The layers, first one first.
    package var layers: [LayerDescription]

    /// A network of named or numbered layers.
    package init(_ layers: [LayerDescription]) { self.layers = layers }

    /// A network of numbered layers.
    package init(_ layers: [any Layer]) { self.layers = layers.map { LayerDescription($0) } }

    /// Reads a plain list of layers.
    package init(from decoder: any Decoder) throws {
        layers = try decoder.singleValueContainer().decode([LayerDescription].self)
    }

    /// Writes a plain list of layers.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(layers)
    }

    /// Places the layers on an input: names them and infers every shape.
    ///
    /// - Parameters:
    ///   - input: shape of one sample.
    ///   - classes: how many classes there are; a dense layer without `units` gets as many outputs.
    /// - Throws: `NetworkError` naming the layer, the shape it got and what it expects.
    package func layout(input: Shape, classes: Int) throws(NetworkError) -> NetworkLayout {
        guard !layers.isEmpty else { throw .network("it has no layers") }
        guard input.count > 0, input.rank >= 1 else { throw .network("nothing can be learned from shape [\(input)]") }
        let names = try layerNames()
        var shape = input
        var rows: [NetworkLayout.Row] = []
        for (description, name) in zip(layers, names) {
            let layer = description.layer.resolved(classes: classes)
            let output = try Self.output(of: layer, named: name, for: shape)
            rows.append(NetworkLayout.Row(name: name, layer: layer, input: shape, output: output))
            shape = output
        }
        guard shape == Shape([classes]) else {
            throw .layer(
                name: names[names.count - 1], got: shape, expected: "an output of \(classes) logits, one a class")
        }
        return NetworkLayout(input: input, classes: classes, rows: rows)
    }

    private static func output(of layer: any Layer, named name: String, for input: Shape) throws(NetworkError) -> Shape
    {
        let output: Shape
        do { output = try layer.outputShape(for: input) } catch {
            switch error {
            case .input(let expected): throw .layer(name: name, got: input, expected: expected)
            case .option(let detail): throw .option(layer: name, detail: detail)
            }
        }
        guard output.count > 0 else {
            throw .layer(name: name, got: input, expected: "a larger input: nothing would be left of it")
        }
        return output
    }

    private func layerNames() throws(NetworkError) -> [String] {
        var counts: [String: Int] = [:]
        var taken = Set<String>()
        var names: [String] = []
        for description in layers {
            let kind = type(of: description.layer).kind
            counts[kind, default: 0] += 1
            let name = description.name ?? "\(kind)\(counts[kind, default: 1])"
            guard taken.insert(name).inserted else { throw .network("two layers are called \(name)") }
            names.append(name)
        }
        return names
    }
}

extension Layer {
    /// This layer with what depends on the number of classes filled in.
    func resolved(classes: Int) -> any Layer {
        guard var dense = self as? Dense, dense.units == nil else { return self }
        dense.units = classes
        return dense
    }
}
