package import Tensors

/// What a convolution has to compute, and what follows it at once while its output is at hand.
package struct ConvolutionTask: Hashable, Sendable {
    /// Where the kernel lies on the input.
    package let geometry: WindowGeometry
    /// Output channels.
    package let filters: Int
    /// Whether a number is added to each output channel.
    package let hasBias: Bool
    /// Whether what is below zero is cut off.
    package let rectifies: Bool
    /// Whether the largest of each 2 x 2 window is kept (stride 2, incomplete windows dropped), after the rectifier.
    package let pools: Bool
    /// Whether something before the convolution learns, so that the gradient of its input is needed.
    package let needsInputGradient: Bool
    /// Whether there is a backward pass at all.
    package let isTraining: Bool
    /// The most samples that one shard holds.
    package let shardCapacity: Int
    /// How many shards may be computed at the same time.
    package let workers: Int

    /// Numbers in one sample of the input.
    package var inputSize: Int { geometry.inputHeight * geometry.inputWidth * geometry.channels }
    /// Numbers in one sample of the output, pooled where the task pools.
    package var outputSize: Int {
        let positions =
            pools
            ? (geometry.outputHeight / 2) * (geometry.outputWidth / 2) : geometry.outputHeight * geometry.outputWidth
        return positions * filters
    }
    /// Numbers in the kernel, `[kh x kw x in x filters]`.
    package var weightCount: Int { geometry.kernelHeight * geometry.kernelWidth * geometry.channels * filters }
}

/// The buffers of one shard in a forward pass.
package struct ConvolutionForward<Scalar: TensorScalar> {
    /// Which shard; an algorithm may keep something for the backward pass of the same shard.
    package let shard: Int
    /// Which thread, from 0; scratch memory of that number is free.
    package let worker: Int
    /// How many samples.
    package let count: Int
    /// `[count x height x width x channels]`.
    package let input: UnsafePointer<Scalar>
    /// `[filters]`, where the task has a bias.
    package let bias: UnsafePointer<Scalar>?
    /// `[count x outHeight x outWidth x filters]`, rectified and pooled as the task says; overwritten.
    package let output: UnsafeMutablePointer<Scalar>
}

/// The buffers of one shard in a backward pass.
package struct ConvolutionBackward<Scalar: TensorScalar> {
    /// Which shard.
    package let shard: Int
    /// Which thread, from 0; scratch memory of that number is free.
    package let worker: Int
    /// How many samples.
    package let count: Int
    /// As in the forward pass.
    package let input: UnsafePointer<Scalar>
    /// As the forward pass left it.
    package let output: UnsafePointer<Scalar>
    /// Gradient of the output, after rectifier and pool; may be overwritten.
    package let outputGradient: UnsafeMutablePointer<Scalar>
    /// Gradient of the input, overwritten; `nil` where the task does not need it.
    package let inputGradient: UnsafeMutablePointer<Scalar>?
    /// Gradient of the kernel from this shard, overwritten.
    package let weightGradient: UnsafeMutablePointer<Scalar>
    /// Gradient of the bias from this shard, overwritten; `nil` where the task has none.
    package let biasGradient: UnsafeMutablePointer<Scalar>?
    /// Whether both are added to instead; only where the algorithm is sample-wise.
    package let accumulates: Bool
}

/// One way to compute a convolution, made for one task; the plan owns one for each convolution.
///
/// Shards are computed at the same time: what an algorithm writes must belong to the shard.
package protocol ConvolutionAlgorithm<Scalar>: AnyObject {
    associatedtype Scalar: TensorScalar

    /// Whether a shard may come sample by sample, with the same result.
    var isSampleWise: Bool { get }

    /// Makes ready what depends on the weights, `[kh x kw x in x filters]`, which stay where they are and unchanged until
    /// the next call; on the calling thread, with the team's help.
    func prepare(weights: UnsafePointer<Scalar>, forTraining: Bool, team: Team)

    /// Computes one shard's output.
    func forward(_ call: ConvolutionForward<Scalar>)

    /// Computes the output of samples that are alone in their batch, on all threads at once.
    func forward(_ call: ConvolutionForward<Scalar>, team: Team)

    /// Computes one shard's gradients.
    func backward(_ call: ConvolutionBackward<Scalar>)
}

extension ConvolutionAlgorithm {
    package var isSampleWise: Bool { false }

    package func forward(_ call: ConvolutionForward<Scalar>, team: Team) { forward(call) }
}
