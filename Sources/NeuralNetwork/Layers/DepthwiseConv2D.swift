package import Tensors

/// Two-dimensional convolution of each channel by itself.
///
/// Shapes: `[height x width x channels]` to `[outHeight x outWidth x channels]`; weight `[kh x kw x channels]`, bias
/// `[channels]`. Followed by a convolution of kernel 1 x 1 it makes a separable convolution.
///
/// Source: Howard et al. (2017), MobileNets, arXiv 1704.04861.
package struct DepthwiseConv2D: Layer {
    package static let kind = "depthwise-conv2d"
    /// Height and width of the kernel.
    package var kernel: [Int]
    /// Steps between outputs over height and width.
    package var stride: [Int]
    /// What happens at the border.
    package var padding: Padding
    /// Whether a number is added to each channel.
    package var bias: Bool

    /// A convolution; 3 x 3 with stride 1, same padding and bias unless said otherwise.
    package init(kernel: [Int] = [3, 3], stride: [Int] = [1, 1], padding: Padding = .same, bias: Bool = true) {
        self.kernel = kernel
        self.stride = stride
        self.padding = padding
        self.bias = bias
    }

    private enum Key: String, CodingKey { case kernel, stride, padding, bias }

    /// Reads the options, all of them optional.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        self.init(
            kernel: try container.decodeIfPresent([Int].self, forKey: .kernel) ?? [3, 3],
            stride: try container.decodeIfPresent([Int].self, forKey: .stride) ?? [1, 1],
            padding: try container.decodeIfPresent(Padding.self, forKey: .padding) ?? .same,
            bias: try container.decodeIfPresent(Bool.self, forKey: .bias) ?? true)
    }

    /// The convolution over all channels of the same kernel: shapes and their faults are the same.
    private func full(_ channels: Int) -> Conv2D {
        Conv2D(filters: channels, kernel: kernel, stride: stride, padding: padding, bias: bias)
    }

    /// Where the kernel lies on an input of the given shape.
    func geometry(for input: Shape) -> WindowGeometry { full(1).geometry(for: input) }

    package func outputShape(for input: Shape) throws(LayerFault) -> Shape {
        guard input.rank == 3 else { throw .input(expected: "[height x width x channels]") }
        return try full(input[2]).outputShape(for: input)
    }

    package func parameters(for input: Shape) -> [ParameterSpecification] {
        DepthwiseOperation<Float>.parameters([kernel[0], kernel[1], input[2]], bias: bias)
    }

    package func multiplyAdds(for input: Shape) -> Int { full(1).multiplyAdds(for: input) }

    package func validSteps(after steps: Int, input: Shape) -> Int { full(1).validSteps(after: steps, input: input) }

    package var looksPastTheEnd: Bool { full(1).looksPastTheEnd }

    package var optionSummary: String {
        let steps = stride == [1, 1] ? "" : ", stride \(stride[0]) x \(stride[1])"
        return "\(kernel[0]) x \(kernel[1])\(steps), \(padding.rawValue)\(bias ? "" : ", no bias")"
    }

    package func add<Scalar: TensorScalar>(to plan: inout PlanBuilder<Scalar>, at index: Int) -> Int {
        plan.addDepthwise(geometry(for: plan.current.shape), at: index)
    }
}
