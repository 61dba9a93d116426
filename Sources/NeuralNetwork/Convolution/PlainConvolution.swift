import Tensors

/// A convolution by its definition: plain loops over samples, positions, kernel and channels. The reference of all others.
final class PlainConvolution<Scalar: TensorScalar>: ConvolutionAlgorithm {
    private let task: ConvolutionTask
    private var weights: UnsafePointer<Scalar>?

    init(_ task: ConvolutionTask) { self.task = task }

    func prepare(weights: UnsafePointer<Scalar>, forTraining: Bool, team: Team) { self.weights = weights }

    @specialized(where Scalar == Float)
    @specialized(where Scalar == Double)
    func forward(_ call: ConvolutionForward<Scalar>) {
        guard let weights else { return }
        let filters = task.filters
        for sample in 0..<call.count {
            let y = call.output + sample * task.outputSize
            for position in 0..<task.outputSize / filters {
                for filter in 0..<filters { y[position * filters + filter] = call.bias?[filter] ?? 0 }
            }
            let x = call.input + sample * task.inputSize
            task.geometry.visit { position, input, kernel in
                for channel in 0..<task.geometry.channels {
                    let value = x[input + channel]
                    let row = weights + (kernel + channel) * filters
                    for filter in 0..<filters { y[position * filters + filter] += value * row[filter] }
                }
            }
        }
    }

    @specialized(where Scalar == Float)
    @specialized(where Scalar == Double)
    func backward(_ call: ConvolutionBackward<Scalar>) {
        guard let weights else { return }
        let filters = task.filters
        call.weightGradient.clear(count: task.weightCount)
        if let db = call.biasGradient {
            DenseKernel.sumRows(
                call.outputGradient, rows: call.count * task.outputSize / filters, columns: filters, into: db)
        }
        for sample in 0..<call.count {
            let x = call.input + sample * task.inputSize
            let dy = call.outputGradient + sample * task.outputSize
            let dx = call.inputGradient.map { $0 + sample * task.inputSize }
            dx?.clear(count: task.inputSize)
            task.geometry.visit { position, input, kernel in
                for channel in 0..<task.geometry.channels {
                    let (row, gradient) = (
                        weights + (kernel + channel) * filters, call.weightGradient + (kernel + channel) * filters
                    )
                    var sum: Scalar = 0
                    for filter in 0..<filters {
                        gradient[filter] += x[input + channel] * dy[position * filters + filter]
                        sum += row[filter] * dy[position * filters + filter]
                    }
                    dx?[input + channel] += sum
                }
            }
        }
    }
}

extension WindowGeometry {
    /// Visits every pair of output position and kernel position whose input lies inside the image.
    ///
    /// - Parameter body: index of the output position, offset of the input position's first channel, and index of the kernel
    ///   position's first channel.
    @inline(__always)
    func visit(_ body: (_ position: Int, _ input: Int, _ kernel: Int) -> Void) {
        for row in 0..<outputHeight {
            for column in 0..<outputWidth {
                for i in 0..<kernelHeight {
                    let y = row * strideHeight + i * dilationHeight - paddingTop
                    guard y >= 0, y < inputHeight else { continue }
                    for j in 0..<kernelWidth {
                        let x = column * strideWidth + j - paddingLeft
                        guard x >= 0, x < inputWidth else { continue }
                        body(
                            row * outputWidth + column, (y * inputWidth + x) * channels,
                            (i * kernelWidth + j) * channels)
                    }
                }
            }
        }
    }
}
