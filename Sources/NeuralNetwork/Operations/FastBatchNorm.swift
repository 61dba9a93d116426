import CKernels
import Tensors

/// Batch normalisation by kernels, with the rectifier and pool that follow it.
///
/// It is three operations: statistics are taken of each sample while it is in the cache, by the same threads that made it;
/// they are combined when all are done; and samples are normalised on the way to whatever comes next. So no pass over the whole
/// batch is the normalisation's own. Backward, in the other order, alike.
final class FastBatchNorm {
    /// The layer.
    let layer: BatchNorm
    /// Where the numbers to be normalised lie.
    let input: Slot<Float>
    /// Where they go, pooled where a pool is taken along.
    let output: Slot<Float>
    /// The pool that is taken along.
    let pool: ck_pool?
    /// Whether a rectifier is taken along.
    let rectifies: Bool
    /// Numbers in one position.
    let channels: Int
    /// Positions of one sample.
    let positions: Int
    /// Learned scale of each channel.
    let scale: ParameterSlot<Float>
    /// Learned offset of each channel.
    let bias: ParameterSlot<Float>
    /// Running mean and variance of each channel.
    let running: (mean: ParameterSlot<Float>, variance: ParameterSlot<Float>)
    /// Time steps of one sample, and how they shrink on the way here.
    private let steps: Int
    private let timeline: Timeline
    /// `[batch x 2 x channels]`: means and summed squares of each sample, or backward the two sums over its gradient.
    let partials: UnsafeMutablePointer<Float>
    /// `[4 x channels]`: mean, one over the deviation, scale over deviation, and room for the next mean's sum of squares.
    let statistics: UnsafeMutablePointer<Float>
    /// `[batch]`: how many positions of each sample the statistics are of.
    let counts: UnsafeMutablePointer<Int>
    /// `[3 x channels]`: what the gradient of each channel is shifted by, its slope over the input, and zeros for padding.
    let corrections: UnsafeMutablePointer<Float>
    /// `[batch x output]`: the inputs that won their windows, where there is a pool and a backward pass.
    let picked: UnsafeMutablePointer<Float>?
    /// `[batch x output]`: which position of its window it was.
    let codes: UnsafeMutablePointer<UInt8>?

    /// Room for a normalisation between two buffers.
    init(_ site: OperationSite<Float>, layer: BatchNorm, rectifies: Bool, window: [Int]?) {
        self.layer = layer
        self.rectifies = rectifies
        (input, output) = (site.input, site.output)
        let shape = site.row.input
        channels = shape[shape.rank - 1]
        positions = shape.count / channels
        steps = shape.rank > 1 ? shape[0] : 1
        timeline = site.timeline
        pool = window.map {
            ck_pool(
                in_height: Int32(shape[0]), in_width: Int32(shape[1]), channels: Int32(shape[2]),
                window_height: Int32($0[0]), window_width: Int32($0[1]))
        }
        scale = site.required("scale")
        bias = site.required("bias")
        running = (site.required("mean"), site.required("variance"))
        let memory = site.memory
        partials = memory.allocate(Float.self, count: site.batchSize * 2 * channels)
        statistics = memory.allocate(Float.self, count: 4 * channels)
        counts = memory.allocate(Int.self, count: site.batchSize)
        corrections = memory.allocate(Float.self, count: 3 * channels)
        let remembers = window != nil && site.isTraining
        picked = remembers ? memory.allocate(Float.self, count: site.batchSize * output.size) : nil
        codes = remembers ? memory.allocate(UInt8.self, count: site.batchSize * output.size) : nil
    }

    /// Mean of each channel in the last run.
    var mean: UnsafeMutablePointer<Float> { statistics }
    /// One over the deviation of each channel in the last run.
    var inverse: UnsafeMutablePointer<Float> { statistics + channels }
    /// What the distance from the mean is multiplied by.
    var factor: UnsafeMutablePointer<Float> { statistics + 2 * channels }

    /// What the kernels scale by.
    func withScaling(_ body: (UnsafePointer<ck_scaling>) -> Void) {
        var scaling = ck_scaling(mean: mean, factor: factor, offset: bias.values, relu: rectifies)
        withUnsafePointer(to: &scaling, body)
    }

