import Tensors

/// Picks the algorithm of a convolution from its shape.
///
/// In single precision: Winograd for 3 x 3 kernels of stride 1 with enough channels on both sides, which takes rectifier and
/// pool along; direct kernels for everything else; matrix products where a kernel is too large for those, and in double.
enum ConvolutionPlanner {
    /// The algorithm for a task, or `nil` where none takes rectifier and pool along: the planner then asks with less.
    static func algorithm<Scalar: TensorScalar>(
        for task: ConvolutionTask, kernels: KernelChoice, memory: PlanMemory, scalar: Scalar.Type
    ) -> (any ConvolutionAlgorithm<Scalar>)? {
        switch kernels {
        case .reference: return task.rectifies || task.pools ? nil : PlainConvolution<Scalar>(task)
        case .auto:
            if scalar == Float.self, let fast = fastest(for: task, memory: memory) {
                return fast as? any ConvolutionAlgorithm<Scalar>
            }
            return task.pools ? nil : MatrixConvolution<Scalar>(task, memory: memory)
        }
    }

    private static func fastest(for task: ConvolutionTask, memory: PlanMemory) -> (any ConvolutionAlgorithm<Float>)? {
        WinogradConvolution(task, memory: memory) ?? DirectConvolution(task, memory: memory)
    }
}
