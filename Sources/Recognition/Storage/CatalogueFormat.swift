import Corpora

/// The bytes of a catalogue: a mark with the version, the scan, and a checksum of both.
///
/// Numbers are little-endian with 64 bits, texts are UTF-8 behind their length; simple, because a hundred thousand
/// findings must load within the time of a key press.
enum CatalogueFormat {
    private static let mark = Array("emoscope catalogue 1\n".utf8)

    /// The bytes of a scan.
    static func encode(_ scan: CorpusScan) -> [UInt8] {
        var writer = ByteWriter(bytes: mark)
        writer.append(scan.root)
        writer.append(scan.problems.count)
        for problem in scan.problems { writer.append(problem) }
        writer.append(scan.findings.count)
        for finding in scan.findings { writer.append(finding) }
        writer.append(Int(bitPattern: UInt(checksum(writer.bytes))))
        return writer.bytes
    }

    /// The scan in the bytes; nil if they are damaged, cut short or of another version.
    static func decode(_ bytes: [UInt8]) -> CorpusScan? {
        guard bytes.count >= mark.count + 8, bytes.starts(with: mark) else { return nil }
        var tail = ByteReader(bytes: bytes[(bytes.count - 8)...])
        let body = bytes[..<(bytes.count - 8)]
        guard let sum = tail.integer(), UInt64(bitPattern: Int64(sum)) == checksum(body) else { return nil }
        var reader = ByteReader(bytes: body.dropFirst(mark.count))
        guard let root = reader.text(), let problems = reader.list({ $0.problem() }),
            let findings = reader.list({ $0.finding() }), reader.isAtEnd
        else { return nil }
        return CorpusScan(root: root, findings: findings, problems: problems)
    }

    /// A 64-bit checksum that no slip of a disk or of a program survives.
    ///
    /// Source: Fowler, Noll & Vo, FNV-1a, taken eight bytes at a time for speed.
    static func checksum(_ bytes: some Collection<UInt8>) -> UInt64 {
        var sum: UInt64 = 0xCBF2_9CE4_8422_2325
        func mix(_ word: UInt64) {
            sum = (sum ^ word) &* 0x100_0000_01B3
            sum ^= sum >> 32
        }
        bytes.withContiguousStorageIfAvailable { buffer in
            let bytes = UnsafeRawBufferPointer(buffer)
            let words = bytes.count / 8
            for index in 0..<words {
                mix(UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: index * 8, as: UInt64.self)))
            }
            for index in (words * 8)..<bytes.count { mix(UInt64(bytes[index])) }
        }
        mix(UInt64(bytes.count))
        return sum
    }
}

/// Gathers numbers and texts as bytes.
private struct ByteWriter {
    private(set) var bytes: [UInt8]

    init(bytes: [UInt8]) { self.bytes = bytes }

    mutating func append(_ integer: Int) {
        withUnsafeBytes(of: Int64(integer).littleEndian) { bytes.append(contentsOf: $0) }
    }

    mutating func append(_ text: String) {
        append(text.utf8.count)
        bytes.append(contentsOf: text.utf8)
    }

    mutating func append(_ problem: CorpusProblem) {
        append(problem.path)
        append(problem.kind.rawValue)
        append(problem.detail)
    }

    mutating func append(_ finding: FileFinding) {
        append(finding.path)
        append(finding.size)
        append(finding.modified)
        switch finding.content {
        case .sound(let frames, let sampleRate, let channels, let digest):
            append(0)
            append(frames)
            append(sampleRate)
            append(channels)
            append(digest)
        case .faulty(let kind, let detail):
            append(1)
            append(kind.rawValue)
            append(detail)
        }
    }
}

/// Takes numbers and texts from bytes; nil where there is no sense in them.
private struct ByteReader {
    private let bytes: ArraySlice<UInt8>
    private var position: Int

    init(bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        position = bytes.startIndex
    }

    var isAtEnd: Bool { position == bytes.endIndex }

    mutating func integer() -> Int? {
        guard bytes.endIndex - position >= 8 else { return nil }
        let value = bytes.withUnsafeBytes {
            $0.loadUnaligned(fromByteOffset: position - bytes.startIndex, as: Int64.self)
        }
        position += 8
        return Int(Int64(littleEndian: value))
    }

    mutating func text() -> String? {
        guard let count = integer(), count >= 0, bytes.endIndex - position >= count else { return nil }
        defer { position += count }
        return String(decoding: bytes[position..<(position + count)], as: UTF8.self)
    }

    mutating func list<Element>(_ element: (inout ByteReader) -> Element?) -> [Element]? {
        // Nothing takes less than eight bytes, so a senseless count is seen before memory is asked for.
        guard let count = integer(), count >= 0, count <= (bytes.endIndex - position) / 8 else { return nil }
        var elements: [Element] = []
        elements.reserveCapacity(count)
        for _ in 0..<count {
            guard let next = element(&self) else { return nil }
            elements.append(next)
        }
        return elements
    }

    mutating func problem() -> CorpusProblem? {
        guard let path = text(), let kind = kind(), let detail = text() else { return nil }
        return CorpusProblem(path: path, kind: kind, detail: detail)
    }

    mutating func finding() -> FileFinding? {
        guard let path = text(), let size = integer(), let modified = integer(), let content = content() else {
            return nil
        }
        return FileFinding(path: path, size: size, modified: modified, content: content)
    }

    private mutating func content() -> FileFinding.Content? {
        switch integer() {
        case 0:
            guard let frames = integer(), let sampleRate = integer(), sampleRate > 0, let channels = integer(),
                let digest = text()
            else { return nil }
            return .sound(frames: frames, sampleRate: sampleRate, channels: channels, digest: digest)
        case 1:
            guard let kind = kind(), let detail = text() else { return nil }
            return .faulty(kind, detail: detail)
        default: return nil
        }
    }

    private mutating func kind() -> CorpusProblem.Kind? { text().flatMap(CorpusProblem.Kind.init(rawValue:)) }
}
