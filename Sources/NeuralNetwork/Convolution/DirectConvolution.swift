import CKernels
import Tensors

/// A convolution of any kernel, stride and dilation whose patches are read in place.
final class DirectConvolution: ConvolutionAlgorithm {
    typealias Scalar = Float
    private let task: ConvolutionTask
    private var shape: ck_direct
    private let forwardWeights: UnsafeMutablePointer<Float>
    private let backwardWeights: UnsafeMutablePointer<Float>
    private let workspace: UnsafeMutablePointer<Float>
    private let workspaceStride: Int
    /// Samples that share one reading of the weights.
    private let group: Int
    /// Where the weights are fewer than the numbers that they make of a sample, it pays more to hand each sample on at once.
    let isSampleWise: Bool

    /// The algorithm, where the kernel is not too large for it.
    init?(_ task: ConvolutionTask, memory: PlanMemory) {
        let geometry = task.geometry
        guard max(geometry.kernelHeight, geometry.kernelWidth) <= Int(CK_DIRECT_MOST_TAPS), !task.pools else {
            return nil
        }
        self.task = task
        isSampleWise = task.weightCount <= task.outputSize
        group = isSampleWise ? 1 : min(Self.largestGroup, task.shardCapacity)
        shape = Self.shape(geometry, filters: task.filters)
        let backward = task.isTraining && task.needsInputGradient
        forwardWeights = memory.allocate(Float.self, count: Int(ck_direct_forward_weights_size(&shape)))
        backwardWeights = memory.allocate(
            Float.self, count: backward ? Int(ck_direct_backward_weights_size(&shape)) : 1)
        let need = max(
            Int(ck_direct_forward_workspace(&shape, Int32(group))),
            task.isTraining ? Int(ck_direct_backward_workspace(&shape, Int32(group))) : 0)
        workspaceStride = (need + 15) & ~15
        workspace = memory.allocate(Float.self, count: task.workers * workspaceStride)
    }

    func prepare(weights: UnsafePointer<Float>, forTraining: Bool, team: Team) {
        ck_direct_forward_weights(&shape, weights, forwardWeights)
        if forTraining, task.needsInputGradient { ck_direct_backward_weights(&shape, weights, backwardWeights) }
    }

    private static let largestGroup = 8

    /// A shape as the kernels take it.
    static func shape(_ geometry: WindowGeometry, filters: Int) -> ck_direct {
        ck_direct(
            height: Int32(geometry.inputHeight), width: Int32(geometry.inputWidth),
            in_channels: Int32(geometry.channels), out_height: Int32(geometry.outputHeight),
            out_width: Int32(geometry.outputWidth), out_channels: Int32(filters),
            kernel_height: Int32(geometry.kernelHeight), kernel_width: Int32(geometry.kernelWidth),
            stride_height: Int32(geometry.strideHeight), stride_width: Int32(geometry.strideWidth),
            dilation_height: Int32(geometry.dilationHeight), dilation_width: 1,
            padding_top: Int32(geometry.paddingTop), padding_left: Int32(geometry.paddingLeft))
    }

    /// Calls `body` with the first sample and the number of samples of each group.
    private func eachGroup(of count: Int, _ body: (Int, Int32) -> Void) {
        for first in stride(from: 0, to: count, by: group) { body(first, Int32(min(group, count - first))) }
    }

    func forward(_ call: ConvolutionForward<Float>) { compute(call, panels: 0..<panels, worker: call.worker) }

    func forward(_ call: ConvolutionForward<Float>, team: Team) {
        let parts = min(team.threads, panels)
        team.perform(parts: parts) { part, worker in
            compute(call, panels: part * panels / parts..<(part + 1) * panels / parts, worker: worker)
        }
    }

    /// Output channels come in panels of 16.
    private var panels: Int { (task.filters + 15) / 16 }

    private func compute(_ call: ConvolutionForward<Float>, panels: Range<Int>, worker: Int) {
        withUnsafePointer(to: shape) { shape in
            eachGroup(of: call.count) { first, count in
                ck_direct_forward(
                    shape, count, call.input + first * task.inputSize, forwardWeights, call.bias, task.rectifies,
                    call.output + first * task.outputSize, Int32(panels.lowerBound), Int32(panels.count),
                    workspace + worker * workspaceStride)
            }
        }
    }

    func backward(_ call: ConvolutionBackward<Float>) {
        withUnsafePointer(to: shape) { shape in
            eachGroup(of: call.count) { first, count in
                let dx = call.inputGradient.map { $0 + first * task.inputSize }
                ck_direct_backward(
                    shape, count, call.input + first * task.inputSize, dx == nil ? nil : backwardWeights,
                    call.outputGradient + first * task.outputSize,
                    task.rectifies ? call.output + first * task.outputSize : nil, dx, call.weightGradient,
                    call.biasGradient, call.accumulates || first > 0, workspace + call.worker * workspaceStride)
            }
        }
    }
}
