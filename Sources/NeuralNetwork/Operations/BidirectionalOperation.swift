import Tensors

/// A recurrent operation together with its buffers.
struct RecurrentPart<Scalar: TensorScalar> {
    /// What computes it.
    let step: any ShardOperation<Scalar>
    /// What it reads.
    let input: Slot<Scalar>
    /// What it writes.
    let output: Slot<Scalar>
}

/// Two recurrent operations, the second on time turned around.
final class BidirectionalOperation<Scalar: TensorScalar>: ShardOperation {
    private let site: OperationSite<Scalar>
    private let forwards: RecurrentPart<Scalar>
    private let backwards: RecurrentPart<Scalar>
    private let units: Int

    init(_ site: OperationSite<Scalar>, forwards: RecurrentPart<Scalar>, backwards: RecurrentPart<Scalar>) {
        self.site = site
        self.forwards = forwards
        self.backwards = backwards
        units = forwards.output.shape[1]
    }

    func prepare(for pass: Pass, team: Team) {
        forwards.step.prepare(for: pass, team: team)
        backwards.step.prepare(for: pass, team: team)
    }

    private var steps: Int { site.input.shape[0] }

    /// The step that stands in another's place when the valid steps of a sample are turned around.
    private func turned(_ step: Int, _ valid: Int) -> Int { step < valid ? valid - 1 - step : step }

    private func validSteps(_ sample: Int, _ part: ShardPass) -> Int {
        min(steps, site.timeline.validSteps(of: sample, in: part.pass))
    }

    @specialized(where Scalar == Float)
    @specialized(where Scalar == Double)
    func forward(_ part: ShardPass) {
        let width = site.input.size / steps
        for sample in part.samples {
            let valid = validSteps(sample, part)
            let (x, reversed) = (site.input.activation(of: sample), backwards.input.activation(of: sample))
            for step in 0..<steps {
                (reversed + step * width).update(from: x + turned(step, valid) * width, count: width)
            }
        }
        forwards.step.forward(part)
        backwards.step.forward(part)
        for sample in part.samples {
            let (valid, y) = (validSteps(sample, part), site.output.activation(of: sample))
            let (first, second) = (forwards.output.activation(of: sample), backwards.output.activation(of: sample))
            for step in 0..<steps {
                (y + step * 2 * units).update(from: first + step * units, count: units)
                (y + step * 2 * units + units).update(from: second + turned(step, valid) * units, count: units)
            }
        }
    }

    @specialized(where Scalar == Float)
    @specialized(where Scalar == Double)
    func backward(_ part: ShardPass) {
        for sample in part.samples {
            guard let dy = site.output.gradient(of: sample), let first = forwards.output.gradient(of: sample),
                let second = backwards.output.gradient(of: sample)
            else { return }
            let valid = validSteps(sample, part)
            for step in 0..<steps {
                (first + step * units).update(from: dy + step * 2 * units, count: units)
                (second + turned(step, valid) * units).update(from: dy + step * 2 * units + units, count: units)
            }
        }
        forwards.step.backward(part)
        backwards.step.backward(part)
        let width = site.input.size / steps
        for sample in part.samples {
            guard let dx = site.input.gradient(of: sample), let reversed = backwards.input.gradient(of: sample) else {
                return
            }
            let valid = validSteps(sample, part)
            for step in 0..<steps {
                let (to, from) = (dx + step * width, reversed + turned(step, valid) * width)
                for column in 0..<width { to[column] += from[column] }
            }
        }
    }
}
