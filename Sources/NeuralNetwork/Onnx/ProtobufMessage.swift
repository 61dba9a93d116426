/// A message in the wire format of Protocol Buffers, field by field.
///
/// Source: https://protobuf.dev/programming-guides/encoding.
struct ProtobufMessage {
    /// The message so far.
    private(set) var bytes: [UInt8] = []

    /// A message without fields.
    init() {}

    /// A message that a closure fills.
    init(_ fill: (inout ProtobufMessage) -> Void) { fill(&self) }

    /// Adds a whole number.
    mutating func add(_ field: Int, _ value: Int) {
        tag(field, wireType: 0)
        varint(UInt64(bitPattern: Int64(value)))
    }

    /// Adds whole numbers, one field each.
    mutating func add(_ field: Int, _ values: [Int]) { for value in values { add(field, value) } }

    /// Adds a number in single precision.
    mutating func add(_ field: Int, _ value: Float) {
        tag(field, wireType: 5)
        withUnsafeBytes(of: value.bitPattern.littleEndian) { bytes.append(contentsOf: $0) }
    }

    /// Adds text.
    mutating func add(_ field: Int, _ text: String) { add(field, bytes: text.utf8) }

    /// Adds a message.
    mutating func add(_ field: Int, _ message: ProtobufMessage) { add(field, bytes: message.bytes) }

    /// Adds bytes as they are.
    mutating func add(_ field: Int, bytes value: some Collection<UInt8>) {
        tag(field, wireType: 2)
        varint(UInt64(value.count))
        bytes.append(contentsOf: value)
    }

    private mutating func tag(_ field: Int, wireType: Int) { varint(UInt64(field << 3 | wireType)) }

    /// Seven bits a byte, lowest first; the highest bit says that more follow.
    private mutating func varint(_ value: UInt64) {
        var rest = value
        while rest > 0x7F {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }
}
