/// The fixed split of a batch: its parts depend on the batch alone, not on how many threads there are.
package enum Shards {
    /// How many parts every batch is split into.
    package static let count = 8

    /// The samples of one shard; empty for some shards where the batch is smaller than their number.
    package static func samples(of shard: Int, in batch: Int) -> Range<Int> {
        shard * batch / count..<(shard + 1) * batch / count
    }

    /// The most samples that one shard holds.
    package static func capacity(of batch: Int) -> Int { (batch + count - 1) / count }
}
