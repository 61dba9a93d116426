package import Tensors

/// A fully connected layer at every time step, the same weights for all of them: what Keras writes as
/// `TimeDistributed(Dense(units))`. On such an input `Dense` does the same; this one refuses any other.
///
/// Shapes: `[steps x in]` to `[steps x units]`; weight `[in x units]`, bias `[units]`.
package struct TimeDistributed: Layer {
    package static let kind = "time-distributed"
    /// How many outputs each step has.
    package var units: Int
    /// Whether a number is added to each output.
    package var bias: Bool

    /// A dense layer over time.
    package init(units: Int, bias: Bool = true) {
        self.units = units
        self.bias = bias
    }

    private enum Key: String, CodingKey { case units, bias }

    /// Reads the options; only `units` must be given.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        self.init(
            units: try container.decode(Int.self, forKey: .units),
            bias: try container.decodeIfPresent(Bool.self, forKey: .bias) ?? true)
    }

    private var dense: Dense { Dense(units: units, bias: bias) }

    package func outputShape(for input: Shape) throws(LayerFault) -> Shape {
        guard input.rank == 2 else { throw .input(expected: "[steps x features]") }
        return try dense.outputShape(for: input)
    }

    package func parameters(for input: Shape) -> [ParameterSpecification] { dense.parameters(for: input) }

    package func multiplyAdds(for input: Shape) -> Int { dense.multiplyAdds(for: input) }

    package func needsWholeBatch(for input: Shape) -> Bool { dense.needsWholeBatch(for: input) }

    package var optionSummary: String { dense.optionSummary }

    package func add<Scalar: TensorScalar>(to plan: inout PlanBuilder<Scalar>, at index: Int) -> Int {
        dense.add(to: &plan, at: index)
    }
}
