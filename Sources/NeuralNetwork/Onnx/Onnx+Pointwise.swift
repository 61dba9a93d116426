import Tensors

extension ReLU {
    package func addNodes(to graph: inout OnnxGraph, at site: OnnxSite) -> String { graph.add("Relu", [site.input]) }
}

extension GELU {
    package func addNodes(to graph: inout OnnxGraph, at site: OnnxSite) -> String {
        let scaled = graph.add("Mul", [site.input, graph.constant("scale", [Float(0.5.squareRoot())])])
        let shifted = graph.add("Add", [graph.add("Erf", [scaled]), graph.constant("one", [1])])
        return graph.add("Mul", [graph.add("Mul", [site.input, shifted]), graph.constant("half", [0.5])])
    }
}

extension SiLU {
    package func addNodes(to graph: inout OnnxGraph, at site: OnnxSite) -> String {
        graph.add("Mul", [site.input, graph.add("Sigmoid", [site.input])])
    }
}

extension Dropout {
    package func addNodes(to graph: inout OnnxGraph, at site: OnnxSite) -> String { site.input }
}

extension SpatialDropout {
    package func addNodes(to graph: inout OnnxGraph, at site: OnnxSite) -> String { site.input }
}

extension Flatten {
    package func addNodes(to graph: inout OnnxGraph, at site: OnnxSite) -> String {
        graph.reshape(site.input, to: site.row.output.extents)
    }
}

extension Residual {
    package func addNodes(to graph: inout OnnxGraph, at site: OnnxSite) -> String { site.input }
}

extension ResidualSum {
    func addNodes(to graph: inout OnnxGraph, at site: OnnxSite) -> String {
        guard let side = site.side else { preconditionFailure("\(site.row.name) has one input") }
        return graph.add("Add", [site.input, side])
    }
}

extension BatchNorm {
    package func addNodes(to graph: inout OnnxGraph, at site: OnnxSite) -> String {
        let folded = FoldedNorm(
            scale: site.weight("scale").values, bias: site.weight("bias").values, mean: site.weight("mean").values,
            variance: site.weight("variance").values, epsilon: epsilon)
        let scaled = graph.add("Mul", [site.input, graph.constant("scale", folded.factors)])
        return graph.add("Add", [scaled, graph.constant("bias", folded.offsets)])
    }
}

extension LayerNorm {
    package func addNodes(to graph: inout OnnxGraph, at site: OnnxSite) -> String {
        graph.add(
            "LayerNormalization",
            [
                site.input, graph.constant("scale", site.weight("scale")), graph.constant("bias", site.weight("bias")),
            ], ["axis": .integer(-1), "epsilon": .number(Float(epsilon))])
    }
}

extension Dense {
    package func addNodes(to graph: inout OnnxGraph, at site: OnnxSite) -> String {
        let product = graph.add("MatMul", [site.input, graph.constant("weight", site.weight("weight"))])
        guard let bias = site.optionalWeight("bias") else { return product }
        return graph.add("Add", [product, graph.constant("bias", bias)])
    }
}

extension TimeDistributed {
    package func addNodes(to graph: inout OnnxGraph, at site: OnnxSite) -> String {
        Dense(units: units, bias: bias).addNodes(to: &graph, at: site)
    }
}
