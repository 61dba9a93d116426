import Tensors

/// Places layers one after the other, and those that a layer holds in its place.
struct LayoutBuilder {
    /// Where a layer can be put: behind a row, with what comes out of it.
    struct Place {
        /// Shape of one sample.
        let shape: Shape
        /// The row that gives it; `nil` for the network's input.
        let row: Int?
    }

    /// Numbers that one sample may give at a layer: 64 MB of them.
    static let largestOutput = 1 << 24
    /// Numbers that a network may learn: 1 GB of them.
    static let mostParameters = 1 << 28

    /// How many classes there are.
    let classes: Int
    /// What was placed so far.
    private(set) var rows: [NetworkLayout.Row] = []
    private var parameters = 0
    private var taken = Set<String>()

    /// A builder that nothing was given to.
    init(classes: Int) { self.classes = classes }

    /// Places a list of layers.
    ///
    /// - Parameters:
    ///   - layers: the layers, first one first.
    ///   - prefix: what stands before their names.
    ///   - place: what the first of them reads.
    /// - Returns: where the list ends.
    mutating func append(
        _ layers: [LayerDescription], within prefix: String, at place: Place
    ) throws(NetworkError) -> Place {
        var place = place
        var counts: [String: Int] = [:]
        for description in layers {
            let kind = type(of: description.layer).kind
            counts[kind, default: 0] += 1
            let name = prefix + (description.name ?? "\(kind)\(counts[kind, default: 1])")
            try Self.check(name: name, of: description)
            if let block = description.layer as? Residual {
                place = try append(block, named: name, at: place)
            } else {
                place = try append(description.layer.resolved(classes: classes), named: name, at: place)
            }
        }
        return place
    }

    /// A block of layers: a row where its two ways part, those of the ways, and a row where they meet.
    private mutating func append(
        _ block: Residual, named name: String, at place: Place
    ) throws(NetworkError) -> Place {
        guard !block.layers.isEmpty else { throw .option(layer: name, detail: "it needs layers") }
        let fork = try append(block as any Layer, named: name, at: place)
        let main = try append(block.layers, within: name + ".", at: fork)
        let side = try append(block.shortcut, within: name + ".shortcut.", at: fork)
        guard main.shape == side.shape else {
            throw .layer(
                name: name, got: place.shape,
                expected: "layers and shortcut that end in one shape, not [\(main.shape)] and [\(side.shape)]; "
                    + "a shortcut such as a convolution of kernel 1 with the same filters and stride projects")
        }
        return try append(ResidualSum(), named: name + ".sum", at: main, side: side.row)
    }

    private mutating func append(
        _ layer: any Layer, named name: String, at place: Place, side: Int? = nil
    ) throws(NetworkError) -> Place {
        guard taken.insert(name).inserted else { throw .network("two layers are called \(name)") }
        let output = try Self.output(of: layer, named: name, for: place.shape)
        let row = NetworkLayout.Row(
            name: name, layer: layer, input: place.shape, output: output, source: place.row, side: side)
        for parameter in row.parameters {
            guard let count = parameter.shape.count(upTo: Self.mostParameters - parameters) else {
                throw .option(
                    layer: name,
                    detail: "its \(parameter.name) is [\(parameter.shape)]: a network may learn \(Self.mostParameters)"
                        + " numbers at most")
            }
            parameters += count
        }
        rows.append(row)
        return Place(shape: output, row: rows.count - 1)
    }

    /// What an optimizer remembers is kept under names that begin with its own.
    private static func check(name: String, of description: LayerDescription) throws(NetworkError) {
        guard let given = description.name else { return }
        guard !given.isEmpty, !(name + ".").hasPrefix(SafeTensors.optimizerPrefix) else {
            throw .option(layer: name, detail: "a layer cannot be called '\(given)'; take another name or none")
        }
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
        guard let count = output.count(upTo: largestOutput) else {
            throw .option(
                layer: name, detail: "its output is [\(output)]: a layer may give \(largestOutput) numbers at most")
        }
        guard count > 0 else {
            throw .layer(name: name, got: input, expected: "a larger input: nothing would be left of it")
        }
        return output
    }
}
