import Tensors

/// Picks the largest of each window and remembers which one it was.
///
/// Of equal values the first wins, row by row, as in PyTorch.
final class MaxPoolOperation<Scalar: TensorScalar>: ShardOperation {
    private let input: Slot<Scalar>
    private let output: Slot<Scalar>
    private let window: (height: Int, width: Int)
    private let winners: UnsafeMutablePointer<Int32>

    init(_ site: OperationSite<Scalar>, size: [Int]) {
        (input, output) = (site.input, site.output)
        window = (size[0], size[1])
        winners = site.memory.allocate(Int32.self, count: site.isTraining ? site.batchSize * site.output.size : 1)
    }

    @specialized(where Scalar == Float)
    @specialized(where Scalar == Double)
    func forward(_ part: ShardPass) {
        for sample in part.samples { forward(sample, remembers: output.gradient != nil) }
    }

    private func forward(_ sample: Int, remembers: Bool) {
        let (x, y) = (input.activation(of: sample), output.activation(of: sample))
        let picked = remembers ? winners + sample * output.size : winners
        let (height, width, channels) = (output.shape[0], output.shape[1], output.shape[2])
        let inputWidth = input.shape[1]
        for row in 0..<height {
            for column in 0..<width {
                let corner = (row * window.height * inputWidth + column * window.width) * channels
                let place = (row * width + column) * channels
                for channel in 0..<channels {
                    var winner = corner + channel
                    for i in 0..<window.height {
                        for j in 0..<window.width {
                            let candidate = corner + (i * inputWidth + j) * channels + channel
                            if x[candidate] > x[winner] { winner = candidate }
                        }
                    }
                    y[place + channel] = x[winner]
                    if remembers { picked[place + channel] = Int32(truncatingIfNeeded: winner) }
                }
            }
        }
    }

    @specialized(where Scalar == Float)
    @specialized(where Scalar == Double)
    func backward(_ part: ShardPass) {
        for sample in part.samples {
            guard let dx = input.gradient(of: sample), let dy = output.gradient(of: sample) else { return }
            dx.clear(count: input.size)
            let picked = winners + sample * output.size
            for index in 0..<output.size { dx[Int(picked[index])] += dy[index] }
        }
    }
}
