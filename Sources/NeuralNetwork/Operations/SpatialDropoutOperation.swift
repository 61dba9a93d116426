import Tensors

/// Drops channels in training and copies otherwise, in place where the planner gives one buffer for both sides.
final class SpatialDropoutOperation<Scalar: TensorScalar>: ShardOperation {
    private let input: Slot<Scalar>
    private let output: Slot<Scalar>
    private let channels: Int
    private let rate: Double
    private let layer: Int

    init(_ site: OperationSite<Scalar>, rate: Double) {
        (input, output) = (site.input, site.output)
        channels = site.row.input[site.row.input.rank - 1]
        self.rate = rate
        layer = site.layer
    }

    func forward(_ part: ShardPass) { apply(from: input.activation, to: output.activation, part) }

    func backward(_ part: ShardPass) {
        guard let dx = input.gradient, let dy = output.gradient else { return }
        apply(from: dy, to: dx, part)
    }

    @specialized(where Scalar == Float)
    @specialized(where Scalar == Double)
    private func apply(
        from source: UnsafeMutablePointer<Scalar>, to target: UnsafeMutablePointer<Scalar>, _ part: ShardPass
    ) {
        let mask = part.pass.isTraining ? DropoutMask(rate: rate, layer: layer, pass: part.pass) : nil
        for sample in part.samples {
            for channel in 0..<channels {
                let factor = mask.map { $0.keeps(sample * channels + channel) ? Scalar($0.scale) : 0 } ?? 1
                for index in stride(from: sample * input.size + channel, to: (sample + 1) * input.size, by: channels) {
                    target[index] = source[index] * factor
                }
            }
        }
    }
}
