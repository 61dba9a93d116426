package import Tensors

/// Drops whole channels of a sample while training and scales the others by 1 / (1 - rate); does nothing otherwise.
///
/// Shapes: `[... x channels]`, unchanged.
///
/// Source: Tompson et al. (2015), CVPR.
package struct SpatialDropout: Layer {
    package static let kind = "spatial-dropout"
    /// The share of channels that is dropped, from 0 (none) up to but not including 1.
    package var rate: Double

    /// A dropout of the given share.
    package init(rate: Double) { self.rate = rate }

    package func outputShape(for input: Shape) throws(LayerFault) -> Shape {
        guard rate >= 0, rate < 1 else { throw .option("rate must be at least 0 and below 1, not \(rate)") }
        return input
    }

    package var optionSummary: String { "\(rate)" }

    package func add<Scalar: TensorScalar>(to plan: inout PlanBuilder<Scalar>, at index: Int) -> Int {
        guard plan.isTraining, rate > 0 else { return 1 }
        let site = plan.site(at: index, output: plan.makeSlotInPlace(plan.current.shape))
        plan.add(SpatialDropoutOperation(site, rate: rate), at: site)
        return 1
    }
}
