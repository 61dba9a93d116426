import Tensors

/// The nodes and constants of a computation in ONNX; values are known by name.
///
/// Field numbers are those of `onnx.proto`, https://github.com/onnx/onnx/blob/main/onnx/onnx.proto.
package struct OnnxGraph {
    /// What a node is told beside its inputs.
    enum Attribute {
        case integer(Int)
        case integers([Int])
        case number(Float)
        case text(String)
    }

    /// Types of elements, by their number in the format.
    enum ElementType: Int {
        case float = 1
        case int32 = 6
        case int64 = 7
    }

    private var nodes: [ProtobufMessage] = []
    private var constants: [ProtobufMessage] = []
    private var inputs: [ProtobufMessage] = []
    private var outputs: [ProtobufMessage] = []
    private var counts: [String: Int] = [:]
    /// The layer that nodes are added for; their names begin with it.
    var scope = ""
    /// Stands before every name, where several networks are in one graph.
    var prefix = ""

    /// A graph of nothing.
    init() {}

    private mutating func freshName(_ kind: String) -> String {
        let stem = prefix + (scope.isEmpty ? kind : scope + "/" + kind)
        counts[stem, default: 0] += 1
        let count = counts[stem, default: 1]
        return count == 1 ? stem : "\(stem)\(count)"
    }

    /// Adds a node with one output, and gives the output's name.
    ///
    /// - Parameters:
    ///   - operation: the operator, in ONNX's words.
    ///   - inputs: names of values; an empty one leaves an optional input out.
    ///   - attributes: by name.
    ///   - output: what the output is to be called; by default it is named after layer and operator.
    @discardableResult
    mutating func add(
        _ operation: String, _ inputs: [String], _ attributes: KeyValuePairs<String, Attribute> = [:],
        output: String? = nil
    ) -> String {
        let name = freshName(operation)
        let result = output ?? name
        nodes.append(
            ProtobufMessage { node in
                for input in inputs { node.add(1, input) }
                node.add(2, result)
                node.add(3, name)
                node.add(4, operation)
                for (key, attribute) in attributes { node.add(5, Self.message(key, attribute)) }
            })
        return result
    }

    private static func message(_ name: String, _ attribute: Attribute) -> ProtobufMessage {
        ProtobufMessage { message in
            message.add(1, name)
            switch attribute {
            case .number(let value):
                message.add(2, value)
                message.add(20, 1)
            case .integer(let value):
                message.add(3, value)
                message.add(20, 2)
            case .text(let value):
                message.add(4, value)
                message.add(20, 3)
            case .integers(let values):
                message.add(8, values)
                message.add(20, 7)
            }
        }
    }

    /// Adds a constant array and gives its name.
    mutating func constant(_ name: String, _ tensor: Tensor<Float>) -> String {
        tensor.values.withUnsafeBytes { add(name, .float, tensor.shape.extents, $0) }
    }

    /// Adds constant numbers `[count]`.
    mutating func constant(_ name: String, _ values: [Float]) -> String {
        constant(name, Tensor([values.count], values))
    }

    /// Adds a constant array of whole numbers, `[count]` or of the given extents.
    mutating func constant(_ name: String, integers values: [Int], shape: [Int]? = nil) -> String {
        values.map { Int64($0) }.withUnsafeBytes { add(name, .int64, shape ?? [values.count], $0) }
    }

    private mutating func add(
        _ name: String, _ type: ElementType, _ extents: [Int], _ elements: UnsafeRawBufferPointer
    ) -> String {
        let name = freshName(name)
        constants.append(
            ProtobufMessage { tensor in
                tensor.add(1, extents)
                tensor.add(2, type.rawValue)
                tensor.add(8, name)
                tensor.add(9, bytes: elements)
            })
        return name
    }

    /// Declares an input of any number of samples, `[batch x extents]`.
    mutating func addInput(_ name: String, _ type: ElementType, _ extents: [Int]) {
        inputs.append(Self.declaration(name, type, extents))
    }

    /// Declares an output of any number of samples, `[batch x extents]`.
    mutating func addOutput(_ name: String, _ extents: [Int]) {
        outputs.append(Self.declaration(name, .float, extents))
    }

    private static func declaration(_ name: String, _ type: ElementType, _ extents: [Int]) -> ProtobufMessage {
        let shape = ProtobufMessage { shape in
            shape.add(1, ProtobufMessage { $0.add(2, "batch") })
            for extent in extents { shape.add(1, ProtobufMessage { $0.add(1, extent) }) }
        }
        let tensor = ProtobufMessage {
            $0.add(1, type.rawValue)
            $0.add(2, shape)
        }
        return ProtobufMessage {
            $0.add(1, name)
            $0.add(2, ProtobufMessage { $0.add(1, tensor) })
        }
    }

    /// The whole model file.
    func model(named name: String, operatorSet: Int, metadata: [String: String]) -> [UInt8] {
        let graph = ProtobufMessage { graph in
            for node in nodes { graph.add(1, node) }
            graph.add(2, name)
            for constant in constants { graph.add(5, constant) }
            for input in inputs { graph.add(11, input) }
            for output in outputs { graph.add(12, output) }
        }
        return ProtobufMessage { model in
            // The version of the format that came with the operators used here.
            model.add(1, 8)
            model.add(2, "emoscope")
            model.add(7, graph)
            model.add(8, ProtobufMessage { $0.add(2, operatorSet) })
            for (key, value) in metadata.sorted(by: { $0.key < $1.key }) {
                model.add(
                    14,
                    ProtobufMessage {
                        $0.add(1, key)
                        $0.add(2, value)
                    })
            }
        }.bytes
    }
}
