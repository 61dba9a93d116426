/// Gathers numbers and texts as bytes: single numbers little-endian with 64 bits, lists and texts (UTF-8) behind their
/// length. Lists of numbers are copied whole, in the machine's order: what is written here is read on the same machine.
package struct ByteWriter {
    /// What was gathered.
    package private(set) var bytes: [UInt8]

    /// A writer that goes on after some bytes.
    init(bytes: [UInt8] = []) { self.bytes = bytes }

    /// Adds a whole number.
    package mutating func append(_ integer: Int) {
        withUnsafeBytes(of: Int64(integer).littleEndian) { bytes.append(contentsOf: $0) }
    }

    /// Adds a number with all its bits.
    package mutating func append(_ number: Double) { append(Int(Int64(bitPattern: number.bitPattern))) }

    /// Adds a text.
    package mutating func append(_ text: String) {
        append(text.utf8.count)
        bytes.append(contentsOf: text.utf8)
    }

    /// Adds texts.
    package mutating func append(_ texts: [String]) {
        append(texts.count)
        for text in texts { append(text) }
    }

    /// Adds numbers in single precision, 32 bits each.
    package mutating func append(_ numbers: [Float]) {
        append(numbers.count)
        numbers.withUnsafeBytes { bytes.append(contentsOf: $0) }
    }

    /// Adds numbers in double precision.
    package mutating func append(_ numbers: [Double]) {
        append(numbers.count)
        numbers.withUnsafeBytes { bytes.append(contentsOf: $0) }
    }
}
