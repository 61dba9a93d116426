/// The fields of a Protocol Buffers message, read without knowing what they mean.
struct ReadMessage {
    /// Whole numbers and single-precision patterns, by field.
    private(set) var numbers: [Int: [UInt64]] = [:]
    /// Texts, bytes and messages, by field.
    private(set) var chunks: [Int: [[UInt8]]] = [:]

    struct Malformed: Error {}

    init(_ bytes: [UInt8]) throws {
        var rest = bytes[...]
        while !rest.isEmpty {
            let tag = try Self.varint(&rest)
            let field = Int(tag >> 3)
            switch tag & 7 {
            case 0: numbers[field, default: []].append(try Self.varint(&rest))
            case 2: chunks[field, default: []].append(try Self.take(Int(Self.varint(&rest)), &rest))
            case 5:
                let word = try Self.take(4, &rest).reversed().reduce(0 as UInt64) { $0 << 8 | UInt64($1) }
                numbers[field, default: []].append(word)
            default: throw Malformed()
            }
        }
    }

    func messages(_ field: Int) throws -> [ReadMessage] { try (chunks[field] ?? []).map { try ReadMessage($0) } }

    func texts(_ field: Int) -> [String] { (chunks[field] ?? []).map { String(decoding: $0, as: UTF8.self) } }

    func integers(_ field: Int) -> [Int] { (numbers[field] ?? []).map { Int(Int64(bitPattern: $0)) } }

    private static func varint(_ bytes: inout ArraySlice<UInt8>) throws -> UInt64 {
        var value: UInt64 = 0
        for shift in stride(from: 0, to: 64, by: 7) {
            guard let byte = bytes.popFirst() else { throw Malformed() }
            value |= UInt64(byte & 0x7F) << UInt64(shift)
            if byte & 0x80 == 0 { return value }
        }
        throw Malformed()
    }

    private static func take(_ count: Int, _ bytes: inout ArraySlice<UInt8>) throws -> [UInt8] {
        guard count <= bytes.count else { throw Malformed() }
        defer { bytes = bytes.dropFirst(count) }
        return Array(bytes.prefix(count))
    }
}
