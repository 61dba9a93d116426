package import Tensors

/// A step of a plan: one layer, or several that are computed at once.
package protocol Operation<Scalar>: AnyObject {
    associatedtype Scalar: TensorScalar

    /// Makes ready what depends on the weights alone; called before a run whenever they may have changed.
    func prepare(for pass: Pass, team: Team)
}

extension Operation {
    package func prepare(for pass: Pass, team: Team) {}
}

/// An operation that treats the samples of a shard without looking at the others; runs of such operations
/// pass through a shard one after the other while its numbers are still in the cache.
package protocol ShardOperation<Scalar>: Operation {
    /// Whether a shard may come in parts, sample by sample, with the same result: neighbours that all allow it pass each
    /// sample on while it is in the cache.
    var isSampleWise: Bool { get }

    /// Reads the input of the shard's samples and writes their output.
    func forward(_ part: ShardPass)

    /// The same for a shard that is alone in its batch, so that all threads may help.
    func forward(_ part: ShardPass, team: Team)

    /// Reads the gradient of the output, writes that of the input (where one is asked for) and the shard's part of the
    /// gradients of the weights, replacing what was there unless the part goes on with its shard.
    func backward(_ part: ShardPass)
}

extension ShardOperation {
    package var isSampleWise: Bool { false }

    package func forward(_ part: ShardPass, team: Team) { forward(part) }
}

/// An operation that needs the whole batch at once.
package protocol BatchOperation<Scalar>: Operation {
    /// Reads the input of all samples and writes their output.
    func forward(_ pass: Pass, team: Team)

    /// Reads the gradient of the output, writes that of the input (where one is asked for) and those of the weights.
    func backward(_ pass: Pass, team: Team)
}
