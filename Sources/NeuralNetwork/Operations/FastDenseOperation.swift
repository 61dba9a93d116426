import CKernels
import Tensors

/// A large dense layer by kernels that read each weight once a pass, and in the backward pass take Adam's step at once
/// where the optimizer allows it, so that the gradient is never stored.
final class FastDenseOperation: BatchOperation, SelfUpdating {
    typealias Scalar = Float
    private static let parts = 16
    private let site: OperationSite<Float>
    private let shape: DenseShape
    private let weight: ParameterSlot<Float>
    private let bias: ParameterSlot<Float>?
    private let rectifies: Bool
    private let partialOutputs: UnsafeMutablePointer<Float>
    private let workspace: UnsafeMutablePointer<Float>
    private let workspaceStride: Int

    /// Adam's step to be taken in the backward pass; `nil` stores the gradient instead.
    var update: FusedUpdate?
    /// The weights that `update` changes.
    var updatedEntry: ParameterStorage<Float>.Entry { weight.entry }

    init(_ site: OperationSite<Float>, units: Int, rectifies: Bool) {
        self.site = site
        self.rectifies = rectifies
        shape = DenseShape(input: site.row.input, units: units)
        weight = site.required("weight")
        bias = site.parameter("bias")
        let rows = site.batchSize * shape.rows
        partialOutputs = site.memory.allocate(Float.self, count: Self.parts * rows * shape.outputs)
        var kernel = ck_dense(rows: Int32(rows), inputs: Int32(shape.inputs), outputs: Int32(shape.outputs))
        workspaceStride = site.isTraining ? (Int(ck_dense_backward_workspace(&kernel)) + 15) & ~15 : 0
        workspace = site.memory.allocate(Float.self, count: site.workers * workspaceStride)
    }

    private func kernel(_ pass: Pass) -> ck_dense {
        ck_dense(rows: Int32(pass.count * shape.rows), inputs: Int32(shape.inputs), outputs: Int32(shape.outputs))
    }

    /// Ranges begin at multiples of 16 inputs, where the kernels work in whole blocks.
    private func inputs(of part: Int) -> Range<Int> {
        let blocks = (shape.inputs + 15) / 16
        return min(
            shape.inputs, part * blocks / Self.parts * 16)..<min(shape.inputs, (part + 1) * blocks / Self.parts * 16)
    }

    func forward(_ pass: Pass, team: Team) {
        var kernel = kernel(pass)
        let size = pass.count * shape.rows * shape.outputs
        withUnsafePointer(to: &kernel) { kernel in
            team.perform(parts: Self.parts) { part in
                let range = inputs(of: part)
                ck_dense_forward(
                    kernel, site.input.activation, weight.values, partialOutputs + part * size, Int32(range.lowerBound),
                    Int32(range.count))
            }
            ck_dense_finish(kernel, partialOutputs, Int32(Self.parts), bias?.values, rectifies, site.output.activation)
        }
    }

    func backward(_ pass: Pass, team: Team) {
        guard let dy = site.output.gradient else { return }
        let rows = pass.count * shape.rows
        if rectifies { DenseKernel.undoRectifier(dy, site.output.activation, rows * shape.outputs) }
        if let bias { DenseKernel.sumRows(dy, rows: rows, columns: shape.outputs, into: bias.batchGradient) }
        var kernel = kernel(pass)
        withUnsafePointer(to: &kernel) { kernel in
            team.perform(parts: Self.parts) { part, worker in
                let range = inputs(of: part)
                let (first, count) = (Int32(range.lowerBound), Int32(range.count))
                let room = workspace + worker * workspaceStride
                if let update {
                    withUnsafePointer(to: update.adam) { adam in
                        ck_dense_backward_adam(
                            kernel, site.input.activation, weight.values, dy, site.input.gradient, adam, update.mean,
                            update.square, first, count, room)
                    }
                } else {
                    ck_dense_backward(
                        kernel, site.input.activation, weight.values, dy, site.input.gradient, weight.batchGradient,
                        first, count, room)
                }
            }
        }
    }
}
