import Tensors

extension LSTM {
    package func addNodes(to graph: inout OnnxGraph, at site: OnnxSite) -> String {
        graph.recurrent(site, units: units, prefixes: [""])
    }
}

extension Bidirectional {
    package func addNodes(to graph: inout OnnxGraph, at site: OnnxSite) -> String {
        graph.recurrent(
            site, units: units, prefixes: BidirectionalDirection.allCases.map { $0.rawValue + "." })
    }
}

extension OnnxGraph {
    /// One memory, or one for each direction of time. ONNX puts time outermost and has the gates in the order input, output,
    /// forget, candidate.
    fileprivate mutating func recurrent(_ site: OnnxSite, units: Int, prefixes: [String]) -> String {
        let (steps, features) = (site.row.input[0], site.row.input.count / site.row.input[0])
        func stacked(_ name: String, _ rows: Int) -> [Float] {
            prefixes.flatMap { Self.gates(site.weight($0 + name), rows: rows, units: units) }
        }
        let directions = prefixes.count
        let weight = Tensor<Float>([directions, 4 * units, features], stacked("weight", features))
        let recurrent = Tensor<Float>([directions, 4 * units, units], stacked("recurrent", units))
        let biases = prefixes.flatMap {
            Self.gates(site.weight($0 + "bias"), rows: 1, units: units) + [Float](repeating: 0, count: 4 * units)
        }
        let rows = site.row.input.rank == 3 ? reshape(site.input, to: [steps, features]) : site.input
        let turned = add("Transpose", [rows], ["perm": .integers([1, 0, 2])])
        let lengths = site.lengths.map { add("Cast", [$0], ["to": .integer(ElementType.int32.rawValue)]) } ?? ""
        let output = add(
            "LSTM",
            [
                turned, constant("weight", weight), constant("recurrent", recurrent),
                constant("bias", Tensor([directions, 8 * units], biases)), lengths,
            ],
            [
                "direction": .text(directions == 1 ? "forward" : "bidirectional"), "hidden_size": .integer(units),
            ])
        // [steps x directions x batch x units] to [batch x steps x directions units].
        return reshape(
            add("Transpose", [output], ["perm": .integers([2, 0, 1, 3])]), to: [steps, directions * units])
    }

    /// A matrix `[rows x 4 units]` turned to `[4 units x rows]`, with the gates in ONNX's order.
    private static func gates(_ matrix: Tensor<Float>, rows: Int, units: Int) -> [Float] {
        [0, 3, 1, 2].flatMap { gate in
            (0..<units).flatMap { unit in
                (0..<rows).map { row in matrix.values[row * 4 * units + gate * units + unit] }
            }
        }
    }
}

extension OnnxGraph {
    /// Mean over the valid positions, `[batch x channels]` or with the summed axes kept.
    fileprivate mutating func mean(_ site: OnnxSite, of value: String, keepsAxes: Bool) -> String {
        let shape = site.row.input
        let axes = constant("axes", integers: Array(1..<shape.rank))
        let sum = add("ReduceSum", [value, axes], ["keepdims": .integer(keepsAxes ? 1 : 0)])
        let width = shape.count / (shape[0] * shape[shape.rank - 1])
        guard let lengths = site.lengths else {
            return add("Div", [sum, constant("count", [Float(shape[0] * width)])])
        }
        let extents = [-1, 1] + (keepsAxes ? [Int](repeating: 1, count: shape.rank - 1) : [])
        let steps = add("Cast", [lengths], ["to": .integer(ElementType.float.rawValue)])
        let positions = add("Mul", [steps, constant("width", [Float(width)])])
        return add("Div", [sum, add("Reshape", [positions, constant("countShape", integers: extents)])])
    }

    /// Root of a variance, kept away from zero.
    fileprivate mutating func deviation(_ variance: String) -> String {
        add("Sqrt", [add("Add", [variance, constant("least", [Float(StatisticsPool.leastVariance)])])])
    }

    /// The square of what lies between a value and its mean.
    fileprivate mutating func squaredDistance(_ value: String, _ mean: String) -> String {
        let apart = add("Sub", [value, mean])
        return add("Mul", [apart, apart])
    }
}

extension StatisticsPool {
    package func addNodes(to graph: inout OnnxGraph, at site: OnnxSite) -> String {
        let axes = Array(1..<site.row.input.rank)
        guard statistics != .max else {
            var value = site.input
            if let lengths = site.lengths {
                let lowest = graph.constant("lowest", [-Float.infinity])
                value = graph.add("Where", [graph.mask(site, lengths: lengths), value, lowest])
            }
            return graph.add("ReduceMax", [value], ["axes": .integers(axes), "keepdims": .integer(0)])
        }
        let mean = graph.mean(site, of: graph.masked(site), keepsAxes: false)
        guard statistics == .meanAndDeviation else { return mean }
        let center = graph.reshape(
            mean, to: [Int](repeating: 1, count: axes.count) + [site.row.input[site.row.input.rank - 1]])
        let apart = OnnxSite(site, input: graph.squaredDistance(site.input, center))
        let variance = graph.mean(site, of: graph.masked(apart), keepsAxes: false)
        return graph.add("Concat", [mean, graph.deviation(variance)], ["axis": .integer(-1)])
    }
}

extension SqueezeExcitation {
    package func addNodes(to graph: inout OnnxGraph, at site: OnnxSite) -> String {
        let mean = graph.mean(site, of: graph.masked(site), keepsAxes: true)
        func dense(_ value: String, _ name: String, in graph: inout OnnxGraph) -> String {
            let product = graph.add(
                "MatMul", [value, graph.constant(name + ".weight", site.weight(name + ".weight"))])
            return graph.add("Add", [product, graph.constant(name + ".bias", site.weight(name + ".bias"))])
        }
        let middle = graph.add("Relu", [dense(mean, "reduce", in: &graph)])
        return graph.add("Mul", [site.input, graph.add("Sigmoid", [dense(middle, "expand", in: &graph)])])
    }
}

extension AttentionPool {
    package func addNodes(to graph: inout OnnxGraph, at site: OnnxSite) -> String {
        let product = graph.add("MatMul", [site.input, graph.constant("weight", site.weight("weight"))])
        let hidden = graph.add("Tanh", [graph.add("Add", [product, graph.constant("bias", site.weight("bias"))])])
        var score = graph.add(
            "MatMul", [hidden, graph.constant("score", site.weight("score").reshaped([units, 1]))])
        if let lengths = site.lengths {
            let lowest = graph.constant("lowest", [-Float.infinity])
            score = graph.add("Where", [graph.mask(site, lengths: lengths), score, lowest])
        }
        let share = graph.add("Softmax", [score], ["axis": .integer(1)])
        let axes = graph.constant("axes", integers: [1])
        func weighed(_ value: String, in graph: inout OnnxGraph) -> String {
            graph.add("ReduceSum", [graph.add("Mul", [share, value]), axes], ["keepdims": .integer(1)])
        }
        let mean = weighed(site.input, in: &graph)
        var result = mean
        if deviation {
            let variance = weighed(graph.squaredDistance(site.input, mean), in: &graph)
            result = graph.add("Concat", [mean, graph.deviation(variance)], ["axis": .integer(-1)])
        }
        return graph.reshape(result, to: site.row.output.extents)
    }
}
