import CKernels
import Tensors

/// Picks the largest of each window by kernels, and remembers in one byte which one it was.
///
/// Of equal values the first wins, row by row, as in PyTorch.
final class FastMaxPoolOperation: ShardOperation {
    typealias Scalar = Float
    private let input: Slot<Float>
    private let output: Slot<Float>
    private let shape: ck_pool
    private let codes: UnsafeMutablePointer<UInt8>

    /// The operation, where a byte can tell the positions of a window apart.
    init?(_ site: OperationSite<Float>, size: [Int]) {
        guard site.kernels == .auto, Self.serves(size) else { return nil }
        (input, output) = (site.input, site.output)
        shape = ck_pool(
            in_height: Int32(input.shape[0]), in_width: Int32(input.shape[1]), channels: Int32(input.shape[2]),
            window_height: Int32(size[0]), window_width: Int32(size[1]))
        codes = site.memory.allocate(UInt8.self, count: site.isTraining ? site.batchSize * site.output.size : 1)
    }

    /// Whether a byte can tell the positions of a window apart.
    static func serves(_ size: [Int]) -> Bool { size[0] * size[1] <= 255 }

    var isSampleWise: Bool { true }

    func forward(_ part: ShardPass) {
        withUnsafePointer(to: shape) { shape in
            for sample in part.samples {
                ck_max_pool(
                    shape, input.activation(of: sample), output.activation(of: sample),
                    output.gradient == nil ? nil : codes + sample * output.size)
            }
        }
    }

    func backward(_ part: ShardPass) {
        withUnsafePointer(to: shape) { shape in
            for sample in part.samples {
                guard let dx = input.gradient(of: sample), let dy = output.gradient(of: sample) else { return }
                ck_max_pool_backward(shape, dy, codes + sample * output.size, dx)
            }
        }
    }
}
