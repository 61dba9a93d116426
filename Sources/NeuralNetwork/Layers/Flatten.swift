package import Tensors

/// All axes as one, or all but time; the numbers stay in their order.
///
/// Shapes: any to `[count]`; with `keepsTime` `[steps x ...]` to `[steps x features]`.
package struct Flatten: Layer {
    package static let kind = "flatten"
    /// Whether the first axis stays.
    package var keepsTime: Bool

    /// A flattening of all axes, unless time is to be kept.
    package init(keepsTime: Bool = false) { self.keepsTime = keepsTime }

    private enum Key: String, CodingKey { case keepsTime }

    /// Reads the options, all of them optional.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        self.init(keepsTime: try container.decodeIfPresent(Bool.self, forKey: .keepsTime) ?? false)
    }

    package func outputShape(for input: Shape) throws(LayerFault) -> Shape {
        guard keepsTime else { return [input.count] }
        guard input.rank >= 2 else { throw .input(expected: "[steps x ...] to keep time") }
        return [input[0], input.count / input[0]]
    }

    package var optionSummary: String { keepsTime ? "but time" : "" }
}
