import FoundationEssentials
import Recognition
import Workbench

/// The file that keeps the marks and notes of a corpus: JSON in the state folder, the corpus' folder inside it.
struct MarksFile {
    /// What the file holds.
    private struct Content: Codable {
        let corpus: String
        let marks: ClipMarks
    }

    private let path: String
    private let corpus: String

    /// The file for the corpus in a folder.
    init(_ workspace: Workspace, corpus: String) {
        self.corpus = corpus
        path = "\(workspace.state)/marks/\(Self.name(of: corpus)).json"
    }

    /// The marks as they were kept; none where there is no file.
    ///
    /// - Throws: `Failure` for a file that is there and can't be understood: it must not be written over in silence.
    func read() throws(Failure) -> ClipMarks {
        guard let bytes = try? AtomicFile.read(path) else { return ClipMarks() }
        guard let content = try? JSONDecoder().decode(Content.self, from: Data(bytes)) else {
            throw Failure("the marks in \(path) can't be read: move the file away to begin anew")
        }
        return content.corpus == corpus ? content.marks : ClipMarks()
    }

    /// Keeps marks.
    func write(_ marks: ClipMarks) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        try AtomicFile.write([UInt8](encoder.encode(Content(corpus: corpus, marks: marks))), to: path)
    }

    /// The corpus' folder as a name: its last part, and a number that tells folders of one name apart.
    ///
    /// Source: Fowler, Noll & Vo, FNV-1a with 64 bits.
    private static func name(of corpus: String) -> String {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in corpus.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        let last = corpus.split(separator: "/").last.map(String.init) ?? "root"
        return "\(last)-\(String(hash, radix: 16))"
    }
}
