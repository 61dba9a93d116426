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
        var builder = LayoutBuilder(classes: classes)
        let end = try builder.append(layers, within: "", at: LayoutBuilder.Place(shape: input, row: nil))
        guard end.shape == Shape([classes]), let last = builder.rows.last else {
            throw .layer(
                name: builder.rows.last?.name ?? "", got: end.shape,
                expected: "an output of \(classes) logits, one a class")
        }
        precondition(last.output == end.shape, "layout: the last row does not end the network")
        return NetworkLayout(input: input, classes: classes, rows: builder.rows)
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
