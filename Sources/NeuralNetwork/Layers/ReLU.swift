package import Tensors

/// Rectified linear unit: what is below zero becomes zero.
///
/// Shapes: any, unchanged.
package struct ReLU: Layer {
    package static let kind = "relu"

    /// A rectifier.
    package init() {}

    package func outputShape(for input: Shape) throws(LayerFault) -> Shape { input }
}
