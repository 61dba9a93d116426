import Tensors

/// Batch normalisation by plain loops, in any precision.
///
/// Statistics are taken shard by shard and combined in the order of the shards; steps after a sample's end have no part in them.
final class BatchNormOperation<Scalar: TensorScalar>: BatchOperation {
    private let site: OperationSite<Scalar>
    private let layer: BatchNorm
    private let channels: Int
    /// Positions of one sample.
    private let positions: Int
    /// Time steps of one sample.
    private let steps: Int
    private let scale: ParameterSlot<Scalar>
    private let bias: ParameterSlot<Scalar>
    private let runningMean: ParameterSlot<Scalar>
    private let runningVariance: ParameterSlot<Scalar>
    /// `[shards x 2 x channels]`: means and summed squares, or in the backward pass the two sums over the gradient.
    private let partials: UnsafeMutablePointer<Scalar>
    /// `[shards x 2 x channels]`: means and summed squares of one sample of a shard.
    private let samplePartials: UnsafeMutablePointer<Scalar>
    /// `[shards]`: how many positions the statistics of a shard are of.
    private let counts: UnsafeMutablePointer<Int>
    /// Mean of each channel in the last run.
    private let mean: UnsafeMutablePointer<Scalar>
    /// One over the deviation of each channel in the last run.
    private let inverse: UnsafeMutablePointer<Scalar>

