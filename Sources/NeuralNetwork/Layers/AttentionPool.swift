package import Tensors

/// Sums up time by a weighted mean, and perhaps a weighted deviation, whose weights are learned: step `t` of input `h` weighs
/// as much as `softmax(score . tanh(h weight + bias))` gives it. Steps after a sample's end weigh nothing.
///
/// Shapes: `[steps x channels]` to `[channels]`, or `[2 channels]` with the deviations after the means; weight
/// `[channels x units]`, bias and score `[units]`.
///
/// Source: Okabe, Koshinaka & Shinoda (2018), Attentive statistics pooling, Interspeech.
package struct AttentionPool: Layer {
    package static let kind = "attention-pool"
    /// How many numbers a step's weight is drawn from.
    package var units: Int
    /// Whether the deviations are given too.
    package var deviation: Bool

    /// A pooling by means, with 64 units unless said otherwise.
    package init(units: Int = 64, deviation: Bool = false) {
        self.units = units
        self.deviation = deviation
    }

    private enum Key: String, CodingKey { case units, deviation }

    /// Reads the options, all of them optional.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        self.init(
            units: try container.decodeIfPresent(Int.self, forKey: .units) ?? 64,
            deviation: try container.decodeIfPresent(Bool.self, forKey: .deviation) ?? false)
    }

    package func outputShape(for input: Shape) throws(LayerFault) -> Shape {
        guard input.rank == 2 else { throw .input(expected: "[steps x channels]") }
        guard units > 0 else { throw .option("units must be at least 1, not \(units)") }
        return [input[1] * (deviation ? 2 : 1)]
    }

    package func parameters(for input: Shape) -> [ParameterSpecification] {
        [
            ParameterSpecification("weight", [input[1], units], .glorotUniform(fanIn: input[1], fanOut: units)),
            ParameterSpecification("bias", [units], .constant(0)),
            ParameterSpecification("score", [units], .glorotUniform(fanIn: units, fanOut: 1)),
        ]
    }

    package func multiplyAdds(for input: Shape) -> Int { input.count * (units + 1) + input[0] * units }

    package var sumsUpTime: Bool { true }

    package var optionSummary: String { "\(units)\(deviation ? ", mean+deviation" : ", mean")" }

    package func add<Scalar: TensorScalar>(to plan: inout PlanBuilder<Scalar>, at index: Int) -> Int {
        let site = plan.site(
            at: index, output: plan.makeSlot(plan.rows(from: index)[index].output, isOverwritable: false))
        plan.add(AttentionPoolOperation(site, layer: self), at: site)
        return 1
    }
}
