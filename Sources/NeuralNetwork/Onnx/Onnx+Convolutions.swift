import Tensors

extension OnnxGraph {
    /// A convolution of the input `[batch x positions x channels]`, with weights as ONNX has them, `[out x in x kernel]`.
    fileprivate mutating func convolution(
        _ site: OnnxSite, _ geometry: WindowGeometry, weight: Tensor<Float>, groups: Int = 1
    ) -> String {
        let rank = site.row.input.rank
        let isFlat = rank == 2
        let (reachHeight, reachWidth) = (
            (geometry.kernelHeight - 1) * geometry.dilationHeight + 1, geometry.kernelWidth
        )
        let below = (geometry.outputHeight - 1) * geometry.strideHeight + reachHeight - geometry.inputHeight
        let right = (geometry.outputWidth - 1) * geometry.strideWidth + reachWidth - geometry.inputWidth
        let before = [geometry.paddingTop, geometry.paddingLeft]
        let after = [max(0, below - geometry.paddingTop), max(0, right - geometry.paddingLeft)]
        func axes(_ values: [Int]) -> [Int] { isFlat ? [values[0]] : values }
        var inputs = [channelsFirst(site.input, rank: rank), constant("weight", weight)]
        if let bias = site.optionalWeight("bias") { inputs.append(constant("bias", bias)) }
        let result = add(
            "Conv", inputs,
            [
                "dilations": .integers(axes([geometry.dilationHeight, 1])), "group": .integer(groups),
                "kernel_shape": .integers(axes([geometry.kernelHeight, geometry.kernelWidth])),
                "pads": .integers(axes(before) + axes(after)),
                "strides": .integers(axes([geometry.strideHeight, geometry.strideWidth])),
            ])
        return channelsLast(result, rank: rank)
    }

    /// A pool over windows that do not overlap.
    fileprivate mutating func pool(_ operation: String, _ site: OnnxSite, size: [Int]) -> String {
        let result = add(
            operation, [channelsFirst(site.input, rank: 3)],
            ["kernel_shape": .integers(size), "strides": .integers(size)])
        return channelsLast(result, rank: 3)
    }
}

extension Conv2D {
    package func addNodes(to graph: inout OnnxGraph, at site: OnnxSite) -> String {
        graph.convolution(site, geometry(for: site.row.input), weight: site.weight("weight").permuted([3, 2, 0, 1]))
    }
}

extension Conv1D {
    package func addNodes(to graph: inout OnnxGraph, at site: OnnxSite) -> String {
        graph.convolution(site, geometry(for: site.row.input), weight: site.weight("weight").permuted([2, 1, 0]))
    }
}

extension DepthwiseConv2D {
    package func addNodes(to graph: inout OnnxGraph, at site: OnnxSite) -> String {
        let channels = site.row.input[2]
        let weight = site.weight("weight").permuted([2, 0, 1]).reshaped([channels, 1, kernel[0], kernel[1]])
        return graph.convolution(site, geometry(for: site.row.input), weight: weight, groups: channels)
    }
}

extension DepthwiseConv1D {
    package func addNodes(to graph: inout OnnxGraph, at site: OnnxSite) -> String {
        let channels = site.row.input[1]
        let weight = site.weight("weight").permuted([1, 0]).reshaped([channels, 1, kernel])
        return graph.convolution(site, geometry(for: site.row.input), weight: weight, groups: channels)
    }
}

extension MaxPool2D {
    package func addNodes(to graph: inout OnnxGraph, at site: OnnxSite) -> String {
        graph.pool("MaxPool", site, size: size)
    }
}

extension AveragePool2D {
    package func addNodes(to graph: inout OnnxGraph, at site: OnnxSite) -> String {
        graph.pool("AveragePool", site, size: size)
    }
}
