/// Takes from bytes what a ``ByteWriter`` gathered; nil where there is no sense in them.
package struct ByteReader {
    private let bytes: [UInt8]
    private var position: Int
    private let end: Int

    /// A reader of a part of some bytes.
    init(bytes: [UInt8], in part: Range<Int>) {
        self.bytes = bytes
        position = part.lowerBound
        end = part.upperBound
    }

    /// Whether everything was taken.
    package var isAtEnd: Bool { position == end }

    /// The next whole number.
    package mutating func integer() -> Int? { word().map { Int(Int64(bitPattern: $0)) } }

    /// The next number.
    package mutating func number() -> Double? { word().map(Double.init(bitPattern:)) }

    /// The next text.
    package mutating func text() -> String? {
        guard let count = count(of: 1), let start = advance(by: count) else { return nil }
        return bytes.withUnsafeBytes {
            String(decoding: UnsafeRawBufferPointer(rebasing: $0[start..<start + count]), as: UTF8.self)
        }
    }

    /// The next texts.
    package mutating func texts() -> [String]? { list { $0.text() } }

    /// The next numbers in single precision.
    package mutating func floats() -> [Float]? {
        guard let count = count(of: 4), let start = advance(by: 4 * count) else { return nil }
        return [Float](unsafeUninitializedCapacity: count) { values, filled in
            copy(
                from: start,
                to: UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(values)[..<(4 * count)]))
            filled = count
        }
    }

    /// The next numbers in double precision.
    package mutating func doubles() -> [Double]? {
        guard let count = count(of: 8), let start = advance(by: 8 * count) else { return nil }
        return [Double](unsafeUninitializedCapacity: count) { values, filled in
            copy(
                from: start,
                to: UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(values)[..<(8 * count)]))
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
        guard let start = advance(by: 8) else { return nil }
        return bytes.withUnsafeBytes {
            UInt64(littleEndian: $0.loadUnaligned(fromByteOffset: start, as: UInt64.self))
        }
    }

    /// The length of a list; a senseless one is seen before memory is asked for.
    private mutating func count(of size: Int) -> Int? {
        guard let count = integer(), count >= 0, count <= (end - position) / size else { return nil }
        return count
    }

    private func copy(from start: Int, to target: UnsafeMutableRawBufferPointer) {
        bytes.withUnsafeBytes {
            target.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[start..<start + target.count]))
        }
    }

    /// Passes over so many bytes; nil where there are fewer.
    ///
    /// - Returns: where they begin.
    private mutating func advance(by count: Int) -> Int? {
        guard end - position >= count else { return nil }
        defer { position += count }
        return position
    }
}
