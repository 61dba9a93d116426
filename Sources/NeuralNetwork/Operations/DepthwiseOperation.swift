import Tensors

/// A convolution of each channel by itself: plain loops whose innermost runs over the channels.
final class DepthwiseOperation<Scalar: TensorScalar>: ShardOperation {
    private let site: OperationSite<Scalar>
    private let geometry: WindowGeometry
    private let weight: ParameterSlot<Scalar>
    private let bias: ParameterSlot<Scalar>?

    init(_ site: OperationSite<Scalar>, geometry: WindowGeometry) {
        self.site = site
        self.geometry = geometry
        weight = site.required("weight")
        bias = site.parameter("bias")
    }

    /// A kernel for each channel, the last extent, and a bias where one is asked for.
    static func parameters(_ extents: [Int], bias: Bool) -> [ParameterSpecification] {
        let (area, channels) = (extents.dropLast().reduce(1, *), extents[extents.count - 1])
        let weight = ParameterSpecification("weight", Shape(extents), .glorotUniform(fanIn: area, fanOut: area))
        return bias ? [weight, ParameterSpecification("bias", [channels], .constant(0))] : [weight]
    }

    @specialized(where Scalar == Float)
    @specialized(where Scalar == Double)
    func forward(_ part: ShardPass) {
        let (channels, w) = (geometry.channels, weight.values)
        for sample in part.samples {
            let (x, y) = (site.input.activation(of: sample), site.output.activation(of: sample))
            if let bias {
                for start in stride(from: 0, to: site.output.size, by: channels) {
                    (y + start).update(from: bias.values, count: channels)
                }
            } else {
                y.clear(count: site.output.size)
            }
            geometry.visit { position, input, kernel in
                let (to, from, by) = (y + position * channels, x + input, w + kernel)
                for channel in 0..<channels { to[channel] += from[channel] * by[channel] }
            }
        }
    }

    @specialized(where Scalar == Float)
    @specialized(where Scalar == Double)
    func backward(_ part: ShardPass) {
        guard !part.samples.isEmpty, let gradient = site.output.gradient else { return }
        let channels = geometry.channels
        let (w, dw) = (weight.values, weight.gradient(of: part.shard))
        dw.clear(count: weight.count)
        if let bias {
            DenseKernel.sumRows(
                gradient + part.samples.lowerBound * site.output.size,
                rows: part.samples.count * site.output.size / channels, columns: channels,
                into: bias.gradient(of: part.shard))
        }
        for sample in part.samples {
            let (x, dy) = (site.input.activation(of: sample), gradient + sample * site.output.size)
            geometry.visit { position, input, kernel in
                let (given, from, sum) = (dy + position * channels, x + input, dw + kernel)
                for channel in 0..<channels { sum[channel] += from[channel] * given[channel] }
            }
            guard let dx = site.input.gradient(of: sample) else { continue }
            dx.clear(count: site.input.size)
            geometry.visit { position, input, kernel in
                let (given, to, by) = (dy + position * channels, dx + input, w + kernel)
                for channel in 0..<channels { to[channel] += by[channel] * given[channel] }
            }
        }
    }
}

extension PlanBuilder {
    /// Adds a convolution of each channel by itself.
    mutating func addDepthwise(_ geometry: WindowGeometry, at index: Int) -> Int {
        let folds = foldsNorm(after: index)
        var site = site(at: index, output: makeSlot(rows(from: index)[index].output))
        if folds { site = foldNorm(into: site, at: index) }
        if kernels == .auto, let floats = site as? OperationSite<Float>,
            let operation = FastDepthwiseOperation(floats, geometry: geometry) as? any ShardOperation<Scalar>
        {
            add(operation, at: site)
        } else {
            add(DepthwiseOperation(site, geometry: geometry), at: site)
        }
        return folds ? 2 : 1
    }
}