    /// Time steps of a sample that are not padding, and positions in a step.
    func valid(_ sample: Int, in pass: Pass) -> (steps: Int, width: Int) {
        (steps > 1 ? min(steps, timeline.validSteps(of: sample, in: pass)) : 1, positions / steps)
    }

    /// The two sums or statistics of one sample.
    func partial(of sample: Int) -> UnsafeMutablePointer<Float> { partials + sample * 2 * channels }

    /// Adds the three operations to a plan.
    ///
    /// - Parameter site: where the layer stands, from input to output.
    /// - Precondition: the plan computes in single precision.
    func add<Scalar: TensorScalar>(to plan: inout PlanBuilder<Scalar>, at site: OperationSite<Scalar>) {
        guard let measurement = BatchNormMeasurement(self) as? any ShardOperation<Scalar>,
            let combination = BatchNormCombination(self) as? any BatchOperation<Scalar>,
            let application = BatchNormApplication(self) as? any ShardOperation<Scalar>
        else { preconditionFailure("FastBatchNorm: a plan of another precision") }
        plan.add(measurement, from: site)
        plan.add(combination, from: site)
        plan.add(application, at: site)
    }
}

/// Statistics of each sample; backward, the gradient of the input from the sums over the batch.
private final class BatchNormMeasurement: ShardOperation {
    typealias Scalar = Float
    private let norm: FastBatchNorm

    init(_ norm: FastBatchNorm) { self.norm = norm }

    var isSampleWise: Bool { true }

    func forward(_ part: ShardPass) {
        guard part.pass.isTraining else { return }
        for sample in part.samples {
            let (partial, valid) = (norm.partial(of: sample), norm.valid(sample, in: part.pass))
            norm.counts[sample] = valid.steps * valid.width
            ck_channel_moments(
                norm.input.activation(of: sample), norm.counts[sample], Int32(norm.channels), partial,
                partial + norm.channels)
        }
    }

    func backward(_ part: ShardPass) {
        norm.withScaling { scaling in
            for sample in part.samples {
                guard let dx = norm.input.gradient(of: sample), let dy = norm.output.gradient(of: sample) else {
                    return
                }
                differentiate(scaling, sample, norm.valid(sample, in: part.pass), dy, dx)
            }
        }
    }

    /// The gradient of one sample. Padding has no part in the statistics: no gradient reaches it through them.
    private func differentiate(
        _ scaling: UnsafePointer<ck_scaling>, _ sample: Int, _ valid: (steps: Int, width: Int),
        _ dy: UnsafeMutablePointer<Float>, _ dx: UnsafeMutablePointer<Float>
    ) {
        let x = norm.input.activation(of: sample)
        let (shift, slope) = (norm.corrections, norm.corrections + norm.channels)
        let (channels, rows) = (Int32(norm.channels), valid.steps * valid.width)
        if var pool = norm.pool, let codes = norm.codes {
            ck_channel_gradient_pool(
                scaling, &pool, dy, codes + sample * norm.output.size, x, shift, slope, Int32(valid.steps), dx)
            return
        }
        ck_channel_gradient(scaling, dy, x, rows, channels, shift, slope, dx)
        let (padding, zeros) = (rows * norm.channels, norm.corrections + 2 * norm.channels)
        ck_channel_gradient(
            scaling, dy + padding, x + padding, norm.positions - rows, channels, zeros, zeros, dx + padding)
    }
}

/// Statistics of the batch; backward, the sums over its gradient.
private final class BatchNormCombination: BatchOperation {
    typealias Scalar = Float
    private let norm: FastBatchNorm

    init(_ norm: FastBatchNorm) { self.norm = norm }

    func forward(_ pass: Pass, team: Team) {
        if pass.isTraining { combine(pass) } else { takeRunning() }
        for channel in 0..<norm.channels { norm.factor[channel] = norm.inverse[channel] * norm.scale.values[channel] }
    }

    private func takeRunning() {
        let epsilon = Float(norm.layer.epsilon)
        for channel in 0..<norm.channels {
            norm.mean[channel] = norm.running.mean.values[channel]
            norm.inverse[channel] = 1 / (norm.running.variance.values[channel] + epsilon).squareRoot()
        }
    }

