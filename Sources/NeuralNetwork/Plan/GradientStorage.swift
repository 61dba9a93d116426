import CKernels
import Tensors

/// Gradients of every parameter, for the whole batch and, where the operation works shard by shard, for each shard.
final class GradientStorage<Scalar: TensorScalar> {
    /// Whole-batch gradients, laid out like the parameters.
    let values: UnsafeMutablePointer<Scalar>
    /// Numbers between the gradients of two shards.
    let shardStride: Int
    private let shards: UnsafeMutablePointer<Scalar>
    private let shardOffsets: [Int?]
    private let parameters: ParameterStorage<Scalar>
    private let chunks: [Chunk]

    /// A part of one parameter that is treated at once.
    private struct Chunk {
        let shardOffset: Int
        let offset: Int
        let count: Int
    }

    /// Storage for a network whose layers say which of them work on whole batches.
    init(_ network: Network<Scalar>, memory: PlanMemory) {
        parameters = network.parameters
        var offset = 0
        var offsets: [Int?] = []
        var chunks: [Chunk] = []
        for entry in parameters.entries {
            let row = network.layout.rows[entry.layer]
            guard entry.specification.isTrained, !row.layer.needsWholeBatch(for: row.input) else {
                offsets.append(nil)
                continue
            }
            offsets.append(offset)
            for start in stride(from: 0, to: entry.count, by: Self.chunkSize) {
                chunks.append(
                    Chunk(
                        shardOffset: offset + start, offset: entry.offset + start,
                        count: min(Self.chunkSize, entry.count - start)))
            }
            offset += (entry.count + 15) & ~15
        }
        self.chunks = chunks
        shardOffsets = offsets
        shardStride = offset
        values = memory.allocate(Scalar.self, count: parameters.count)
        shards = memory.allocate(Scalar.self, count: Shards.count * offset)
    }

    private static var chunkSize: Int { 8192 }

    /// Where the first shard's gradient of a parameter goes; `nil` where the layer needs the whole batch.
    func shardGradients(of entry: ParameterStorage<Scalar>.Entry) -> UnsafeMutablePointer<Scalar>? {
        guard let index = parameters.entries.firstIndex(of: entry) else { return nil }
        return shardOffsets[index].map { shards + $0 }
    }

    /// Adds the gradients of the shards, first shard first.
    @specialized(where Scalar == Float)
    @specialized(where Scalar == Double)
    func addShards(of pass: Pass, team: Team, kernels: KernelChoice) {
        let filled = (0..<Shards.count).filter { !Shards.samples(of: $0, in: pass.count).isEmpty }
        // Shards that hold samples need not follow each other where the batch is smaller than their number.
        if kernels == .auto, filled.count == Shards.count, let floats = self as? GradientStorage<Float> {
            return floats.addFloats(team)
        }
        team.perform(parts: chunks.count) { index in
            let chunk = chunks[index]
            let sum = values + chunk.offset
            for (position, shard) in filled.enumerated() {
                let part = shards + shard * shardStride + chunk.shardOffset
                if position == 0 {
                    sum.update(from: part, count: chunk.count)
                } else {
                    for element in 0..<chunk.count { sum[element] += part[element] }
                }
            }
        }
    }
}

extension GradientStorage where Scalar == Float {
    /// The sum of all shards by a kernel.
    fileprivate func addFloats(_ team: Team) {
        team.perform(parts: chunks.count) { index in
            let chunk = chunks[index]
            ck_sum_shards(
                shards + chunk.shardOffset, shardStride, Int32(Shards.count), values + chunk.offset, chunk.count)
        }
    }
}
