package import Tensors

/// How a window slides over `[height x width x channels]`: sizes, strides and the zeros before the first row and column.
package struct WindowGeometry: Hashable, Sendable {
    /// Rows of the input.
    package let inputHeight: Int
    /// Columns of the input.
    package let inputWidth: Int
    /// Channels of the input.
    package let channels: Int
    /// Rows of the window.
    package let kernelHeight: Int
    /// Columns of the window.
    package let kernelWidth: Int
    /// Rows between two windows.
    package let strideHeight: Int
    /// Columns between two windows.
    package let strideWidth: Int
    /// Rows between two positions of the kernel.
    package let dilationHeight: Int
    /// Zero rows above the input.
    package let paddingTop: Int
    /// Zero columns left of the input.
    package let paddingLeft: Int
    /// Rows of the output; 0 or less where the window does not fit.
    package let outputHeight: Int
    /// Columns of the output; 0 or less where the window does not fit.
    package let outputWidth: Int

    /// A window on an input `[height x width x channels]`; kernel and stride give height, then width, dilation height only.
    package init(input: Shape, kernel: [Int], stride: [Int], dilation: Int = 1, padding: Padding) {
        (inputHeight, inputWidth, channels) = (input[0], input[1], input[2])
        (kernelHeight, kernelWidth) = (kernel[0], kernel[1])
        (strideHeight, strideWidth) = (stride[0], stride[1])
        dilationHeight = dilation
        let reach = (kernel[0] - 1) * dilation + 1
        outputHeight = Self.outputSize(input[0], kernel: reach, stride: stride[0], padding: padding)
        outputWidth = Self.outputSize(input[1], kernel: kernel[1], stride: stride[1], padding: padding)
        paddingTop = Self.zerosBefore(input[0], kernel: reach, stride: stride[0], padding: padding)
        paddingLeft = Self.zerosBefore(input[1], kernel: kernel[1], stride: stride[1], padding: padding)
    }

    /// How many windows fit along one axis.
    package static func outputSize(_ size: Int, kernel: Int, stride: Int, padding: Padding) -> Int {
        switch padding {
        case .same: (size + stride - 1) / stride
        case .valid: size < kernel ? 0 : (size - kernel) / stride + 1
        }
    }

    /// How many zeros lie before the input along one axis; where their number is odd, one more lies after (as in Keras).
    private static func zerosBefore(_ size: Int, kernel: Int, stride: Int, padding: Padding) -> Int {
        guard padding == .same else { return 0 }
        let windows = outputSize(size, kernel: kernel, stride: stride, padding: padding)
        return max(0, (windows - 1) * stride + kernel - size) / 2
    }
}
