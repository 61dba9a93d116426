import CKernels
import Tensors

/// Batch normalisation, with a rectifier where one follows.
///
/// Statistics are taken shard by shard and combined in the order of the shards.
final class BatchNormOperation<Scalar: TensorScalar>: BatchOperation {
    fileprivate let site: OperationSite<Scalar>
    private let layer: BatchNorm
    fileprivate let rectifies: Bool
    fileprivate let channels: Int
    /// Positions of one sample.
    fileprivate let positions: Int
    fileprivate let scale: ParameterSlot<Scalar>
    fileprivate let bias: ParameterSlot<Scalar>
    private let runningMean: ParameterSlot<Scalar>
    private let runningVariance: ParameterSlot<Scalar>
    /// `[shards x 2 x channels]`: means and summed squares, or in the backward pass the two sums over the gradient.
    fileprivate let partials: UnsafeMutablePointer<Scalar>
    /// Mean of each channel in the last run.
    fileprivate let mean: UnsafeMutablePointer<Scalar>
    /// One over the deviation of each channel in the last run.
    fileprivate let inverse: UnsafeMutablePointer<Scalar>
    /// `[shards x 3 x channels]`: what the kernels take each channel by.
    fileprivate let factors: UnsafeMutablePointer<Scalar>

    init(_ site: OperationSite<Scalar>, layer: BatchNorm, rectifies: Bool) {
        self.site = site
        self.layer = layer
        self.rectifies = rectifies
        channels = site.row.input[site.row.input.rank - 1]
        positions = site.row.input.count / channels
        scale = site.required("scale")
        bias = site.required("bias")
        runningMean = site.required("mean")
        runningVariance = site.required("variance")
        partials = site.memory.allocate(Scalar.self, count: Shards.count * 2 * channels)
        mean = site.memory.allocate(Scalar.self, count: channels)
        inverse = site.memory.allocate(Scalar.self, count: channels)
        factors = site.memory.allocate(Scalar.self, count: Shards.count * 3 * channels)
    }

    /// The same operation where the kernels can compute it.
    private var fast: BatchNormOperation<Float>? {
        site.kernels == .auto ? self as? BatchNormOperation<Float> : nil
    }

    @specialized(where Scalar == Float)
    @specialized(where Scalar == Double)
    func forward(_ pass: Pass, team: Team) {
        if pass.isTraining {
            team.perform(parts: Shards.count) { measure(pass.shard($0)) }
            combine(pass)
        } else {
            for channel in 0..<channels {
                mean[channel] = runningMean.values[channel]
                inverse[channel] = 1 / (runningVariance.values[channel] + Scalar(layer.epsilon)).squareRoot()
            }
        }
        team.perform(parts: Shards.count) { normalise(pass.shard($0)) }
    }

    /// Mean and summed squared deviations of each channel over one shard.
    private func measure(_ part: ShardPass) {
        guard !part.samples.isEmpty else { return }
        if let fast { return fast.measureFast(part) }
        let means = partials + part.shard * 2 * channels
        let squares = means + channels
        let x = site.input.activation(of: part.samples.lowerBound)
        let rows = part.samples.count * positions
        DenseKernel.sumRows(x, rows: rows, columns: channels, into: means)
        for channel in 0..<channels { means[channel] /= Scalar(rows) }
        squares.update(repeating: 0, count: channels)
        for row in 0..<rows {
            let line = x + row * channels
            for channel in 0..<channels {
                let deviation = line[channel] - means[channel]
                squares[channel] += deviation * deviation
            }
        }
    }

    /// The statistics of the batch from those of its shards.
    ///
    /// Source: Chan, Golub & LeVeque (1983), The American Statistician 37(3).
    private func combine(_ pass: Pass) {
        let total = Scalar(pass.count * positions)
        let momentum = Scalar(layer.momentum)
        for channel in 0..<channels {
            var count: Scalar = 0
            var average: Scalar = 0
            var squares: Scalar = 0
            for shard in 0..<Shards.count {
                let rows = Scalar(Shards.samples(of: shard, in: pass.count).count * positions)
                guard rows > 0 else { continue }
                let partial = partials + shard * 2 * channels
                let apart = partial[channel] - average
                squares += partial[channels + channel] + apart * apart * count * rows / (count + rows)
                average += apart * rows / (count + rows)
                count += rows
            }
            mean[channel] = average
            inverse[channel] = 1 / (squares / total + Scalar(layer.epsilon)).squareRoot()
            runningMean.values[channel] += momentum * (average - runningMean.values[channel])
            let unbiased = squares / max(1, total - 1)
            runningVariance.values[channel] += momentum * (unbiased - runningVariance.values[channel])
        }
    }

