import Tensors

/// The mean of each window.
final class AveragePoolOperation<Scalar: TensorScalar>: ShardOperation {
    private let input: Slot<Scalar>
    private let output: Slot<Scalar>
    private let window: (height: Int, width: Int)

    init(_ site: OperationSite<Scalar>, size: [Int]) {
        (input, output) = (site.input, site.output)
        window = (size[0], size[1])
    }

    @specialized(where Scalar == Float)
    @specialized(where Scalar == Double)
    func forward(_ part: ShardPass) {
        let share = 1 / Scalar(window.height * window.width)
        for sample in part.samples {
            let (x, y) = (input.activation(of: sample), output.activation(of: sample))
            y.clear(count: output.size)
            visit { pixel, place in y[place] += x[pixel] * share }
        }
    }

    @specialized(where Scalar == Float)
    @specialized(where Scalar == Double)
    func backward(_ part: ShardPass) {
        let share = 1 / Scalar(window.height * window.width)
        for sample in part.samples {
            guard let dx = input.gradient(of: sample), let dy = output.gradient(of: sample) else { return }
            dx.clear(count: input.size)
            visit { pixel, place in dx[pixel] = dy[place] * share }
        }
    }

    /// Visits every number of the input that lies in a window, with the number of the output that it belongs to.
    @inline(__always)
    private func visit(_ body: (_ pixel: Int, _ place: Int) -> Void) {
        let (height, width, channels) = (output.shape[0], output.shape[1], output.shape[2])
        for row in 0..<height * window.height {
            for column in 0..<width * window.width {
                let pixel = (row * input.shape[1] + column) * channels
                let place = (row / window.height * width + column / window.width) * channels
                for channel in 0..<channels { body(pixel + channel, place + channel) }
            }
        }
    }
}
