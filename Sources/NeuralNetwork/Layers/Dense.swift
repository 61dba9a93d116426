package import Tensors

/// A fully connected layer over the last axis; on `[steps x features]` the same weights serve every step.
///
/// Shapes: `[... x in]` to `[... x units]`; weight `[in x units]`, bias `[units]`.
package struct Dense: Layer {
    package static let kind = "dense"
    /// How many outputs there are; `nil` for one a class.
    package var units: Int?
    /// Whether a number is added to each output.
    package var bias: Bool

    /// A dense layer; without `units` it gives the logits of the classes.
    package init(units: Int? = nil, bias: Bool = true) {
        self.units = units
        self.bias = bias
    }

    private enum Key: String, CodingKey { case units, bias }

    /// Reads the options, all of them optional.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        self.init(
            units: try container.decodeIfPresent(Int.self, forKey: .units),
            bias: try container.decodeIfPresent(Bool.self, forKey: .bias) ?? true)
    }

    package func outputShape(for input: Shape) throws(LayerFault) -> Shape {
        guard input.rank == 1 || input.rank == 2 else { throw .input(expected: "[features] or [steps x features]") }
        guard let units, units > 0 else { throw .option("units must be at least 1") }
        return Shape(input.extents.dropLast() + [units])
    }

    package func parameters(for input: Shape) -> [ParameterSpecification] {
        let (inputs, outputs) = (input[input.rank - 1], units ?? 0)
        let weight = ParameterSpecification(
            "weight", [inputs, outputs], .glorotUniform(fanIn: inputs, fanOut: outputs))
        return bias ? [weight, ParameterSpecification("bias", [outputs], .constant(0))] : [weight]
    }

    package func multiplyAdds(for input: Shape) -> Int { input.count * (units ?? 0) }

    package var optionSummary: String { "\(units.map(String.init) ?? "classes")\(bias ? "" : ", no bias")" }
}