    /// The statistics of the batch from those of its samples, in their order.
    ///
    /// Source: Chan, Golub & LeVeque (1983), The American Statistician 37(3).
    private func combine(_ pass: Pass) {
        let channels = norm.channels
        let (mean, squares) = (norm.mean, norm.statistics + 3 * channels)
        mean.update(from: norm.partials, count: channels)
        squares.update(from: norm.partials + channels, count: channels)
        var count = Float(norm.counts[0])
        for sample in 1..<max(1, pass.count) {
            let partial = norm.partial(of: sample)
            let rows = Float(norm.counts[sample])
            let share = rows / (count + rows)
            let weight = count * share
            count += rows
            for channel in 0..<channels {
                let apart = partial[channel] - mean[channel]
                squares[channel] += partial[channels + channel] + apart * apart * weight
                mean[channel] += apart * share
            }
        }
        keep(squares, total: count)
    }

    /// Turns sums of squares into deviations and lets the running statistics follow.
    private func keep(_ squares: UnsafeMutablePointer<Float>, total: Float) {
        let (epsilon, momentum) = (Float(norm.layer.epsilon), Float(norm.layer.momentum))
        let (runningMean, runningVariance) = (norm.running.mean.values, norm.running.variance.values)
        for channel in 0..<norm.channels {
            norm.inverse[channel] = 1 / (squares[channel] / total + epsilon).squareRoot()
            runningMean[channel] += momentum * (norm.mean[channel] - runningMean[channel])
            runningVariance[channel] += momentum * (squares[channel] / max(1, total - 1) - runningVariance[channel])
        }
    }

    func backward(_ pass: Pass, team: Team) {
        let channels = norm.channels
        guard pass.isTraining else {
            // Running statistics are constants: the gradient does not come back through them.
            norm.corrections.update(repeating: 0, count: 2 * channels)
            return
        }
        let (sums, products) = (norm.bias.batchGradient, norm.scale.batchGradient)
        sums.clear(count: channels)
        products.clear(count: channels)
        for sample in 0..<pass.count {
            let partial = norm.partial(of: sample)
            for channel in 0..<channels {
                sums[channel] += partial[channel]
                products[channel] += partial[channels + channel]
            }
        }
        let share = 1 / Float((0..<pass.count).reduce(0) { $0 + norm.counts[$1] })
        for channel in 0..<channels {
            let inverse = norm.inverse[channel]
            products[channel] *= inverse
            norm.corrections[channel] = sums[channel] * share
            norm.corrections[channels + channel] = inverse * products[channel] * share
        }
    }
}

/// Normalises each sample; backward, the sums over its gradient.
private final class BatchNormApplication: ShardOperation {
    typealias Scalar = Float
    private let norm: FastBatchNorm

    init(_ norm: FastBatchNorm) { self.norm = norm }

    var isSampleWise: Bool { true }

    func forward(_ part: ShardPass) {
        norm.withScaling { scaling in
            for sample in part.samples {
                let (x, y) = (norm.input.activation(of: sample), norm.output.activation(of: sample))
                if var pool = norm.pool {
                    let first = sample * norm.output.size
                    ck_channel_scale_pool(
                        scaling, &pool, x, y, norm.picked.map { $0 + first }, norm.codes.map { $0 + first })
                } else {
                    ck_channel_scale(scaling, x, norm.positions, Int32(norm.channels), y)
                }
            }
        }
    }

    func backward(_ part: ShardPass) {
        norm.withScaling { scaling in
            for sample in part.samples {
                guard let dy = norm.output.gradient(of: sample) else { return }
                let partial = norm.partial(of: sample)
                // The inputs that won their windows are all that a gradient comes back to.
                let x = norm.picked.map { $0 + sample * norm.output.size } ?? norm.input.activation(of: sample)
                let rows = norm.output.size / norm.channels
                ck_channel_gradient_sums(
                    scaling, dy, x, rows, Int32(norm.channels), partial, partial + norm.channels)
            }
        }
    }
}