    init(_ site: OperationSite<Scalar>, layer: BatchNorm) {
        self.site = site
        self.layer = layer
        channels = site.row.input[site.row.input.rank - 1]
        positions = site.row.input.count / channels
        steps = site.row.input.rank > 1 ? site.row.input[0] : 1
        scale = site.required("scale")
        bias = site.required("bias")
        runningMean = site.required("mean")
        runningVariance = site.required("variance")
        partials = site.memory.allocate(Scalar.self, count: Shards.count * 2 * channels)
        samplePartials = site.memory.allocate(Scalar.self, count: Shards.count * 2 * channels)
        counts = site.memory.allocate(Int.self, count: Shards.count)
        mean = site.memory.allocate(Scalar.self, count: channels)
        inverse = site.memory.allocate(Scalar.self, count: channels)
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

    /// Positions of a sample that are not padding.
    private func validPositions(_ sample: Int, _ pass: Pass) -> Int {
        guard steps > 1 else { return positions }
        return positions / steps * min(steps, site.timeline.validSteps(of: sample, in: pass))
    }

    /// Mean and summed squared deviations of each channel over one shard.
    private func measure(_ part: ShardPass) {
        let target = partials + part.shard * 2 * channels
        counts[part.shard] = part.samples.count * positions
        guard !part.samples.isEmpty else { return }
        if part.samples.allSatisfy({ validPositions($0, part.pass) == positions }) {
            return measure(part.samples.lowerBound, rows: counts[part.shard], into: target)
        }
        let own = samplePartials + part.shard * 2 * channels
        var count = 0
        for sample in part.samples {
            let rows = validPositions(sample, part.pass)
            measure(sample, rows: rows, into: count == 0 ? target : own)
            if count > 0 { merge(own, of: rows, into: target, of: count) }
            count += rows
        }
        counts[part.shard] = count
    }

    /// Makes the statistics of two sets of positions one.
    ///
    /// Source: Chan, Golub & LeVeque (1983), The American Statistician 37(3).
    private func merge(
        _ added: UnsafeMutablePointer<Scalar>, of rows: Int, into target: UnsafeMutablePointer<Scalar>, of count: Int
    ) {
        let (rows, count) = (Scalar(rows), Scalar(count))
        for channel in 0..<channels {
            let apart = added[channel] - target[channel]
            target[channels + channel] += added[channels + channel] + apart * apart * count * rows / (count + rows)
            target[channel] += apart * rows / (count + rows)
        }
    }

    /// Mean and summed squared deviations of each channel over positions that follow each other, from a sample's first on.
    private func measure(_ sample: Int, rows: Int, into means: UnsafeMutablePointer<Scalar>) {
        let squares = means + channels
        let x = site.input.activation(of: sample)
        DenseKernel.sumRows(x, rows: rows, columns: channels, into: means)
        for channel in 0..<channels { means[channel] /= Scalar(rows) }
        squares.clear(count: channels)
        for row in 0..<rows {
            let line = x + row * channels
            for channel in 0..<channels {
                let deviation = line[channel] - means[channel]
                squares[channel] += deviation * deviation
            }
        }
    }

    /// The statistics of the batch from those of its shards.
    private func combine(_ pass: Pass) {
        let total = Scalar(validTotal)
        let momentum = Scalar(layer.momentum)
        for channel in 0..<channels {
            var count: Scalar = 0
            var average: Scalar = 0
            var squares: Scalar = 0
            for shard in 0..<Shards.count {
                let rows = Scalar(counts[shard])
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

    /// How many positions the statistics of the last batch are of.
    private var validTotal: Int { (0..<Shards.count).reduce(0) { $0 + counts[$1] } }

    private func normalise(_ part: ShardPass) {
        let first = part.samples.lowerBound
        let (x, y) = (site.input.activation(of: first), site.output.activation(of: first))
        let (gamma, beta) = (scale.values, bias.values)
        for row in 0..<part.samples.count * positions {
            let (from, to) = (x + row * channels, y + row * channels)
            for channel in 0..<channels {
                to[channel] = (from[channel] - mean[channel]) * inverse[channel] * gamma[channel] + beta[channel]
            }
        }
    }

    @specialized(where Scalar == Float)
    @specialized(where Scalar == Double)
    func backward(_ pass: Pass, team: Team) {
        team.perform(parts: Shards.count) { sumGradients(pass.shard($0)) }
        let (gamma, beta) = (scale.batchGradient, bias.batchGradient)
        beta.clear(count: channels)
        gamma.clear(count: channels)
        for shard in 0..<Shards.count where !Shards.samples(of: shard, in: pass.count).isEmpty {
            let partial = partials + shard * 2 * channels
            for channel in 0..<channels {
                beta[channel] += partial[channel]
                gamma[channel] += partial[channels + channel]
            }
        }
        guard site.input.gradient != nil else { return }
        // Running statistics are constants: the gradient does not come back through them.
        let total = pass.isTraining ? Scalar(validTotal) : .infinity
        team.perform(parts: Shards.count) { differentiate(pass.shard($0), total: total) }
    }

    /// Sums of the gradient, and of the gradient times the normalised input, over one shard.
    private func sumGradients(_ part: ShardPass) {
        let first = part.samples.lowerBound
        guard !part.samples.isEmpty, let dy = site.output.gradient(of: first) else { return }
        let x = site.input.activation(of: first)
        let sums = partials + part.shard * 2 * channels
        let products = sums + channels
        sums.clear(count: 2 * channels)
        for row in 0..<part.samples.count * positions {
            let offset = row * channels
            let (line, input) = (dy + offset, x + offset)
            for channel in 0..<channels {
                sums[channel] += line[channel]
                products[channel] += line[channel] * (input[channel] - mean[channel]) * inverse[channel]
            }
        }
    }

    private func differentiate(_ part: ShardPass, total: Scalar) {
        if part.samples.allSatisfy({ validPositions($0, part.pass) == positions }) {
            return differentiate(
                part.samples.lowerBound, rows: 0..<part.samples.count * positions, total: total)
        }
        for sample in part.samples {
            let valid = validPositions(sample, part.pass)
            differentiate(sample, rows: 0..<valid, total: total)
            // Padding has no part in the statistics: no gradient reaches it through them.
            differentiate(sample, rows: valid..<positions, total: .infinity)
        }
    }

    /// The gradient of positions that follow each other, counted from a sample's first.
    private func differentiate(_ sample: Int, rows: Range<Int>, total: Scalar) {
        guard let dx = site.input.gradient(of: sample), let dy = site.output.gradient(of: sample) else { return }
        let x = site.input.activation(of: sample)
        let (gamma, sums, products) = (scale.values, bias.batchGradient, scale.batchGradient)
        for row in rows {
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
