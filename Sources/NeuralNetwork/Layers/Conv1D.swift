package import Tensors

/// Convolution over time, mixing all channels.
///
/// Shapes: `[steps x in]` to `[outSteps x filters]`; weight `[kernel x in x filters]`, bias `[filters]`.
package struct Conv1D: Layer {
    package static let kind = "conv1d"
    /// How many output channels there are.
    package var filters: Int
    /// How many steps the kernel sees.
    package var kernel: Int
    /// Steps between outputs.
    package var stride: Int
    /// Steps between the positions of the kernel.
    package var dilation: Int
    /// What happens at the border.
    package var padding: Padding
    /// Whether a number is added to each output channel.
    package var bias: Bool

    /// A convolution; 3 steps with stride and dilation 1, same padding and bias unless said otherwise.
    package init(
        filters: Int, kernel: Int = 3, stride: Int = 1, dilation: Int = 1, padding: Padding = .same, bias: Bool = true
    ) {
        self.filters = filters
        self.kernel = kernel
        self.stride = stride
        self.dilation = dilation
        self.padding = padding
        self.bias = bias
    }

    private enum Key: String, CodingKey { case filters, kernel, stride, dilation, padding, bias }

    /// Reads the options; only `filters` must be given.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        self.init(
            filters: try container.decode(Int.self, forKey: .filters),
            kernel: try container.decodeIfPresent(Int.self, forKey: .kernel) ?? 3,
            stride: try container.decodeIfPresent(Int.self, forKey: .stride) ?? 1,
            dilation: try container.decodeIfPresent(Int.self, forKey: .dilation) ?? 1,
            padding: try container.decodeIfPresent(Padding.self, forKey: .padding) ?? .same,
            bias: try container.decodeIfPresent(Bool.self, forKey: .bias) ?? true)
    }

    package func outputShape(for input: Shape) throws(LayerFault) -> Shape {
        guard input.rank == 2 else { throw .input(expected: "[steps x features]") }
        guard filters > 0 else { throw .option("filters must be at least 1, not \(filters)") }
        guard kernel > 0, stride > 0, dilation > 0 else {
            throw .option("kernel, stride and dilation must be at least 1, not \(kernel), \(stride) and \(dilation)")
        }
        let steps = geometry(for: input).outputHeight
        guard steps > 0 else {
            throw .input(expected: "at least \((kernel - 1) * dilation + 1) steps for a valid kernel")
        }
        return [steps, filters]
    }

    package func parameters(for input: Shape) -> [ParameterSpecification] {
        let weight = ParameterSpecification(
            "weight", [kernel, input[1], filters],
            .glorotUniform(fanIn: kernel * input[1], fanOut: kernel * filters))
        return bias ? [weight, ParameterSpecification("bias", [filters], .constant(0))] : [weight]
    }

    package func multiplyAdds(for input: Shape) -> Int {
        geometry(for: input).outputHeight * filters * kernel * input[1]
    }

    package func validSteps(after steps: Int, input: Shape) -> Int {
        WindowGeometry.outputSize(steps, kernel: (kernel - 1) * dilation + 1, stride: stride, padding: padding)
    }

    package var looksPastTheEnd: Bool { padding == .same && kernel > 1 }

    package var optionSummary: String {
        let steps = stride == 1 ? "" : ", stride \(stride)"
        let gaps = dilation == 1 ? "" : ", dilation \(dilation)"
        return "\(filters) of \(kernel)\(steps)\(gaps), \(padding.rawValue)\(bias ? "" : ", no bias")"
    }

    /// The convolution as one over an image of width 1.
    func geometry(for input: Shape) -> WindowGeometry {
        WindowGeometry(
            input: [input[0], 1, input[1]], kernel: [kernel, 1], stride: [stride, 1], dilation: dilation,
            padding: padding)
    }

    package func add<Scalar: TensorScalar>(to plan: inout PlanBuilder<Scalar>, at index: Int) -> Int {
        plan.addConvolution(geometry(for: plan.current.shape), filters: filters, bias: bias, mayPool: false, at: index)
    }
}
