import Audio
import Corpora
import Foundation
import Synchronization
import TestSupport
import Testing

@Suite struct CorpusScanTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @Test func clipsAreFoundAtAnyDepthAndInAnyCase() throws {
        try write("03-01-05-02-01-01-12.wav", 1)
        try write("a/b/c/03-01-01-01-02-02-01.WAV", 2)
        try write("Größe 日本語/03-01-03-01-01-01-02.Wav", 3)
        let corpus = try scan()
        #expect(
            corpus.clips.map(\.id)
                == [
                    "03-01-05-02-01-01-12.wav", "Größe 日本語/03-01-03-01-01-01-02.Wav", "a/b/c/03-01-01-01-02-02-01.WAV",
                ].sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
        #expect(corpus.problems == [])
        let clip = try #require(corpus.clips.first)
        #expect(clip.emotion == .angry && clip.speaker == "12" && clip.sex == .female)
        #expect(clip.frames == 160 && clip.sampleRate == 16000 && clip.channels == 1 && clip.seconds == 0.01)
        #expect(corpus.path(of: clip).hasSuffix("/03-01-05-02-01-01-12.wav"))
    }

    @Test func hiddenFilesAndOtherFilesAreNobodysBusiness() throws {
        for name in [".03-01-05-02-01-01-12.wav", ".hidden/03-01-05-02-01-01-12.wav"] { try write(name, 1) }
        for name in ["README.md", "wav", "03-01-05-02-01-01-12", "notes.wav.txt"] { try write(bytes: [1, 2], name) }
        let corpus = try scan()
        #expect(corpus.clips.isEmpty && corpus.problems.isEmpty)
    }

    @Test func eachBadFileIsOneProblemAndTheRestGoesOn() throws {
        try write("03-01-05-02-01-01-01.wav", 1)
        try write("03-01-05-02-01-02-01.wav", 1)
        try write("03-01-05-02-01-01-02.wav", Array(repeating: 0, count: 100))
        try write("03-01-05-02-01-01-03.wav", [])
        try write(bytes: [], "03-01-05-02-01-01-04.wav")
        try write(bytes: Array("no sound at all".utf8), "03-01-05-02-01-01-05.flac")
        try write("speech.wav", 2)
        try write(bytes: Self.floatWAV([0.5, .nan, 0.25]), "03-01-05-02-01-01-06.wav")
        try write(bytes: Self.floatWAV([0.5, -.infinity, 0.25]), "03-01-05-02-01-01-07.wav")
        try FileManager.default.createSymbolicLink(
            atPath: folder["03-01-05-02-01-01-08.wav"], withDestinationPath: "nowhere")
        let corpus = try scan()
        #expect(corpus.clips.map(\.id) == ["03-01-05-02-01-01-01.wav", "03-01-05-02-01-02-01.wav"])
        #expect(
            corpus.problems.map { "\($0.path) \($0.kind.rawValue)" } == [
                "03-01-05-02-01-01-02.wav silent", "03-01-05-02-01-01-03.wav empty", "03-01-05-02-01-01-04.wav empty",
                "03-01-05-02-01-01-05.flac unreadable", "03-01-05-02-01-01-06.wav non-finite",
                "03-01-05-02-01-01-07.wav non-finite", "03-01-05-02-01-01-08.wav unreadable",
                "03-01-05-02-01-02-01.wav duplicate", "speech.wav unnamed",
            ])
        let twin = try #require(corpus.problems.first { $0.kind == .duplicate })
        #expect(twin.detail.contains("03-01-05-02-01-01-01.wav"))
        #expect(corpus.duplicates == [[0, 1]])
    }

    /// Copies whose names disagree are worse than copies: whatever is learnt from one is wrong of the other.
    @Test func copiesThatSayAnotherEmotionOrSpeakerAreContradictions() throws {
        for name in ["03-01-05-01-01-01-01", "03-01-04-01-01-02-01", "03-01-04-01-01-01-01", "03-01-04-01-01-01-02"] {
            try write("\(name).wav", 7)
        }
        let problems = try scan().problems
        #expect(
            problems.map(\.kind) == [.contradiction, .duplicate, .contradiction])
        let details = problems.map(\.detail)
        #expect(
            details.contains("the same samples as 03-01-04-01-01-01-01.wav; this name says speaker 02, that one 01"))
        #expect(details.contains("the same samples as 03-01-04-01-01-01-01.wav; this name says angry, that one sad"))
        #expect(try scan().contradictions == 1)
    }

    @Test(.timeLimit(.minutes(1)))
    func circlesOfLinksAreEnteredOnce() throws {
        try write("a/03-01-05-02-01-01-01.wav", 1)
        let files = FileManager.default
        try files.createSymbolicLink(atPath: folder["a/up"], withDestinationPath: "..")
        try files.createSymbolicLink(atPath: folder["a/itself"], withDestinationPath: ".")
        try files.createSymbolicLink(atPath: folder["A"], withDestinationPath: "a")
        try files.createSymbolicLink(atPath: folder["circle"], withDestinationPath: "circle")
        #expect(try scan().clips.map(\.id) == ["a/03-01-05-02-01-01-01.wav"])
    }

    @Test func aLinkToAFolderElsewhereIsFollowed() throws {
        let elsewhere = try TemporaryFolder()
        try write("03-01-05-02-01-01-01.wav", 1, in: elsewhere)
        try FileManager.default.createSymbolicLink(atPath: folder["linked"], withDestinationPath: elsewhere.path)
        #expect(try scan().clips.map(\.id) == ["linked/03-01-05-02-01-01-01.wav"])
    }

    @Test func aPathTooLongForTheSystemIsOneProblem() throws {
        try write("03-01-05-02-01-01-01.wav", 1)
        try withDeepFolder(levels: 20) {
            let corpus = try scan()
            #expect(corpus.clips.count == 1)
            #expect(corpus.problems.map(\.kind) == [.unreadable])
            #expect(corpus.problems.first?.detail.contains("too long") == true)
        }
    }

    @Test func whatIsNoFolderIsATypedError() throws {
        try write("03-01-05-02-01-01-01.wav", 1)
        #expect(throws: CorpusError.notFound(path: "/no/such/folder")) {
            try Corpus.scan(path: "/no/such/folder", threads: 1)
        }
        let file = folder["03-01-05-02-01-01-01.wav"]
        #expect(throws: CorpusError.notAFolder(path: file)) { try Corpus.scan(path: file, threads: 1) }
        #expect(throws: CorpusError.self) { try Corpus(root: "/empty", clips: []).requiringClips() }
    }

    @Test func theNumberOfThreadsPlaysNoPart() throws {
        for number in 1...40 {
            try write("a\(number % 3)/03-01-05-02-01-01-\(number < 10 ? "0" : "")\(number).wav", number)
        }
        let one = try Corpus.scan(path: folder.path, threads: 1)
        #expect(one.clips.count == 40)
        for threads in [2, 3, 64] { #expect(try Corpus.scan(path: folder.path, threads: threads) == one) }
    }

    @Test func onlyNewAndChangedFilesAreReadAgain() throws {
        for number in 1...4 { try write("03-01-05-02-01-01-0\(number).wav", number) }
        let first = try CorpusScan(of: folder.path, threads: 2)
        #expect(try filesRead(knowing: first.findings) == 0)
        try write("03-01-05-02-01-01-02.wav", [0.5, 0.25, 0.125])
        try write("03-01-05-02-01-01-05.wav", 5)
        try FileManager.default.removeItem(atPath: folder["03-01-05-02-01-01-04.wav"])
        #expect(try filesRead(knowing: first.findings) == 2)
        let again = try CorpusScan(of: folder.path, threads: 2, known: first.findings)
        #expect(again == (try CorpusScan(of: folder.path, threads: 2)))
        #expect(again.corpus.clips.map(\.speaker) == ["01", "02", "03", "05"])
    }

    @Test func aFileThatCouldNotBeReadIsReadAgain() throws {
        try write("Actor_01/03-01-05-01-01-01-01.wav", 1)
        let scan = try CorpusScan(of: folder.path, threads: 1)
        let known = scan.findings.map { finding in
            FileFinding(
                path: finding.path, size: finding.size, modified: 0,
                content: .faulty(.unreadable, detail: "may not be read"))
        }
        #expect(try CorpusScan(of: folder.path, threads: 1, known: known) == scan)
    }

    @Test func aFolderWhoseNameIsNoTextIsAProblem() throws {
        try write("Actor_01/03-01-05-01-01-01-01.wav", 1)
        let name: [CChar] = Array((folder.path + "/Sp").utf8CString.dropLast()) + [CChar(bitPattern: 0xE9), 97, 0]
        try #require(mkdir(name, 0o755) == 0)
        let corpus = try Corpus.scan(path: folder.path, threads: 1)
        #expect(corpus.clips.count == 1)
        #expect(corpus.problems.map(\.detail) == ["the folder's name is not valid UTF-8; rename it"])
    }

    @Test func aStoppedScanSaysSo() throws {
        try write("03-01-05-02-01-01-01.wav", 1)
        #expect(throws: CorpusError.stopped) {
            try Corpus.scan(path: folder.path, threads: 1, isStopped: { true })
        }
    }

    private func scan() throws -> Corpus { try Corpus.scan(path: folder.path, threads: 2) }

    private func filesRead(knowing known: [FileFinding]) throws -> Int {
        let count = Atomic<Int>(0)
        _ = try CorpusScan(
            of: folder.path, threads: 2, known: known,
            progress: { _, _ in _ = count.wrappingAdd(1, ordering: .relaxed) })
        return count.load(ordering: .relaxed)
    }

    /// Writes 10 ms of sound that differs by number.
    private func write(_ name: String, _ number: Int, in other: TemporaryFolder? = nil) throws {
        try write(name, (0..<160).map { Float(($0 * number) % 100 + 1) / 200 }, in: other)
    }

    private func write(_ name: String, _ samples: [Float], in other: TemporaryFolder? = nil) throws {
        let path = try place(name, in: other)
        try AudioFile.write(Waveform(samples: samples, sampleRate: 16000), to: path)
    }

    private func write(bytes: [UInt8], _ name: String) throws {
        try Data(bytes).write(to: URL(fileURLWithPath: place(name, in: nil)))
    }

    private func place(_ name: String, in other: TemporaryFolder?) throws -> String {
        let path = (other ?? folder)[name]
        try FileManager.default.createDirectory(
            atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
        return path
    }

    /// Runs the body while a path longer than the system's limit leads down into the folder.
    private func withDeepFolder(levels: Int, _ body: () throws -> Void) throws {
        let name = String(repeating: "x", count: 250)
        let here = open(folder.path, O_DIRECTORY)
        var levelsOpen = [here]
        defer {
            for (index, level) in levelsOpen.enumerated().reversed() {
                if index > 0 { unlinkat(levelsOpen[index - 1], name, AT_REMOVEDIR) }
                close(level)
            }
        }
        for _ in 0..<levels {
            let above = try #require(levelsOpen.last)
            try #require(mkdirat(above, name, 0o755) == 0)
            levelsOpen.append(openat(above, name, O_DIRECTORY))
        }
        try body()
    }

    /// A WAV file of 32-bit floating point, which can hold what no integer can.
    private static func floatWAV(_ samples: [Float]) -> [UInt8] {
        func little(_ value: Int, _ bytes: Int) -> [UInt8] { (0..<bytes).map { UInt8(value >> (8 * $0) & 0xFF) } }
        let sound = samples.flatMap { little(Int($0.bitPattern), 4) }
        let format = little(3, 2) + little(1, 2) + little(16000, 4) + little(64000, 4) + little(4, 2) + little(32, 2)
        return Array("RIFF".utf8) + little(36 + sound.count, 4) + Array("WAVEfmt ".utf8) + little(16, 4) + format
            + Array("data".utf8) + little(sound.count, 4) + sound
    }
}
