/// Takes from bytes what a ``ByteWriter`` gathered; nil where there is no sense in them.
package struct ByteReader {
    private let bytes: ArraySlice<UInt8>
    private var position: Int

    /// A reader at the start of some bytes.
    init(bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        position = bytes.startIndex
    }

    /// Whether everything was taken.
    package var isAtEnd: Bool { position == bytes.endIndex }

    /// The next whole number.
    package mutating func integer() -> Int? { word().map { Int(Int64(bitPattern: $0)) } }

    /// The next number.
    package mutating func number() -> Double? { word().map(Double.init(bitPattern:)) }

    /// The next text.
    package mutating func text() -> String? {
        guard let count = count(of: 1), let slice = slice(count) else { return nil }
        return String(decoding: slice, as: UTF8.self)
    }

    /// The next texts.
    package mutating func texts() -> [String]? { list { $0.text() } }

    /// The next numbers in single precision.
    package mutating func floats() -> [Float]? {
        guard let count = count(of: 4), let slice = slice(4 * count) else { return nil }
        return [Float](unsafeUninitializedCapacity: count) { values, filled in
            slice.withUnsafeBytes { UnsafeMutableRawBufferPointer(values).copyMemory(from: $0) }
            filled = count
        }
    }

    /// The next numbers in double precision.
    package mutating func doubles() -> [Double]? {
        guard let count = count(of: 8), let slice = slice(8 * count) else { return nil }
        return [Double](unsafeUninitializedCapacity: count) { values, filled in
            slice.withUnsafeBytes { UnsafeMutableRawBufferPointer(values).copyMemory(from: $0) }
            filled = count
        }
    }

    /// The next things of a kind, each of which takes eight bytes or more.
    package mutating func list<Element>(_ element: (inout ByteReader) -> Element?) -> [Element]? {
        guard let count = count(of: 8) else { return nil }
        var elements: [Element] = []
        elements.reserveCapacity(count)
        for _ in 0..<count {
            guard let next = element(&self) else { return nil }
            elements.append(next)
        }
        return elements
    }

    private mutating func word() -> UInt64? {
        guard let slice = slice(8) else { return nil }
        return UInt64(littleEndian: slice.withUnsafeBytes { $0.loadUnaligned(as: UInt64.self) })
    }

    /// The length of a list; a senseless one is seen before memory is asked for.
    private mutating func count(of size: Int) -> Int? {
        guard let count = integer(), count >= 0, count <= (bytes.endIndex - position) / size else { return nil }
        return count
    }

    private mutating func slice(_ count: Int) -> ArraySlice<UInt8>? {
        guard bytes.endIndex - position >= count else { return nil }
        defer { position += count }
        return bytes[position..<(position + count)]
    }
}
