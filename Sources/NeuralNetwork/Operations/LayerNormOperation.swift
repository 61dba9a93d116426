import Tensors

/// Normalisation of each position over its channels.
final class LayerNormOperation<Scalar: TensorScalar>: ShardOperation {
    private let site: OperationSite<Scalar>
    private let epsilon: Scalar
    private let channels: Int
    private let scale: ParameterSlot<Scalar>
    private let bias: ParameterSlot<Scalar>

    init(_ site: OperationSite<Scalar>, epsilon: Double) {
        self.site = site
        self.epsilon = Scalar(epsilon)
        channels = site.row.input[site.row.input.rank - 1]
        scale = site.required("scale")
        bias = site.required("bias")
    }

    private func rows(_ part: ShardPass) -> Range<Int> {
        let positions = site.row.input.count / channels
        return part.samples.lowerBound * positions..<part.samples.upperBound * positions
    }

    /// Mean and one over the deviation of one position.
    private func measure(_ x: UnsafeMutablePointer<Scalar>) -> (mean: Scalar, inverse: Scalar) {
        var sum: Scalar = 0
        for channel in 0..<channels { sum += x[channel] }
        let mean = sum / Scalar(channels)
        var squares: Scalar = 0
        for channel in 0..<channels { squares += (x[channel] - mean) * (x[channel] - mean) }
        return (mean, 1 / (squares / Scalar(channels) + epsilon).squareRoot())
    }

    @specialized(where Scalar == Float)
    @specialized(where Scalar == Double)
    func forward(_ part: ShardPass) {
        for row in rows(part) {
            let (x, y) = (site.input.activation + row * channels, site.output.activation + row * channels)
            let (mean, inverse) = measure(x)
            for channel in 0..<channels {
                y[channel] = (x[channel] - mean) * inverse * scale.values[channel] + bias.values[channel]
            }
        }
    }

    @specialized(where Scalar == Float)
    @specialized(where Scalar == Double)
    func backward(_ part: ShardPass) {
        guard !part.samples.isEmpty, let gradient = site.output.gradient else { return }
        let (gamma, beta) = (scale.gradient(of: part.shard), bias.gradient(of: part.shard))
        gamma.clear(count: channels)
        beta.clear(count: channels)
        for row in rows(part) {
            let (x, dy) = (site.input.activation + row * channels, gradient + row * channels)
            let (mean, inverse) = measure(x)
            var (sum, product): (Scalar, Scalar) = (0, 0)
            for channel in 0..<channels {
                let normal = (x[channel] - mean) * inverse
                let inner = dy[channel] * scale.values[channel]
                gamma[channel] += dy[channel] * normal
                beta[channel] += dy[channel]
                sum += inner
                product += inner * normal
            }
            guard let dx = site.input.gradient.map({ $0 + row * channels }) else { continue }
            for channel in 0..<channels {
                let normal = (x[channel] - mean) * inverse
                let apart = (sum + normal * product) / Scalar(channels)
                dx[channel] = inverse * (dy[channel] * scale.values[channel] - apart)
            }
        }
    }
}
