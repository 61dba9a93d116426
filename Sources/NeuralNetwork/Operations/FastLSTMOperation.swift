import CKernels
import Tensors

/// A long short-term memory by kernels that keep the gates of a few samples in registers.
final class FastLSTMOperation: ShardOperation {
    typealias Scalar = Float
    private let site: OperationSite<Float>
    private let kernel: ck_lstm
    private let weight: ParameterSlot<Float>
    private let recurrent: ParameterSlot<Float>
    private let bias: ParameterSlot<Float>
    private let forwardWeights: UnsafeMutablePointer<Float>
    private let backwardWeights: UnsafeMutablePointer<Float>
    /// `[batch x steps x 4 units]`.
    private let gates: UnsafeMutablePointer<Float>
    /// `[batch x steps x units]`.
    private let cells: UnsafeMutablePointer<Float>
    private let workspace: UnsafeMutablePointer<Float>
    private let workspaceStride: Int

    init(_ site: OperationSite<Float>, units: Int) {
        self.site = site
        let steps = site.row.input[0]
        weight = site.required("weight")
        recurrent = site.required("recurrent")
        bias = site.required("bias")
        var kernel = ck_lstm(
            samples: Int32(Shards.capacity(of: site.batchSize)), steps: Int32(steps),
            inputs: Int32(site.row.input.count / steps), units: Int32(units))
        let memory = site.memory
        forwardWeights = memory.allocate(Float.self, count: Int(ck_lstm_forward_weights_size(&kernel)))
        backwardWeights = memory.allocate(
            Float.self, count: site.isTraining ? Int(ck_lstm_backward_weights_size(&kernel)) : 1)
        gates = memory.allocate(Float.self, count: site.batchSize * steps * 4 * units)
        cells = memory.allocate(Float.self, count: site.batchSize * steps * units)
        workspaceStride = site.isTraining ? (Int(ck_lstm_backward_workspace(&kernel)) + 15) & ~15 : 0
        workspace = memory.allocate(Float.self, count: site.workers * workspaceStride)
        self.kernel = kernel
    }

    func prepare(for pass: Pass, team: Team) {
        withUnsafePointer(to: kernel) { kernel in
            team.perform(parts: pass.differentiates ? 2 : 1) { part in
                if part == 0 {
                    ck_lstm_forward_weights(kernel, weight.values, recurrent.values, forwardWeights)
                } else {
                    ck_lstm_backward_weights(kernel, weight.values, recurrent.values, backwardWeights)
                }
            }
        }
    }

    func forward(_ part: ShardPass) {
        guard !part.samples.isEmpty else { return }
        let first = part.samples.lowerBound
        var shape = kernel
        shape.samples = Int32(part.samples.count)
        ck_lstm_forward(
            &shape, site.input.activation(of: first), forwardWeights, bias.values,
            gates + first * 4 * site.output.size, cells + first * site.output.size, site.output.activation(of: first))
    }

    func backward(_ part: ShardPass) {
        let first = part.samples.lowerBound
        guard !part.samples.isEmpty, let dh = site.output.gradient(of: first) else { return }
        var shape = kernel
        shape.samples = Int32(part.samples.count)
        ck_lstm_backward(
            &shape, site.input.activation(of: first), backwardWeights, site.output.activation(of: first),
            cells + first * site.output.size, gates + first * 4 * site.output.size, dh, site.input.gradient(of: first),
            weight.gradient(of: part.shard), recurrent.gradient(of: part.shard), bias.gradient(of: part.shard),
            workspace + part.worker * workspaceStride)
    }
}
