import Tensors

/// Operations that a shard passes through one after the other without waiting for other shards.
struct ShardSequence<Scalar: TensorScalar> {
    /// In the order of the forward pass.
    let operations: [any ShardOperation<Scalar>]
    /// Neighbours through which samples go one by one, and all other operations alone.
    private let runs: [Range<Int>]

    init(_ operations: [any ShardOperation<Scalar>]) {
        self.operations = operations
        var runs: [Range<Int>] = []
        for index in operations.indices {
            if let last = runs.last, operations[index].isSampleWise, operations[last.lowerBound].isSampleWise {
                runs[runs.count - 1] = last.lowerBound..<index + 1
            } else {
                runs.append(index..<index + 1)
            }
        }
        self.runs = runs
    }

    /// All operations on one shard; stops between two of them where it is told to.
    func forward(_ part: ShardPass, isStopped: () -> Bool) {
        for run in runs {
            visit(run, part) { part in
                for operation in operations[run] where !isStopped() { operation.forward(part) }
            }
        }
    }

    /// The same backward, in the other order.
    func backward(_ part: ShardPass, isStopped: () -> Bool) {
        for run in runs.reversed() {
            visit(run, part) { part in
                for operation in operations[run].reversed() where !isStopped() { operation.backward(part) }
            }
        }
    }

    @inline(__always)
    private func visit(_ run: Range<Int>, _ part: ShardPass, _ body: (ShardPass) -> Void) {
        guard run.count > 1, part.samples.count > 1 else { return body(part) }
        for sample in part.samples { body(part.alone(sample)) }
    }
}
