/// What one run over a batch is: how many samples, whether it learns, and what fixes its chance.
package struct Pass: @unchecked Sendable {
    /// How many samples the batch holds.
    package let count: Int
    /// Whether layers behave as in training: dropout drops, statistics are those of the batch.
    package let isTraining: Bool
    /// Whether a backward pass follows.
    package let differentiates: Bool
    /// The random seed of the training.
    package let seed: UInt64
    /// Steps taken before this one.
    package let step: UInt64
    /// Valid time steps of each sample at the network's input; `nil` where all are valid.
    package let validSteps: UnsafePointer<Int32>?

    /// A run over `count` samples.
    ///
    /// - Parameter differentiates: whether a backward pass follows; nil where it does in training only.
    init(
        count: Int, isTraining: Bool, differentiates: Bool? = nil, seed: UInt64 = 0, step: UInt64 = 0,
        validSteps: UnsafePointer<Int32>? = nil
    ) {
        self.count = count
        self.isTraining = isTraining
        self.differentiates = differentiates ?? isTraining
        self.seed = seed
        self.step = step
        self.validSteps = validSteps
    }

    /// The part of this run that belongs to one shard.
    func shard(_ index: Int, worker: Int = 0) -> ShardPass {
        ShardPass(pass: self, shard: index, worker: worker, samples: Shards.samples(of: index, in: count))
    }
}

/// The part of a run over a batch that belongs to one shard.
package struct ShardPass: Sendable {
    /// The run over the whole batch.
    package let pass: Pass
    /// Which shard it is.
    package let shard: Int
    /// Which of the team's threads treats it, from 0: it may use scratch memory of that number.
    package let worker: Int
    /// Its samples.
    package let samples: Range<Int>

    /// Whether other samples of the shard came before these.
    package var goesOn: Bool { samples.lowerBound > Shards.samples(of: shard, in: pass.count).lowerBound }

    /// One of its samples alone.
    func alone(_ sample: Int) -> ShardPass {
        ShardPass(pass: pass, shard: shard, worker: worker, samples: sample..<sample + 1)
    }
}