    private func normalise(_ part: ShardPass) {
        if let fast { return fast.normaliseFast(part) }
        let first = part.samples.lowerBound
        let (x, y) = (site.input.activation(of: first), site.output.activation(of: first))
        let (gamma, beta) = (scale.values, bias.values)
        for row in 0..<part.samples.count * positions {
            let (from, to) = (x + row * channels, y + row * channels)
            for channel in 0..<channels {
                let value = (from[channel] - mean[channel]) * inverse[channel] * gamma[channel] + beta[channel]
                to[channel] = rectifies && value < 0 ? 0 : value
            }
        }
    }

    @specialized(where Scalar == Float)
    @specialized(where Scalar == Double)
    func backward(_ pass: Pass, team: Team) {
        team.perform(parts: Shards.count) { sumGradients(pass.shard($0)) }
        let (gamma, beta) = (scale.batchGradient, bias.batchGradient)
        beta.update(repeating: 0, count: channels)
        gamma.update(repeating: 0, count: channels)
        for shard in 0..<Shards.count where !Shards.samples(of: shard, in: pass.count).isEmpty {
            let partial = partials + shard * 2 * channels
            for channel in 0..<channels {
                beta[channel] += partial[channel]
                gamma[channel] += partial[channels + channel]
            }
        }
        guard site.input.gradient != nil else { return }
        team.perform(parts: Shards.count) { differentiate(pass.shard($0), total: Scalar(pass.count * positions)) }
    }

    /// Sums of the gradient, and of the gradient times the normalised input, over one shard; undoes the rectifier on the way.
    private func sumGradients(_ part: ShardPass) {
        let first = part.samples.lowerBound
        guard !part.samples.isEmpty, let dy = site.output.gradient(of: first) else { return }
        if let fast { return fast.sumGradientsFast(part) }
        let (x, y) = (site.input.activation(of: first), site.output.activation(of: first))
        let sums = partials + part.shard * 2 * channels
        let products = sums + channels
        sums.update(repeating: 0, count: 2 * channels)
        for row in 0..<part.samples.count * positions {
            let offset = row * channels
            let (line, input, output) = (dy + offset, x + offset, y + offset)
            if rectifies { for channel in 0..<channels { line[channel] = output[channel] > 0 ? line[channel] : 0 } }
            for channel in 0..<channels {
                sums[channel] += line[channel]
                products[channel] += line[channel] * (input[channel] - mean[channel]) * inverse[channel]
            }
        }
    }

    private func differentiate(_ part: ShardPass, total: Scalar) {
        if let fast { return fast.differentiateFast(part, total: Float(total)) }
        let first = part.samples.lowerBound
        guard let dx = site.input.gradient(of: first), let dy = site.output.gradient(of: first) else { return }
        let x = site.input.activation(of: first)
        let (gamma, sums, products) = (scale.values, bias.batchGradient, scale.batchGradient)
        for row in 0..<part.samples.count * positions {
            let offset = row * channels
            let (line, input, result) = (dy + offset, x + offset, dx + offset)
            for channel in 0..<channels {
                let normal = (input[channel] - mean[channel]) * inverse[channel]
                let apart = line[channel] - (sums[channel] + normal * products[channel]) / total
                result[channel] = gamma[channel] * inverse[channel] * apart
            }
        }
    }
}

/// The same by kernels.
extension BatchNormOperation where Scalar == Float {
    fileprivate func measureFast(_ part: ShardPass) {
        let means = partials + part.shard * 2 * channels
        ck_channel_moments(
            site.input.activation(of: part.samples.lowerBound), part.samples.count * positions, Int32(channels), means,
            means + channels)
    }

    fileprivate func normaliseFast(_ part: ShardPass) {
        let first = part.samples.lowerBound
        let factor = factors + part.shard * 3 * channels
        for channel in 0..<channels { factor[channel] = inverse[channel] * scale.values[channel] }
        ck_channel_scale(
            site.input.activation(of: first), part.samples.count * positions, Int32(channels), mean, factor,
            bias.values,
            rectifies, site.output.activation(of: first))
    }

    fileprivate func sumGradientsFast(_ part: ShardPass) {
        let first = part.samples.lowerBound
        let sums = partials + part.shard * 2 * channels
        ck_channel_gradient_sums(
            site.output.gradient(of: first), site.input.activation(of: first),
            rectifies ? site.output.activation(of: first) : nil, part.samples.count * positions, Int32(channels), mean,
            inverse, sums, sums + channels)
    }

    fileprivate func differentiateFast(_ part: ShardPass, total: Float) {
        let first = part.samples.lowerBound
        let factor = factors + part.shard * 3 * channels
        let (shift, slope) = (factor + channels, factor + 2 * channels)
        for channel in 0..<channels {
            factor[channel] = scale.values[channel] * inverse[channel]
            shift[channel] = bias.batchGradient[channel] / total
            slope[channel] = inverse[channel] * scale.batchGradient[channel] / total
        }
        ck_channel_gradient(
            site.output.gradient(of: first), site.input.activation(of: first), part.samples.count * positions,
            Int32(channels), mean, factor, shift, slope, site.input.gradient(of: first))
    }
}
