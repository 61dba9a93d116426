package import Tensors

/// Weighs each channel by a gate between 0 and 1 that two small dense layers draw from the means of all channels.
///
/// Shapes: `[... x channels]`, unchanged; weights `reduce.weight` `[channels x channels / ratio]` and `expand.weight`
/// `[channels / ratio x channels]`, biases `reduce.bias` and `expand.bias`. Means leave out steps after a sample's end.
///
/// Source: Hu, Shen & Sun (2018), Squeeze-and-excitation networks, CVPR.
package struct SqueezeExcitation: Layer {
    package static let kind = "squeeze-excitation"
    /// By how much fewer numbers lie between the two dense layers than there are channels; at least one is left.
    package var ratio: Int

    /// A weighing of channels, with a quarter of them in between unless said otherwise.
    package init(ratio: Int = 4) { self.ratio = ratio }

    private enum Key: String, CodingKey { case ratio }

    /// Reads the options, all of them optional.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        self.init(ratio: try container.decodeIfPresent(Int.self, forKey: .ratio) ?? 4)
    }

    package func outputShape(for input: Shape) throws(LayerFault) -> Shape {
        guard input.rank == 2 || input.rank == 3 else {
            throw .input(expected: "[steps x channels] or [height x width x channels]")
        }
        guard ratio > 0 else { throw .option("ratio must be at least 1, not \(ratio)") }
        return input
    }

    /// How many numbers lie between the two dense layers.
    func reduced(_ input: Shape) -> Int { max(1, input[input.rank - 1] / ratio) }

    package func parameters(for input: Shape) -> [ParameterSpecification] {
        let (channels, few) = (input[input.rank - 1], reduced(input))
        return [
            ParameterSpecification("reduce.weight", [channels, few], .glorotUniform(fanIn: channels, fanOut: few)),
            ParameterSpecification("reduce.bias", [few], .constant(0), decays: false),
            ParameterSpecification("expand.weight", [few, channels], .glorotUniform(fanIn: few, fanOut: channels)),
            ParameterSpecification("expand.bias", [channels], .constant(0), decays: false),
        ]
    }

    package func multiplyAdds(for input: Shape) -> Int {
        2 * input.count + 2 * input[input.rank - 1] * reduced(input)
    }

    package var sumsUpTime: Bool { true }

    package var optionSummary: String { "1 / \(ratio)" }

    package func add<Scalar: TensorScalar>(to plan: inout PlanBuilder<Scalar>, at index: Int) -> Int {
        let shape = plan.current.shape
        let site = plan.site(at: index, output: plan.makeSlot(shape))
        plan.add(SqueezeExcitationOperation(site, reduced: reduced(shape)), at: site)
        return 1
    }
}
