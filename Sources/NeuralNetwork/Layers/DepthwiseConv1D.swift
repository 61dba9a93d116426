package import Tensors

/// Convolution of each channel by itself over time.
///
/// Shapes: `[steps x channels]` to `[outSteps x channels]`; weight `[kernel x channels]`, bias `[channels]`.
package struct DepthwiseConv1D: Layer {
    package static let kind = "depthwise-conv1d"
    /// How many steps the kernel sees.
    package var kernel: Int
    /// Steps between outputs.
    package var stride: Int
    /// Steps between the positions of the kernel.
    package var dilation: Int
    /// What happens at the border.
    package var padding: Padding
    /// Whether a number is added to each channel.
    package var bias: Bool

    /// A convolution; 3 steps with stride and dilation 1, same padding and bias unless said otherwise.
    package init(
        kernel: Int = 3, stride: Int = 1, dilation: Int = 1, padding: Padding = .same, bias: Bool = true
    ) {
        self.kernel = kernel
        self.stride = stride
        self.dilation = dilation
        self.padding = padding
        self.bias = bias
    }

    private enum Key: String, CodingKey { case kernel, stride, dilation, padding, bias }

    /// Reads the options, all of them optional.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        self.init(
            kernel: try container.decodeIfPresent(Int.self, forKey: .kernel) ?? 3,
            stride: try container.decodeIfPresent(Int.self, forKey: .stride) ?? 1,
            dilation: try container.decodeIfPresent(Int.self, forKey: .dilation) ?? 1,
            padding: try container.decodeIfPresent(Padding.self, forKey: .padding) ?? .same,
            bias: try container.decodeIfPresent(Bool.self, forKey: .bias) ?? true)
    }

    /// The convolution over all channels of the same kernel: shapes and their faults are the same.
    private func full(_ channels: Int) -> Conv1D {
        Conv1D(filters: channels, kernel: kernel, stride: stride, dilation: dilation, padding: padding, bias: bias)
    }

    /// Where the kernel lies on an input of the given shape.
    func geometry(for input: Shape) -> WindowGeometry { full(1).geometry(for: input) }

    package func outputShape(for input: Shape) throws(LayerFault) -> Shape {
        guard input.rank == 2 else { throw .input(expected: "[steps x features]") }
        return try full(input[1]).outputShape(for: input)
    }

    package func parameters(for input: Shape) -> [ParameterSpecification] {
        DepthwiseOperation<Float>.parameters([kernel, input[1]], bias: bias)
    }

    package func multiplyAdds(for input: Shape) -> Int { full(1).multiplyAdds(for: input) }

    package func validSteps(after steps: Int, input: Shape) -> Int { full(1).validSteps(after: steps, input: input) }

    package var looksPastTheEnd: Bool { full(1).looksPastTheEnd }

    package var optionSummary: String { String(full(1).optionSummary.dropFirst("1 of ".count)) }

    package func add<Scalar: TensorScalar>(to plan: inout PlanBuilder<Scalar>, at index: Int) -> Int {
        plan.addDepthwise(geometry(for: plan.current.shape), at: index)
    }
}
