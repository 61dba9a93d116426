import Tensors

/// Where two ways part: both read one activation, and their gradients are added.
final class ForkOperation<Scalar: TensorScalar>: ShardOperation {
    private let output: Slot<Scalar>
    private let side: Slot<Scalar>

    /// A fork whose first way uses the site's output, which is the input's memory.
    init(_ site: OperationSite<Scalar>, side: Slot<Scalar>) {
        output = site.output
        self.side = side
    }

    func forward(_ part: ShardPass) {}

    @specialized(where Scalar == Float)
    @specialized(where Scalar == Double)
    func backward(_ part: ShardPass) {
        guard let gradient = output.gradient, let added = side.gradient else { return }
        for index in part.samples.lowerBound * side.size..<part.samples.upperBound * side.size {
            gradient[index] += added[index]
        }
    }
}

/// Where two ways meet: their sum. The first way's gradient lies where the sum's does.
final class SumOperation<Scalar: TensorScalar>: ShardOperation {
    private let first: Slot<Scalar>
    private let second: Slot<Scalar>
    private let output: Slot<Scalar>

    init(_ site: OperationSite<Scalar>, side: Slot<Scalar>) {
        (first, second, output) = (site.input, side, site.output)
    }

    @specialized(where Scalar == Float)
    @specialized(where Scalar == Double)
    func forward(_ part: ShardPass) {
        let (a, b, y) = (first.activation, second.activation, output.activation)
        for index in part.samples.lowerBound * output.size..<part.samples.upperBound * output.size {
            y[index] = a[index] + b[index]
        }
    }

    func backward(_ part: ShardPass) {
        let start = part.samples.lowerBound * output.size
        guard let gradient = output.gradient, let copy = second.gradient else { return }
        (copy + start).update(from: gradient + start, count: part.samples.count * output.size)
    }
}
