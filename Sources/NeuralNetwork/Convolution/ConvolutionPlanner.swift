import Tensors

/// Picks the algorithm of a convolution from its shape.
enum ConvolutionPlanner {
    /// The algorithm for a task, or `nil` where none takes rectifier and pool along: the planner then asks with less.
    static func algorithm<Scalar: TensorScalar>(
        for task: ConvolutionTask, kernels: KernelChoice, memory: PlanMemory, scalar: Scalar.Type
    ) -> (any ConvolutionAlgorithm<Scalar>)? {
        guard !task.pools, !(kernels == .reference && task.rectifies) else { return nil }
        switch kernels {
        case .auto: return MatrixConvolution<Scalar>(task, memory: memory)
        case .reference: return PlainConvolution<Scalar>(task)
        }
    }
}
