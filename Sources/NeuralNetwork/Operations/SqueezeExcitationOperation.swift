import Tensors

/// Means of the channels, two small dense layers with a rectifier between and a logistic function after them, and the input
/// times what they give.
final class SqueezeExcitationOperation<Scalar: TensorScalar>: ShardOperation {
    private let site: OperationSite<Scalar>
    private let channels: Int
    private let reduced: Int
    private let reduceWeight: ParameterSlot<Scalar>
    private let reduceBias: ParameterSlot<Scalar>
    private let expandWeight: ParameterSlot<Scalar>
    private let expandBias: ParameterSlot<Scalar>
    /// `[batch x channels]` each: means, gates, and in the backward pass gradients of both.
    private let means: UnsafeMutablePointer<Scalar>
    private let gates: UnsafeMutablePointer<Scalar>
    private let slopes: UnsafeMutablePointer<Scalar>
    /// `[batch x reduced]` each: what lies between the dense layers, and its gradient.
    private let hidden: UnsafeMutablePointer<Scalar>
    private let hiddenSlopes: UnsafeMutablePointer<Scalar>

    init(_ site: OperationSite<Scalar>, reduced: Int) {
        self.site = site
        self.reduced = reduced
        channels = site.row.input[site.row.input.rank - 1]
        reduceWeight = site.required("reduce.weight")
        reduceBias = site.required("reduce.bias")
        expandWeight = site.required("expand.weight")
        expandBias = site.required("expand.bias")
        means = site.memory.allocate(Scalar.self, count: site.batchSize * channels)
        gates = site.memory.allocate(Scalar.self, count: site.batchSize * channels)
        slopes = site.memory.allocate(Scalar.self, count: site.batchSize * channels)
        hidden = site.memory.allocate(Scalar.self, count: site.batchSize * reduced)
        hiddenSlopes = site.memory.allocate(Scalar.self, count: site.batchSize * reduced)
    }

    private var positions: Int { site.input.size / channels }

    /// Positions of a sample that are not padding.
    private func validPositions(_ sample: Int, _ part: ShardPass) -> Int {
        let steps = site.input.shape[0]
        return positions / steps * min(steps, site.timeline.validSteps(of: sample, in: part.pass))
    }

    @specialized(where Scalar == Float)
    @specialized(where Scalar == Double)
    func forward(_ part: ShardPass) {
        for sample in part.samples {
            let (x, y) = (site.input.activation(of: sample), site.output.activation(of: sample))
            let (mean, gate, middle) = (means + sample * channels, gates + sample * channels, hidden + sample * reduced)
            let valid = validPositions(sample, part)
            DenseKernel.sumRows(x, rows: valid, columns: channels, into: mean)
            for channel in 0..<channels { mean[channel] /= Scalar(valid) }
            Self.multiply(mean, channels, by: reduceWeight, plus: reduceBias, reduced, into: middle)
            for index in 0..<reduced where middle[index] < 0 { middle[index] = 0 }
            Self.multiply(middle, reduced, by: expandWeight, plus: expandBias, channels, into: gate)
            for channel in 0..<channels { gate[channel] = 1 / (1 + Scalar.exponential(-gate[channel])) }
            for position in 0..<positions {
                let (from, to) = (x + position * channels, y + position * channels)
                for channel in 0..<channels { to[channel] = from[channel] * gate[channel] }
            }
        }
    }

    /// A row times a matrix, plus a row.
    private static func multiply(
        _ row: UnsafeMutablePointer<Scalar>, _ rows: Int, by weight: ParameterSlot<Scalar>,
        plus bias: ParameterSlot<Scalar>, _ columns: Int, into result: UnsafeMutablePointer<Scalar>
    ) {
        result.update(from: bias.values, count: columns)
        for index in 0..<rows {
            let (value, line) = (row[index], weight.values + index * columns)
            for column in 0..<columns { result[column] += value * line[column] }
        }
    }

    @specialized(where Scalar == Float)
    @specialized(where Scalar == Double)
    func backward(_ part: ShardPass) {
        guard !part.samples.isEmpty else { return }
        let shard = part.shard
        for parameter in site.parameters {
            parameter.gradient(of: shard).clear(count: parameter.count)
        }
        for sample in part.samples {
            differentiateGate(sample)
            let (slope, gate) = (slopes + sample * channels, gates + sample * channels)
            for channel in 0..<channels { slope[channel] *= gate[channel] * (1 - gate[channel]) }
            let (middle, middleSlope) = (hidden + sample * reduced, hiddenSlopes + sample * reduced)
            Self.differentiate(
                middle, reduced, slope, channels, expandWeight, expandBias, shard: shard, into: middleSlope)
            for index in 0..<reduced where middle[index] <= 0 { middleSlope[index] = 0 }
            // The gates' gradient is not needed any more: its place takes that of the means.
            Self.differentiate(
                means + sample * channels, channels, middleSlope, reduced, reduceWeight, reduceBias, shard: shard,
                into: slope)
            differentiateInput(sample, valid: validPositions(sample, part))
        }
    }

    /// The gradient of a sample's gates.
    private func differentiateGate(_ sample: Int) {
        guard let dy = site.output.gradient(of: sample) else { return }
        let (x, slope) = (site.input.activation(of: sample), slopes + sample * channels)
        slope.clear(count: channels)
        for position in 0..<positions {
            let (from, given) = (x + position * channels, dy + position * channels)
            for channel in 0..<channels { slope[channel] += from[channel] * given[channel] }
        }
    }

    /// The gradient of a sample: through the gates' product, and through the means of its valid positions.
    private func differentiateInput(_ sample: Int, valid: Int) {
        guard let dx = site.input.gradient(of: sample), let dy = site.output.gradient(of: sample) else { return }
        let (gate, slope) = (gates + sample * channels, slopes + sample * channels)
        let share = 1 / Scalar(valid)
        for position in 0..<positions {
            let (to, given) = (dx + position * channels, dy + position * channels)
            let isValid = position < valid
            for channel in 0..<channels {
                to[channel] = given[channel] * gate[channel] + (isValid ? slope[channel] * share : 0)
            }
        }
    }

    /// Adds the gradients of a small dense layer's weights, and gives that of its input.
    private static func differentiate(
        _ input: UnsafeMutablePointer<Scalar>, _ inputs: Int, _ gradient: UnsafeMutablePointer<Scalar>, _ outputs: Int,
        _ weight: ParameterSlot<Scalar>, _ bias: ParameterSlot<Scalar>, shard: Int,
        into inputGradient: UnsafeMutablePointer<Scalar>
    ) {
        let (dw, db) = (weight.gradient(of: shard), bias.gradient(of: shard))
        for output in 0..<outputs { db[output] += gradient[output] }
        for index in 0..<inputs {
            var sum: Scalar = 0
            for output in 0..<outputs {
                dw[index * outputs + output] += input[index] * gradient[output]
                sum += weight.values[index * outputs + output] * gradient[output]
            }
            inputGradient[index] = sum
        }
    }
}
