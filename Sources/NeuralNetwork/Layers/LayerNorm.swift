package import Tensors

/// Normalises the channels of each position by their own mean and variance, then scales and shifts them.
///
/// Shapes: `[... x channels]`, unchanged.
///
/// Source: Ba, Kiros & Hinton (2016), arXiv 1607.06450.
package struct LayerNorm: Layer {
    package static let kind = "layernorm"
    /// Keeps the division from exploding; added to the variance.
    package var epsilon: Double

    /// A normalisation as PyTorch sets it, unless said otherwise.
    package init(epsilon: Double = 1e-5) { self.epsilon = epsilon }

    private enum Key: String, CodingKey { case epsilon }

    /// Reads the options, all of them optional.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        self.init(epsilon: try container.decodeIfPresent(Double.self, forKey: .epsilon) ?? 1e-5)
    }

    package func outputShape(for input: Shape) throws(LayerFault) -> Shape {
        guard epsilon > 0 else { throw .option("epsilon must be above 0, not \(epsilon)") }
        return input
    }

    package func parameters(for input: Shape) -> [ParameterSpecification] {
        let channels: Shape = [input[input.rank - 1]]
        return [
            ParameterSpecification("scale", channels, .constant(1), decays: false),
            ParameterSpecification("bias", channels, .constant(0)),
        ]
    }

    package func multiplyAdds(for input: Shape) -> Int { input.count }

    package func add<Scalar: TensorScalar>(to plan: inout PlanBuilder<Scalar>, at index: Int) -> Int {
        let site = plan.site(at: index, output: plan.makeSlot(plan.current.shape))
        plan.add(LayerNormOperation(site, epsilon: epsilon), at: site)
        return 1
    }
}
