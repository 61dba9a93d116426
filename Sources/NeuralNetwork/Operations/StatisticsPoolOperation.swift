import Tensors

/// Mean, maximum, or mean and deviation of each channel over a sample's valid steps.
final class StatisticsPoolOperation<Scalar: TensorScalar>: ShardOperation {
    private let site: OperationSite<Scalar>
    private let statistics: StatisticsPool.Statistics
    private let channels: Int
    /// Positions of one step.
    private let width: Int
    /// `[shards x 2 x channels]`: the gradient of each channel at its mean, and how it grows from there.
    private let lines: UnsafeMutablePointer<Scalar>

    init(_ site: OperationSite<Scalar>, statistics: StatisticsPool.Statistics) {
        self.site = site
        self.statistics = statistics
        channels = site.row.input[site.row.input.rank - 1]
        width = site.row.input.count / (site.row.input[0] * channels)
        lines = site.memory.allocate(Scalar.self, count: site.isTraining ? Shards.count * 2 * channels : 1)
    }

    /// Positions of a sample that are not padding.
    private func steps(_ sample: Int, _ part: ShardPass) -> Int {
        width * min(site.row.input[0], site.timeline.validSteps(of: sample, in: part.pass))
    }

    @specialized(where Scalar == Float)
    @specialized(where Scalar == Double)
    func forward(_ part: ShardPass) {
        for sample in part.samples {
            let (x, y) = (site.input.activation(of: sample), site.output.activation(of: sample))
            let steps = steps(sample, part)
            if statistics == .max {
                y.update(from: x, count: channels)
                for step in 1..<max(1, steps) {
                    for channel in 0..<channels { y[channel] = max(y[channel], x[step * channels + channel]) }
                }
                continue
            }
            DenseKernel.sumRows(x, rows: steps, columns: channels, into: y)
            for channel in 0..<channels { y[channel] /= Scalar(steps) }
            if statistics == .meanAndDeviation { measureDeviation(x, y, steps: steps) }
        }
    }

    private func measureDeviation(_ x: UnsafeMutablePointer<Scalar>, _ mean: UnsafeMutablePointer<Scalar>, steps: Int) {
        let deviation = mean + channels
        deviation.clear(count: channels)
        for step in 0..<steps {
            for channel in 0..<channels {
                let apart = x[step * channels + channel] - mean[channel]
                deviation[channel] += apart * apart
            }
        }
        for channel in 0..<channels {
            deviation[channel] = (deviation[channel] / Scalar(steps) + Scalar(StatisticsPool.leastVariance))
                .squareRoot()
        }
    }

    @specialized(where Scalar == Float)
    @specialized(where Scalar == Double)
    func backward(_ part: ShardPass) {
        for sample in part.samples {
            guard let dx = site.input.gradient(of: sample), let dy = site.output.gradient(of: sample) else { return }
            let (x, y) = (site.input.activation(of: sample), site.output.activation(of: sample))
            let steps = steps(sample, part)
            dx.clear(count: site.input.size)
            switch statistics {
            case .max:
                for channel in 0..<channels {
                    let winner = (0..<steps).first { x[$0 * channels + channel] == y[channel] } ?? 0
                    dx[winner * channels + channel] = dy[channel]
                }
            case .mean:
                for index in 0..<steps * channels { dx[index] = dy[index % channels] / Scalar(steps) }
            case .meanAndDeviation:
                spread(dy, x: x, y: y, steps: steps, lines: lines + part.shard * 2 * channels, into: dx)
            }
        }
    }

    /// The gradient through mean and deviation: a line over the input, for each channel.
    @inline(__always)
    private func spread(
        _ dy: UnsafeMutablePointer<Scalar>, x: UnsafeMutablePointer<Scalar>, y: UnsafeMutablePointer<Scalar>,
        steps: Int,
        lines: UnsafeMutablePointer<Scalar>, into dx: UnsafeMutablePointer<Scalar>
    ) {
        let slopes = lines + channels
        for channel in 0..<channels {
            slopes[channel] = dy[channels + channel] / (y[channels + channel] * Scalar(steps))
            lines[channel] = dy[channel] / Scalar(steps)
        }
        for step in 0..<steps {
            for channel in 0..<channels {
                let apart = x[step * channels + channel] - y[channel]
                dx[step * channels + channel] = lines[channel] + slopes[channel] * apart
            }
        }
    }
}
