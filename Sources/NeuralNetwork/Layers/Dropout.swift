package import Tensors

/// Sets a random share of its input to zero while training and scales the rest by 1 / (1 - rate); does nothing otherwise.
///
/// Shapes: any, unchanged.
///
/// Source: Srivastava et al. (2014), JMLR 15.
package struct Dropout: Layer {
    package static let kind = "dropout"
    /// The share that is dropped, from 0 (none) up to but not including 1.
    package var rate: Double

    /// A dropout of the given share.
    package init(rate: Double) { self.rate = rate }

    package func outputShape(for input: Shape) throws(LayerFault) -> Shape {
        guard rate >= 0, rate < 1 else { throw .option("rate must be at least 0 and below 1, not \(rate)") }
        return input
    }

    package var optionSummary: String { "\(rate)" }
}
