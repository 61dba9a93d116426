import CKernels
import Tensors

/// A convolution of each channel by itself, by kernels that keep the sums of some channels in a register.
final class FastDepthwiseOperation: ShardOperation {
    typealias Scalar = Float
    private let site: OperationSite<Float>
    private let shape: ck_direct
    private let weight: ParameterSlot<Float>
    private let bias: ParameterSlot<Float>?

    init(_ site: OperationSite<Float>, geometry: WindowGeometry) {
        self.site = site
        shape = DirectConvolution.shape(geometry, filters: geometry.channels)
        weight = site.required("weight")
        bias = site.parameter("bias")
    }

    var isSampleWise: Bool { true }

    func forward(_ part: ShardPass) {
        withUnsafePointer(to: shape) { shape in
            for sample in part.samples {
                ck_depthwise_forward(
                    shape, site.input.activation(of: sample), weight.values, bias?.values,
                    site.output.activation(of: sample))
            }
        }
    }

    func backward(_ part: ShardPass) {
        guard !part.samples.isEmpty else { return }
        let (dw, db) = (weight.gradient(of: part.shard), bias?.gradient(of: part.shard))
        if !part.goesOn {
            dw.clear(count: weight.count)
            db?.clear(count: Int(shape.in_channels))
        }
        withUnsafePointer(to: shape) { shape in
            for sample in part.samples {
                guard let dy = site.output.gradient(of: sample) else { return }
                ck_depthwise_backward(
                    shape, site.input.activation(of: sample), weight.values, dy, site.input.gradient(of: sample), dw, db
                )
            }
        }
    }
}
