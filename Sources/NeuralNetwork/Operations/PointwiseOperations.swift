import CKernels
import Tensors

/// Cuts off what is below zero, in place where the planner gives one buffer for both sides.
final class ReLUOperation<Scalar: TensorScalar>: ShardOperation {
    private let input: Slot<Scalar>
    private let output: Slot<Scalar>

    init(_ site: OperationSite<Scalar>) { (input, output) = (site.input, site.output) }

    @specialized(where Scalar == Float)
    @specialized(where Scalar == Double)
    func forward(_ part: ShardPass) {
        let (x, y) = (input.activation, output.activation)
        for index in part.samples.lowerBound * input.size..<part.samples.upperBound * input.size {
            y[index] = x[index] < 0 ? 0 : x[index]
        }
    }

    @specialized(where Scalar == Float)
    @specialized(where Scalar == Double)
    func backward(_ part: ShardPass) {
        guard let dx = input.gradient, let dy = output.gradient else { return }
        let y = output.activation
        for index in part.samples.lowerBound * input.size..<part.samples.upperBound * input.size {
            dx[index] = y[index] > 0 ? dy[index] : 0
        }
    }
}

/// Drops elements in training and copies otherwise, in place where the planner gives one buffer for both sides.
final class DropoutOperation<Scalar: TensorScalar>: ShardOperation {
    private let input: Slot<Scalar>
    private let output: Slot<Scalar>
    private let rate: Double
    private let layer: Int

    init(_ site: OperationSite<Scalar>, rate: Double) {
        (input, output) = (site.input, site.output)
        self.rate = rate
        layer = site.layer
    }

    @specialized(where Scalar == Float)
    @specialized(where Scalar == Double)
    func forward(_ part: ShardPass) { apply(from: input.activation, to: output.activation, part) }

    @specialized(where Scalar == Float)
    @specialized(where Scalar == Double)
    func backward(_ part: ShardPass) {
        guard let dx = input.gradient, let dy = output.gradient else { return }
        apply(from: dy, to: dx, part)
    }

    private func apply(
        from source: UnsafeMutablePointer<Scalar>, to target: UnsafeMutablePointer<Scalar>, _ part: ShardPass
    ) {
        let range = part.samples.lowerBound * input.size..<part.samples.upperBound * input.size
        guard part.pass.isTraining, rate > 0 else {
            if source != target {
                (target + range.lowerBound).update(from: source + range.lowerBound, count: range.count)
            }
            return
        }
        let mask = DropoutMask(rate: rate, layer: layer, pass: part.pass)
        if let source = source as? UnsafeMutablePointer<Float>, let target = target as? UnsafeMutablePointer<Float> {
            ck_dropout(
                source + range.lowerBound, target + range.lowerBound, range.count,
                UInt32(truncatingIfNeeded: range.lowerBound), mask.key, mask.threshold, Float(mask.scale))
            return
        }
        let scale = Scalar(mask.scale)
        for index in range { target[index] = mask.keeps(index) ? source[index] * scale : 0 }
    }
}
