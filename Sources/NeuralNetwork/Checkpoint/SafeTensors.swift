import FoundationEssentials
package import Tensors

/// Named tensors and a few words about them, in the file format `safetensors`.
///
/// The file is eight bytes with the header's length, a JSON header, and the elements, little-endian, in the order of the names.
/// Read are `F32` and `F64`, written is `F32`.
///
/// Source: the format's description at https://github.com/huggingface/safetensors.
package struct SafeTensors: Hashable, Sendable {
    /// Free words by name: the recipe, the classes, the state of a run.
    package var metadata: [String: String]
    /// The tensors by name.
    package var tensors: [String: Tensor<Float>]

    /// Tensors and metadata.
    package init(tensors: [String: Tensor<Float>], metadata: [String: String] = [:]) {
        self.tensors = tensors
        self.metadata = metadata
    }

    /// The whole file in memory; the same tensors give the same bytes.
    package func serialized() throws -> [UInt8] {
        var bytes = try start()
        for (_, tensor) in ordered { tensor.values.withUnsafeBytes { bytes.append(contentsOf: $0) } }
        return bytes
    }

    /// The tensors in the order of the file.
    var ordered: [(key: String, value: Tensor<Float>)] { tensors.sorted { $0.key < $1.key } }

    /// The file up to the first element.
    func start() throws -> [UInt8] {
        var header = SafeTensorsHeader(metadata: metadata)
        var offset = 0
        for (name, tensor) in ordered {
            let end = offset + 4 * tensor.values.count
            header.entries[name] = .init(dtype: "F32", shape: tensor.shape.extents, dataOffsets: [offset, end])
            offset = end
        }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        var json = Array(try encoder.encode(header))
        // The elements start at a multiple of eight, as readers that map the file into memory like it.
        json += [UInt8](repeating: 0x20, count: (8 - json.count % 8) % 8)
        return withUnsafeBytes(of: UInt64(json.count).littleEndian) { Array($0) } + json
    }

    /// Reads a whole file that lies in memory.
    ///
    /// - Throws: `NetworkError.file` with the given path where the bytes are not a readable safetensors file.
    package init(_ bytes: [UInt8], path: String) throws(NetworkError) {
        (tensors, metadata) = try Self.parse(bytes, path: path, as: Float.self)
    }

    /// Reads the tensors of a file in memory in a precision of one's choice, and its metadata.
    ///
    /// - Throws: `NetworkError.file` with the given path where the bytes are not a readable safetensors file.
    package static func parse<Scalar: TensorScalar>(
        _ bytes: [UInt8], path: String, as type: Scalar.Type
    ) throws(NetworkError) -> (tensors: [String: Tensor<Scalar>], metadata: [String: String]) {
        func broken(_ detail: String) -> NetworkError {
            .file(path: path, detail: "not a readable checkpoint: \(detail)")
        }
        guard bytes.count >= 8 else { throw broken("\(bytes.count) bytes are too few") }
        let length = bytes[0..<8].reversed().reduce(0 as UInt64) { $0 << 8 | UInt64($1) }
        guard length <= UInt64(bytes.count - 8) else { throw broken("the header is cut off") }
        let start = 8 + Int(length)
        let header: SafeTensorsHeader
        do { header = try JSONDecoder().decode(SafeTensorsHeader.self, from: Data(bytes[8..<start])) } catch {
            throw broken("the header is not the JSON it should be")
        }
        var tensors: [String: Tensor<Scalar>] = [:]
        for (name, entry) in header.entries {
            guard let tensor: Tensor<Scalar> = entry.tensor(in: bytes[start...]) else {
                throw broken("tensor \(name) (\(entry.dtype) \(entry.shape)) does not fit the file")
            }
            tensors[name] = tensor
        }
        return (tensors, header.metadata)
    }
}
