import Tensors

/// Where a layer stands in an exported graph.
package struct OnnxSite {
    /// The layer with its shapes.
    let row: NetworkLayout.Row
    /// The value that it reads, `[batch x row.input]`.
    let input: String
    /// The second value, where two ways meet.
    let side: String?
    /// How many steps of each sample are valid here, `[batch]`; `nil` where all are.
    let lengths: String?
    private let weights: [String: Tensor<Float>]

    /// A layer that reads a value.
    init(
        _ row: NetworkLayout.Row, input: String, side: String?, lengths: String?, weights: [String: Tensor<Float>]
    ) {
        self.row = row
        self.input = input
        self.side = side
        self.lengths = lengths
        self.weights = weights
    }

    /// The same layer reading another value.
    init(_ site: OnnxSite, input: String) {
        self.init(site.row, input: input, side: site.side, lengths: site.lengths, weights: site.weights)
    }

    /// One of the layer's parameters, which the network is known to have.
    func weight(_ name: String) -> Tensor<Float> {
        guard let tensor = weights[row.name + "." + name] else {
            preconditionFailure("\(row.name) has no parameter \(name)")
        }
        return tensor
    }

    /// One of the layer's parameters, where it has it.
    func optionalWeight(_ name: String) -> Tensor<Float>? { weights[row.name + "." + name] }
}

extension OnnxGraph {
    /// Which steps of each sample are valid, `[batch x steps x 1 ...]` with as many axes as the input, as truth values.
    mutating func mask(_ site: OnnxSite, lengths: String) -> String {
        let extents = [1, site.row.input[0]] + [Int](repeating: 1, count: site.row.input.rank - 1)
        let steps = constant("steps", integers: Array(0..<site.row.input[0]), shape: extents)
        let shape = constant("lengthsShape", integers: [-1, 1] + [Int](repeating: 1, count: site.row.input.rank - 1))
        return add("Less", [steps, add("Reshape", [lengths, shape])])
    }

    /// The input with zeros after each sample's end.
    mutating func masked(_ site: OnnxSite) -> String {
        guard let lengths = site.lengths else { return site.input }
        return add("Mul", [site.input, add("Cast", [mask(site, lengths: lengths)], ["to": .integer(1)])])
    }

    /// The channels in front of the positions, as ONNX's convolutions and pools want them.
    mutating func channelsFirst(_ value: String, rank: Int) -> String {
        add("Transpose", [value], ["perm": .integers([0, rank] + Array(1..<rank))])
    }

    /// The channels behind the positions.
    mutating func channelsLast(_ value: String, rank: Int) -> String {
        add("Transpose", [value], ["perm": .integers([0] + Array(2...rank) + [1])])
    }

    /// The same numbers in another shape of one sample.
    mutating func reshape(_ value: String, to extents: [Int]) -> String {
        add("Reshape", [value, constant("shape", integers: [0] + extents)])
    }
}

extension Tensor<Float> {
    /// The same elements with the axes in another order: axis `i` of the result is axis `order[i]` of this.
    func permuted(_ order: [Int]) -> Tensor<Float> {
        var strides = [Int](repeating: 1, count: shape.rank)
        for axis in (0..<max(0, shape.rank - 1)).reversed() { strides[axis] = strides[axis + 1] * shape[axis + 1] }
        let extents = order.map { shape[$0] }
        let steps = order.map { strides[$0] }
        var position = [Int](repeating: 0, count: order.count)
        var offset = 0
        let elements = (0..<shape.count).map { _ in
            defer {
                var axis = order.count - 1
                while axis >= 0 {
                    position[axis] += 1
                    offset += steps[axis]
                    if position[axis] < extents[axis] { break }
                    offset -= extents[axis] * steps[axis]
                    position[axis] = 0
                    axis -= 1
                }
            }
            return values[offset]
        }
        return Tensor(Shape(extents), elements)
    }

    /// The same elements in another shape.
    func reshaped(_ extents: [Int]) -> Tensor<Float> { Tensor(Shape(extents), values) }
}
