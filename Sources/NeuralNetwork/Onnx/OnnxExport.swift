package import Tensors

/// A trained network as a file in the format ONNX, operator set 17.
///
/// The graph takes `features` `[batch x steps x coefficients]` as they were computed, before any scaling, and gives `logits` and
/// `probabilities` `[batch x classes]`. Where the network sums up time it also takes `lengths` `[batch]`, the valid steps of each
/// sample. Positions keep their channels last, as everywhere here; convolutions and pools stand between two transpositions,
/// which runtimes cancel against each other.
package struct OnnxExport {
    /// The version of the operators that are used.
    package static let operatorSet = 17
    private let layout: NetworkLayout
    private let weights: [String: Tensor<Float>]
    /// Subtracted from the features; one number, or one for each number of a step.
    private let offsets: [Float]
    /// What the difference is divided by.
    private let ranges: [Float]

    /// An export of a network.
    ///
    /// - Parameters:
    ///   - layout: the network.
    ///   - weights: its weights by name.
    ///   - offsets: subtracted from the features first: one number, or one for each number of a step.
    ///   - ranges: divided by afterwards; as many as offsets.
    /// - Throws: `NetworkError.weights` where the weights are not those of the network.
    package init(
        layout: NetworkLayout, weights: [String: Tensor<Float>], offsets: [Double] = [0], ranges: [Double] = [1]
    ) throws(NetworkError) {
        precondition(offsets.count == ranges.count, "OnnxExport: \(offsets.count) offsets, \(ranges.count) ranges")
        let stepSize = layout.input.stepExtents.reduce(1, *)
        precondition(
            [1, stepSize].contains(offsets.count), "OnnxExport: \(offsets.count) offsets, \(stepSize) features")
        _ = try Network<Float>(layout, weights: weights)
        self.layout = layout
        self.weights = weights
        self.offsets = offsets.map { Float($0) }
        self.ranges = ranges.map { Float($0) }
    }

    /// The file's bytes; the same network gives the same bytes.
    ///
    /// - Parameter metadata: words to keep beside it: recipe, classes.
    package func bytes(metadata: [String: String] = [:]) -> [UInt8] {
        var graph = OnnxGraph()
        declareInputs(in: &graph)
        let logits = graph.add("Identity", [addLayers(to: &graph)], output: "logits")
        graph.add("Softmax", [logits], ["axis": .integer(-1)], output: "probabilities")
        return model(graph, metadata)
    }

    /// The bytes of a file whose probabilities are the mean of several networks', and whose logits are the logarithms of that.
    ///
    /// - Parameters:
    ///   - members: networks of the same inputs and classes; in the graph their names begin with `seed1/`, `seed2/`, ...
    ///   - metadata: words to keep beside them.
    package static func bytes(ofMeanOf members: [OnnxExport], metadata: [String: String] = [:]) -> [UInt8] {
        precondition(!members.isEmpty, "OnnxExport: the mean of nothing")
        let (first, classes) = (members[0], members[0].layout.classes)
        guard members.count > 1 else { return first.bytes(metadata: metadata) }
        var graph = OnnxGraph()
        first.declareInputs(in: &graph)
        var probabilities: [String] = []
        for (index, member) in members.enumerated() {
            precondition(
                member.layout.input == first.layout.input && member.layout.classes == classes,
                "OnnxExport: networks of different tasks")
            graph.prefix = "seed\(index + 1)/"
            let logits = member.addLayers(to: &graph)
            probabilities.append(graph.add("Softmax", [logits], ["axis": .integer(-1)]))
        }
        graph.prefix = ""
        let mean = graph.add("Mean", probabilities, output: "probabilities")
        graph.add("Log", [mean], output: "logits")
        return first.model(graph, metadata)
    }

    /// The whole file.
    private func model(_ graph: OnnxGraph, _ metadata: [String: String]) -> [UInt8] {
        var graph = graph
        graph.addOutput("logits", [layout.classes])
        graph.addOutput("probabilities", [layout.classes])
        return graph.model(named: "emoscope", operatorSet: Self.operatorSet, metadata: metadata)
    }

    /// Adds scaling and layers; gives the last layer's output.
    private func addLayers(to graph: inout OnnxGraph) -> String {
        let input = scaledInput(in: &graph)
        var values: [String] = []
        for (index, row) in layout.rows.enumerated() {
            graph.scope = row.name
            let lengths = lengths(before: index, in: &graph)
            var site = OnnxSite(
                row, input: row.source.map { values[$0] } ?? input, side: row.side.map { values[$0] },
                lengths: lengths, weights: weights)
            if row.layer.looksPastTheEnd {
                site = OnnxSite(site, input: graph.masked(site))
            }
            values.append(row.layer.addNodes(to: &graph, at: site))
        }
        graph.scope = ""
        return values[values.count - 1]
    }

    /// Whether the network's last axis is a channel that features do not have.
    private var hasChannel: Bool { layout.input.rank == 3 && layout.input[2] == 1 }

    /// The extents of one sample's features.
    private var featureExtents: [Int] {
        hasChannel ? Array(layout.input.extents.dropLast()) : layout.input.extents
    }

    /// Declares the features and, where the network needs them, the lengths.
    private func declareInputs(in graph: inout OnnxGraph) {
        graph.addInput("features", .float, featureExtents)
        if layout.masksTime { graph.addInput("lengths", .int64, []) }
    }

    /// Scales the features; gives the network's input.
    private func scaledInput(in graph: inout OnnxGraph) -> String {
        let step = Shape(offsets.count == 1 ? [1] : Shape(featureExtents).stepExtents)
        graph.scope = "scaling"
        var value = "features"
        if offsets.contains(where: { $0 != 0 }) {
            value = graph.add("Sub", [value, graph.constant("offsets", Tensor(step, offsets))])
        }
        if ranges.contains(where: { $0 != 1 }) {
            value = graph.add("Div", [value, graph.constant("ranges", Tensor(step, ranges))])
        }
        return hasChannel ? graph.reshape(value, to: layout.input.extents) : value
    }

    /// How many steps of each sample are valid before a row: looked up in a table of all lengths that the input can have.
    private func lengths(before row: Int, in graph: inout OnnxGraph) -> String? {
        let layer = layout.rows[row].layer
        guard layout.masksTime, layer.sumsUpTime || layer.looksPastTheEnd else { return nil }
        let timeline = Timeline(layout, before: row)
        let table = (0...layout.input[0]).map { timeline.validSteps(after: $0) }
        let (low, high) = (
            graph.constant("fewest", integers: [0], shape: []),
            graph.constant("most", integers: [layout.input[0]], shape: [])
        )
        let known = graph.add("Clip", ["lengths", low, high])
        return graph.add("Gather", [graph.constant("validSteps", integers: table), known])
    }
}

extension Shape {
    /// The extents of one time step, or of the whole where there is no time.
    fileprivate var stepExtents: [Int] { rank == 1 ? extents : Array(extents.dropFirst()) }
}
