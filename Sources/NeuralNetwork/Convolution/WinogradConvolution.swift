import CKernels
import Tensors

/// A 3 x 3 convolution of stride 1 by Winograd's minimal filtering F(4 x 4, 3 x 3), which needs a quarter of the
/// multiplications; rectifier and 2 x 2 pool are applied while the output is in registers.
///
/// Source: Lavin & Gray (2016), Fast algorithms for convolutional neural networks, CVPR.
final class WinogradConvolution: ConvolutionAlgorithm {
    typealias Scalar = Float
    private let task: ConvolutionTask
    /// How the tiles lie for 0, 1, 2, ... samples.
    private let shapes: [ck_winograd]
    private let forwardWeights: UnsafeMutablePointer<Float>
    private let backwardWeights: UnsafeMutablePointer<Float>
    private let workspace: UnsafeMutablePointer<Float>
    private let workspaceStride: Int
    /// Which of each pool's four won: `[shards x shardCapacity x output]`.
    private let codes: UnsafeMutablePointer<UInt8>

    /// Fewer channels than this on either side do not pay for the transforms.
    static let fewestChannels = 8

    /// The algorithm, where the task has a shape for it.
    init?(_ task: ConvolutionTask, memory: PlanMemory) {
        let geometry = task.geometry
        guard
            geometry.kernelHeight == 3, geometry.kernelWidth == 3, geometry.strideHeight == 1,
            geometry.strideWidth == 1,
            geometry.dilationHeight == 1, geometry.channels >= Self.fewestChannels, task.filters >= Self.fewestChannels
        else { return nil }
        self.task = task
        let shapes = (0...task.shardCapacity).map { samples in
            ck_winograd_make(
                Int32(max(1, samples)), Int32(geometry.inputHeight), Int32(geometry.inputWidth),
                Int32(geometry.channels),
                Int32(task.filters), Int32(geometry.paddingTop), task.pools)
        }
        self.shapes = shapes
        func largest(_ size: (UnsafePointer<ck_winograd>) -> Int) -> Int {
            shapes.map { withUnsafePointer(to: $0, size) }.max() ?? 0
        }
        let backward = task.isTraining && task.needsInputGradient
        forwardWeights = memory.allocate(Float.self, count: largest { Int(ck_winograd_forward_weights_size($0)) })
        backwardWeights = memory.allocate(
            Float.self, count: backward ? largest { Int(ck_winograd_backward_weights_size($0)) } : 1)
        let need = max(
            largest { Int(ck_winograd_forward_workspace($0)) },
            task.isTraining ? largest { Int(ck_winograd_backward_workspace($0)) } : 0)
        workspaceStride = (need + 15) & ~15
        workspace = memory.allocate(Float.self, count: task.workers * workspaceStride)
        codes = memory.allocate(
            UInt8.self,
            count: task.pools && task.isTraining ? Shards.count * task.shardCapacity * task.outputSize : 1)
    }

    func prepare(weights: UnsafePointer<Float>, forTraining: Bool, team: Team) {
        let backward = forTraining && task.needsInputGradient
        let (forwardPanels, backwardPanels) = ((task.filters + 15) / 16, (task.geometry.channels + 15) / 16)
        team.perform(parts: forwardPanels + (backward ? backwardPanels : 0)) { part in
            withUnsafePointer(to: shapes[1]) { shape in
                if part < forwardPanels {
                    ck_winograd_forward_weights(shape, weights, forwardWeights, Int32(part), 1)
                } else {
                    ck_winograd_backward_weights(shape, weights, backwardWeights, Int32(part - forwardPanels), 1)
                }
            }
        }
    }

    func forward(_ call: ConvolutionForward<Float>) {
        compute(call, groups: 0..<Int(shapes[call.count].groups), worker: call.worker)
    }

    func forward(_ call: ConvolutionForward<Float>, team: Team) {
        let groups = Int(shapes[call.count].groups)
        let parts = min(Shards.count, groups)
        team.perform(parts: parts) { part, worker in
            compute(call, groups: part * groups / parts..<(part + 1) * groups / parts, worker: worker)
        }
    }

    private func compute(_ call: ConvolutionForward<Float>, groups: Range<Int>, worker: Int) {
        let remembers = task.pools && task.isTraining
        var output = ck_winograd_output(
            bias: call.bias, relu: task.rectifies, y: call.output,
            codes: remembers ? codes + call.shard * task.shardCapacity * task.outputSize : nil)
        withUnsafePointer(to: shapes[call.count]) { shape in
            ck_winograd_forward(
                shape, call.input, forwardWeights, &output, Int32(groups.lowerBound), Int32(groups.count),
                workspace + worker * workspaceStride)
        }
    }

    func backward(_ call: ConvolutionBackward<Float>) {
        var gradient = ck_winograd_gradient(
            dy: call.outputGradient, y: task.rectifies && !task.pools ? call.output : nil,
            codes: task.pools ? codes + call.shard * task.shardCapacity * task.outputSize : nil)
        withUnsafePointer(to: shapes[call.count]) { shape in
            ck_winograd_backward(
                shape, call.input, call.inputGradient == nil ? nil : backwardWeights, &gradient, call.inputGradient,
                call.weightGradient, call.biasGradient, false, workspace + call.worker * workspaceStride)
        }
    }
}
