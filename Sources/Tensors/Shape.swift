/// The extents of a row-major array, outermost first: `[39, 13, 1]` is 39 rows of 13 columns of one channel.
package struct Shape: Hashable, Codable, Sendable, ExpressibleByArrayLiteral, CustomStringConvertible {
    /// The extents, outermost first.
    package let extents: [Int]

    /// A shape of the given extents, none of them negative.
    package init(_ extents: [Int]) {
        precondition(extents.allSatisfy { $0 >= 0 }, "Shape: negative extent in \(extents)")
        self.extents = extents
    }

    /// A shape written as a list of extents.
    package init(arrayLiteral elements: Int...) { self.init(elements) }

    /// Reads a plain list of numbers.
    package init(from decoder: any Decoder) throws {
        let extents = try decoder.singleValueContainer().decode([Int].self)
        guard extents.allSatisfy({ $0 >= 0 }) else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "a shape has no negative extents: \(extents)"))
        }
        self.extents = extents
    }

    /// Writes a plain list of numbers.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(extents)
    }

    /// How many axes there are.
    package var rank: Int { extents.count }

    /// How many elements an array of this shape holds; 1 for a scalar.
    package var count: Int { extents.reduce(1, *) }

    /// How many elements an array of this shape holds; nil for more than a limit.
    package func count(upTo limit: Int) -> Int? {
        if extents.contains(0) { return limit < 0 ? nil : 0 }
        var count = 1
        for extent in extents {
            let (product, isTooMuch) = count.multipliedReportingOverflow(by: extent)
            guard !isTooMuch, product <= limit else { return nil }
            count = product
        }
        return count <= limit ? count : nil
    }

    /// The extent of one axis, counted from the outermost.
    package subscript(axis: Int) -> Int { extents[axis] }

    /// This shape with one more axis outside.
    package func batched(_ count: Int) -> Shape { Shape([count] + extents) }

    /// For example `39 x 13 x 1`.
    package var description: String { extents.map(String.init).joined(separator: " x ") }
}
