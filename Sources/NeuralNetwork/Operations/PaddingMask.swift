import Tensors

/// Sets what lies after a sample's end to zero, in place, as if there were nothing: convolutions over time pad with zeros too.
///
/// Layers before it that look at their own output again find zeros whose gradient is zero.
final class PaddingMask<Scalar: TensorScalar>: ShardOperation {
    private let slot: Slot<Scalar>
    private let timeline: Timeline

    init(_ site: OperationSite<Scalar>) {
        slot = site.input
        timeline = site.timeline
    }

    var isSampleWise: Bool { true }

    func forward(_ part: ShardPass) { clear(slot.activation, part) }

    func backward(_ part: ShardPass) {
        if let gradient = slot.gradient { clear(gradient, part) }
    }

    private func clear(_ values: UnsafeMutablePointer<Scalar>, _ part: ShardPass) {
        let (steps, width) = (slot.shape[0], slot.size / slot.shape[0])
        for sample in part.samples {
            let valid = min(steps, timeline.validSteps(of: sample, in: part.pass))
            (values + sample * slot.size + valid * width).clear(count: (steps - valid) * width)
        }
    }
}
