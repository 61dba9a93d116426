import Tensors

/// The JSON header of a safetensors file.
struct SafeTensorsHeader: Codable {
    /// Where one tensor lies and how it is stored.
    struct Entry: Codable {
        /// `F32` or `F64`.
        let dtype: String
        /// Extents, outermost first.
        let shape: [Int]
        /// First byte and the byte after the last, counted from the end of the header.
        let dataOffsets: [Int]

        private enum CodingKeys: String, CodingKey {
            case dtype, shape
            case dataOffsets = "data_offsets"
        }

        /// The elements rounded to a type, or `nil` where the entry does not fit the file or holds something else.
        func tensor<Scalar: TensorScalar>(in body: ArraySlice<UInt8>) -> Tensor<Scalar>? {
            let width = dtype == "F32" ? 4 : dtype == "F64" ? 8 : 0
            guard width > 0, dataOffsets.count == 2, shape.allSatisfy({ $0 >= 0 }) else { return nil }
            var count = 1
            for extent in shape {
                let (product, overflow) = count.multipliedReportingOverflow(by: extent)
                guard !overflow, product <= body.count else { return nil }
                count = product
            }
            let (first, end) = (dataOffsets[0], dataOffsets[1])
            guard first >= 0, end >= first, end <= body.count, end - first == count * width else { return nil }
            let values = body[(body.startIndex + first)..<(body.startIndex + end)].withUnsafeBytes { bytes in
                (0..<count).map { index in
                    width == 4
                        ? Scalar(bytes.loadUnaligned(fromByteOffset: 4 * index, as: Float.self))
                        : Scalar(bytes.loadUnaligned(fromByteOffset: 8 * index, as: Double.self))
                }
            }
            return Tensor(Shape(shape), values)
        }
    }

    /// Free words by name.
    var metadata: [String: String]
    /// The tensors by name.
    var entries: [String: Entry] = [:]

    /// A header without tensors.
    init(metadata: [String: String]) { self.metadata = metadata }

    private struct Key: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }
        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
        static let metadata = Key(stringValue: "__metadata__")
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        metadata = try container.decodeIfPresent([String: String].self, forKey: .metadata) ?? [:]
        for key in container.allKeys where key.stringValue != Key.metadata.stringValue {
            entries[key.stringValue] = try container.decode(Entry.self, forKey: key)
        }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        if !metadata.isEmpty { try container.encode(metadata, forKey: .metadata) }
        for (name, entry) in entries { try container.encode(entry, forKey: Key(stringValue: name)) }
    }
}
