package import Tensors

/// Two-dimensional convolution (cross-correlation) over height and width, mixing all channels.
///
/// Shapes: `[height x width x in]` to `[outHeight x outWidth x filters]`; weight `[kh x kw x in x filters]`, bias `[filters]`.
/// With `same` padding the output has `ceil(size / stride)` positions and the odd zero lies after, as in Keras.
package struct Conv2D: Layer {
    package static let kind = "conv2d"
    /// How many output channels there are.
    package var filters: Int
    /// Height and width of the kernel.
    package var kernel: [Int]
    /// Steps between outputs over height and width.
    package var stride: [Int]
    /// What happens at the border.
    package var padding: Padding
    /// Whether a number is added to each output channel.
    package var bias: Bool

    /// A convolution; 3 x 3 with stride 1, same padding and bias unless said otherwise.
    package init(
        filters: Int, kernel: [Int] = [3, 3], stride: [Int] = [1, 1], padding: Padding = .same, bias: Bool = true
    ) {
        self.filters = filters
        self.kernel = kernel
        self.stride = stride
        self.padding = padding
        self.bias = bias
    }

    private enum Key: String, CodingKey { case filters, kernel, stride, padding, bias }

    /// Reads the options; only `filters` must be given.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        self.init(
            filters: try container.decode(Int.self, forKey: .filters),
            kernel: try container.decodeIfPresent([Int].self, forKey: .kernel) ?? [3, 3],
            stride: try container.decodeIfPresent([Int].self, forKey: .stride) ?? [1, 1],
            padding: try container.decodeIfPresent(Padding.self, forKey: .padding) ?? .same,
            bias: try container.decodeIfPresent(Bool.self, forKey: .bias) ?? true)
    }

    package func outputShape(for input: Shape) throws(LayerFault) -> Shape {
        guard input.rank == 3 else { throw .input(expected: "[height x width x channels]") }
        guard filters > 0 else { throw .option("filters must be at least 1, not \(filters)") }
        guard kernel.count == 2, kernel.allSatisfy({ $0 > 0 }) else {
            throw .option("kernel must be two sizes of at least 1, not \(kernel)")
        }
        guard stride.count == 2, stride.allSatisfy({ $0 > 0 }) else {
            throw .option("stride must be two steps of at least 1, not \(stride)")
        }
        let window = geometry(for: input)
        guard window.outputHeight > 0, window.outputWidth > 0 else {
            throw .input(expected: "at least \(kernel[0]) x \(kernel[1]) positions for a valid kernel of that size")
        }
        return [window.outputHeight, window.outputWidth, filters]
    }

    package func parameters(for input: Shape) -> [ParameterSpecification] {
        let area = kernel[0] * kernel[1]
        let weight = ParameterSpecification(
            "weight", [kernel[0], kernel[1], input[2], filters],
            .glorotUniform(fanIn: area * input[2], fanOut: area * filters))
        return bias ? [weight, ParameterSpecification("bias", [filters], .constant(0))] : [weight]
    }

    package func multiplyAdds(for input: Shape) -> Int {
        let window = geometry(for: input)
        return window.outputHeight * window.outputWidth * filters * kernel[0] * kernel[1] * input[2]
    }

    package func validSteps(after steps: Int, input: Shape) -> Int {
        WindowGeometry.outputSize(steps, kernel: kernel[0], stride: stride[0], padding: padding)
    }

    package var looksPastTheEnd: Bool { padding == .same && kernel[0] > 1 }

    package var optionSummary: String {
        let steps = stride == [1, 1] ? "" : ", stride \(stride[0]) x \(stride[1])"
        return "\(filters) of \(kernel[0]) x \(kernel[1])\(steps), \(padding.rawValue)\(bias ? "" : ", no bias")"
    }

    /// Where the kernel lies on an input of the given shape.
    func geometry(for input: Shape) -> WindowGeometry {
        WindowGeometry(input: input, kernel: kernel, stride: stride, padding: padding)
    }
}
