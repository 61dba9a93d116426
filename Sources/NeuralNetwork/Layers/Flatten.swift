package import Tensors

/// All axes as one; the numbers stay in their order.
///
/// Shapes: any to `[count]`.
package struct Flatten: Layer {
    package static let kind = "flatten"

    /// A flattening.
    package init() {}

    package func outputShape(for input: Shape) throws(LayerFault) -> Shape { [input.count] }
}
