import CKernels
import Tensors

/// Weighted mean and deviation of each channel over a sample's valid steps, with learned weights.
final class AttentionPoolOperation<Scalar: TensorScalar>: ShardOperation {
    private let site: OperationSite<Scalar>
    private let layer: AttentionPool
    private let steps: Int
    private let channels: Int
    private let weight: ParameterSlot<Scalar>
    private let bias: ParameterSlot<Scalar>
    private let score: ParameterSlot<Scalar>
    /// `[batch x steps x units]`: what the scores are drawn from, and in the backward pass the gradients of what it came from.
    private let hidden: UnsafeMutablePointer<Scalar>
    /// `[batch x steps]`: the weights of the steps.
    private let shares: UnsafeMutablePointer<Scalar>
    /// `[batch x steps]`: the gradients of the weights.
    private let slopes: UnsafeMutablePointer<Scalar>

    init(_ site: OperationSite<Scalar>, layer: AttentionPool) {
        self.site = site
        self.layer = layer
        (steps, channels) = (site.row.input[0], site.row.input[1])
        weight = site.required("weight")
        bias = site.required("bias")
        score = site.required("score")
        hidden = site.memory.allocate(Scalar.self, count: site.batchSize * steps * layer.units)
        shares = site.memory.allocate(Scalar.self, count: site.batchSize * steps)
        slopes = site.memory.allocate(Scalar.self, count: site.batchSize * steps)
    }

    private func validSteps(_ sample: Int, _ part: ShardPass) -> Int {
        min(steps, site.timeline.validSteps(of: sample, in: part.pass))
    }

    @specialized(where Scalar == Float)
    @specialized(where Scalar == Double)
    func forward(_ part: ShardPass) {
        for sample in part.samples {
            let valid = validSteps(sample, part)
            weigh(sample, valid: valid)
            let (x, y) = (site.input.activation(of: sample), site.output.activation(of: sample))
            let share = shares + sample * steps
            y.clear(count: site.output.size)
            for step in 0..<valid {
                for channel in 0..<channels { y[channel] += share[step] * x[step * channels + channel] }
            }
            guard layer.deviation else { continue }
            let deviation = y + channels
            for step in 0..<valid {
                for channel in 0..<channels {
                    let apart = x[step * channels + channel] - y[channel]
                    deviation[channel] += share[step] * apart * apart
                }
            }
            for channel in 0..<channels {
                deviation[channel] = (deviation[channel] + Scalar(StatisticsPool.leastVariance)).squareRoot()
            }
        }
    }

    /// The hyperbolic tangent of all numbers, in place.
    private func squash(_ values: UnsafeMutablePointer<Scalar>, _ count: Int) {
        if site.kernels == .auto, let floats = values as? UnsafeMutablePointer<Float> {
            ck_tanh(floats, floats, count)
        } else {
            for index in 0..<count { values[index] = Scalar.hyperbolicTangent(values[index]) }
        }
    }

    /// The weights of a sample's steps.
    private func weigh(_ sample: Int, valid: Int) {
        let units = layer.units
        let (z, share) = (hidden + sample * steps * units, shares + sample * steps)
        for step in 0..<valid { (z + step * units).update(from: bias.values, count: units) }
        DenseKernel.multiply(
            MatrixProduct(
                rows: valid, columns: units, depth: channels,
                a: MatrixOperand(site.input.activation(of: sample), stride: channels),
                b: MatrixOperand(weight.values, stride: units), into: z, stride: units, accumulates: true), site.kernels
        )
        squash(z, valid * units)
        var highest = -Scalar.infinity
        for step in 0..<valid {
            var sum: Scalar = 0
            for unit in 0..<units {
                sum += z[step * units + unit] * score.values[unit]
            }
            share[step] = sum
            highest = max(highest, sum)
        }
        var total: Scalar = 0
        for step in 0..<valid {
            share[step] = Scalar.exponential(share[step] - highest)
            total += share[step]
        }
        for step in 0..<valid { share[step] /= total }
    }

    @specialized(where Scalar == Float)
    @specialized(where Scalar == Double)
    func backward(_ part: ShardPass) {
        guard !part.samples.isEmpty else { return }
        score.gradient(of: part.shard).clear(count: layer.units)
        bias.gradient(of: part.shard).clear(count: layer.units)
        for sample in part.samples {
            let valid = validSteps(sample, part)
            differentiateShares(sample, valid: valid)
            differentiateScores(sample, valid: valid, shard: part.shard)
            accumulate(sample, valid: valid, part)
        }
    }

    /// The gradients of the weights of a sample's steps, before the softmax.
    private func differentiateShares(_ sample: Int, valid: Int) {
        guard let dy = site.output.gradient(of: sample) else { return }
        let (x, y) = (site.input.activation(of: sample), site.output.activation(of: sample))
        let (share, slope) = (shares + sample * steps, slopes + sample * steps)
        var mean: Scalar = 0
        for step in 0..<valid {
            let line = x + step * channels
            var sum: Scalar = 0
            for channel in 0..<channels { sum += dy[channel] * line[channel] }
            if layer.deviation {
                for channel in 0..<channels {
                    let apart = line[channel] - y[channel]
                    sum += dy[channels + channel] * apart * apart / (2 * y[channels + channel])
                }
            }
            slope[step] = sum
            mean += share[step] * sum
        }
        for step in 0..<valid { slope[step] = share[step] * (slope[step] - mean) }
    }

    /// Turns what the scores were drawn from into the gradients of what it came from.
    private func differentiateScores(_ sample: Int, valid: Int, shard: Int) {
        let units = layer.units
        let (z, slope) = (hidden + sample * steps * units, slopes + sample * steps)
        let (given, biasGradient) = (score.gradient(of: shard), bias.gradient(of: shard))
        for step in 0..<valid {
            for unit in 0..<units {
                let value = z[step * units + unit]
                given[unit] += slope[step] * value
                z[step * units + unit] = slope[step] * score.values[unit] * (1 - value * value)
                biasGradient[unit] += z[step * units + unit]
            }
        }
    }

    /// Gradients of the matrix and of the input.
    private func accumulate(_ sample: Int, valid: Int, _ part: ShardPass) {
        let units = layer.units
        let (x, z) = (site.input.activation(of: sample), hidden + sample * steps * units)
        DenseKernel.multiply(
            MatrixProduct(
                rows: channels, columns: units, depth: valid, a: MatrixOperand(x, stride: channels, isTransposed: true),
                b: MatrixOperand(z, stride: units), into: weight.gradient(of: part.shard), stride: units,
                accumulates: sample > part.samples.lowerBound), site.kernels)
        guard let dx = site.input.gradient(of: sample), let dy = site.output.gradient(of: sample) else { return }
        let (y, share) = (site.output.activation(of: sample), shares + sample * steps)
        dx.clear(count: site.input.size)
        for step in 0..<valid {
            let (line, to) = (x + step * channels, dx + step * channels)
            for channel in 0..<channels { to[channel] = share[step] * dy[channel] }
            guard layer.deviation else { continue }
            for channel in 0..<channels {
                let apart = (line[channel] - y[channel]) / y[channels + channel]
                to[channel] += share[step] * dy[channels + channel] * apart
            }
        }
        DenseKernel.multiply(
            MatrixProduct(
                rows: valid, columns: channels, depth: units, a: MatrixOperand(z, stride: units),
                b: MatrixOperand(weight.values, stride: units, isTransposed: true), into: dx, stride: channels,
                accumulates: true), site.kernels)
    }
}
