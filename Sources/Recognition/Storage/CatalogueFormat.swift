import Audio
import Corpora

/// The bytes of a catalogue: a mark with the version, the scan, and a checksum of both.
///
/// Numbers are little-endian with 64 bits, texts are UTF-8 behind their length; simple, because a hundred thousand
/// findings must load within the time of a key press.
enum CatalogueFormat {
    private static let mark = Array("emoscope catalogue 2\n".utf8)

    /// The bytes of a scan.
    static func encode(_ scan: CorpusScan) -> [UInt8] {
        var writer = ByteWriter(bytes: mark)
        writer.append(scan.root)
        writer.append(scan.problems.count)
        for problem in scan.problems { writer.append(problem) }
        writer.append(scan.findings.count)
        for finding in scan.findings { writer.append(finding) }
        writer.append(Int(bitPattern: UInt(Checksum.of(writer.bytes))))
        return writer.bytes
    }

    /// The scan in the bytes; nil if they are damaged, cut short or of another version.
    static func decode(_ bytes: [UInt8]) -> CorpusScan? {
        guard bytes.count >= mark.count + 8, bytes.starts(with: mark) else { return nil }
        let end = bytes.count - 8
        var tail = ByteReader(bytes: bytes, in: end..<bytes.count)
        guard let sum = tail.integer(), UInt64(bitPattern: Int64(sum)) == Checksum.of(bytes[..<end]) else { return nil }
        var reader = ByteReader(bytes: bytes, in: mark.count..<end)
        guard let root = reader.text(), let problems = reader.list({ $0.problem() }),
            let findings = reader.list({ $0.finding() }), reader.isAtEnd
        else { return nil }
        return CorpusScan(root: root, findings: findings, problems: problems)
    }
}

extension ByteWriter {
    fileprivate mutating func append(_ problem: CorpusProblem) {
        append(problem.path)
        append(problem.kind.rawValue)
        append(problem.detail)
    }

    fileprivate mutating func append(_ finding: FileFinding) {
        append(finding.path)
        append(finding.size)
        append(finding.modified)
        switch finding.content {
        case .sound(let frames, let sampleRate, let channels, let digest):
            append(0)
            append(frames)
            append(sampleRate)
            append(channels)
            append(Int(bitPattern: UInt(digest.low)))
            append(Int(bitPattern: UInt(digest.high)))
        case .faulty(let kind, let detail):
            append(1)
            append(kind.rawValue)
            append(detail)
        }
    }
}

extension ByteReader {
    fileprivate mutating func problem() -> CorpusProblem? {
        guard let path = text(), let kind = kind(), let detail = text() else { return nil }
        return CorpusProblem(path: path, kind: kind, detail: detail)
    }

    fileprivate mutating func finding() -> FileFinding? {
        guard let path = text(), let size = integer(), let modified = integer(), let content = content() else {
            return nil
        }
        return FileFinding(path: path, size: size, modified: modified, content: content)
    }

    private mutating func content() -> FileFinding.Content? {
        switch integer() {
        case 0:
            guard let frames = integer(), let sampleRate = integer(), sampleRate > 0, let channels = integer(),
                let low = integer(), let high = integer()
            else { return nil }
            let digest = Digest(low: UInt64(UInt(bitPattern: low)), high: UInt64(UInt(bitPattern: high)))
            return .sound(frames: frames, sampleRate: sampleRate, channels: channels, digest: digest)
        case 1:
            guard let kind = kind(), let detail = text() else { return nil }
            return .faulty(kind, detail: detail)
        default: return nil
        }
    }

    private mutating func kind() -> CorpusProblem.Kind? { text().flatMap(CorpusProblem.Kind.init(rawValue:)) }
}
