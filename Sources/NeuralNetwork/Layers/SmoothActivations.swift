package import Tensors

/// Gaussian error linear unit: `x` times the probability that a normal variable is below it.
///
/// Shapes: any, unchanged.
///
/// Source: Hendrycks & Gimpel (2016), arXiv 1606.08415; the exact form, not the one with the hyperbolic tangent.
package struct GELU: Layer {
    package static let kind = "gelu"

    /// An activation.
    package init() {}

    package func outputShape(for input: Shape) throws(LayerFault) -> Shape { input }

    package func add<Scalar: TensorScalar>(to plan: inout PlanBuilder<Scalar>, at index: Int) -> Int {
        plan.addActivation(.gelu, at: index)
    }
}

/// Sigmoid linear unit: `x` times its logistic function.
///
/// Shapes: any, unchanged.
///
/// Source: Elfwing, Uchibe & Doya (2018), Neural Networks 107.
package struct SiLU: Layer {
    package static let kind = "silu"

    /// An activation.
    package init() {}

    package func outputShape(for input: Shape) throws(LayerFault) -> Shape { input }

    package func add<Scalar: TensorScalar>(to plan: inout PlanBuilder<Scalar>, at index: Int) -> Int {
        plan.addActivation(.silu, at: index)
    }
}

extension PlanBuilder {
    /// Adds an activation, whose input is kept for its gradient.
    mutating func addActivation(_ function: ActivationOperation<Scalar>.Function, at index: Int) -> Int {
        let site = site(at: index, output: makeSlot(current.shape))
        add(ActivationOperation(site, function), at: site)
        return 1
    }
}
