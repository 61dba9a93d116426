import Audio
import Corpora
import Foundation
import Recognition
import TestSupport
import Testing

@Suite struct CorpusCleaningTests {
    private let folder: TemporaryFolder
    private let mask = EnvelopeMask(EnvelopeMask.Options(threshold: 0.01))

    init() throws {
        folder = try TemporaryFolder()
        try write("a/03-01-05-02-01-01-01.wav", loud: 0.5)
        try write("b/speech.wav", loud: 0.2)
        try write("b/quiet.wav", loud: 0.001)
        try AtomicFile.write("no sound", to: folder["clips/broken.flac"])
    }

    @Test func copiesAreWhatTheMaskLeaves() throws {
        let copies = try clean()
        #expect(copies.map(\.path) == ["a/03-01-05-02-01-01-01.wav", "b/quiet.wav", "b/speech.wav", "broken.flac"])
        #expect(copies.map { $0.outcome == .written } == [true, false, true, false])
        let copy = try AudioFile.read(folder["out/a/03-01-05-02-01-01-01.wav"])
        let original = try AudioFile.read(folder["clips/a/03-01-05-02-01-01-01.wav"])
        let expected = mask.apply(to: try Resampler.resample(original, to: 16000))
        #expect(copy.sampleRate == 16000 && copy.samples.count == expected.samples.count)
        #expect(zip(copy.samples, expected.samples).allSatisfy { abs($0 - $1) <= 0.5 / 32768 + 1e-7 })
        #expect(abs(copies[0].originalSeconds - 2) < 1e-9 && copies[0].seconds == copy.duration)
        #expect((0.9...1.2).contains(copy.duration))
    }

    @Test func copiesThatAreUpToDateAreKept() throws {
        _ = try clean()
        #expect(try clean().filter { $0.outcome == .kept }.count == 2)
        try write("b/speech.wav", loud: 0.3)
        let again = try clean()
        #expect(again.first { $0.path == "b/speech.wav" }?.outcome == .written)
        #expect(again.filter { $0.outcome == .kept }.count == 1)
    }

    @Test func anotherMaskMakesAllCopiesAnew() throws {
        _ = try clean()
        let other = EnvelopeMask(EnvelopeMask.Options(threshold: 0.0001))
        #expect(try clean(with: other).filter { $0.outcome == .written }.count == 3)
        #expect(try clean(with: mask).filter { $0.outcome == .written }.count == 2)
        #expect(!FileManager.default.fileExists(atPath: folder["out/b/quiet.wav"]), "a copy of another mask is left")
    }

    @Test(arguments: ["clips", "clips/a", "clips/new/place", "link", "link/below"])
    func aCorpusIsNeverWrittenTo(out: String) throws {
        try FileManager.default.createSymbolicLink(atPath: folder["link"], withDestinationPath: folder["clips"])
        let before = try FileManager.default.subpathsOfDirectory(atPath: folder["clips"]).sorted()
        #expect {
            try clean(to: out)
        } throws: { error in
            if case .insideCorpus = error as? CleaningError { true } else { false }
        }
        #expect(try FileManager.default.subpathsOfDirectory(atPath: folder["clips"]).sorted() == before)
    }

    @Test func aLinkAmongTheCopiesDoesNotLeadBackIntoTheCorpus() throws {
        _ = try clean()
        try Folder.delete(folder["out/a"])
        try FileManager.default.createSymbolicLink(atPath: folder["out/a"], withDestinationPath: folder["clips/a"])
        let original = folder["clips/a/03-01-05-02-01-01-01.wav"]
        let before = try AtomicFile.read(original)
        let other = EnvelopeMask(EnvelopeMask.Options(threshold: 0.1))
        _ = try? clean(with: other)
        #expect(try AtomicFile.read(original) == before)
    }

    @Test func aFolderWithOtherFilesIsRefused() throws {
        try AtomicFile.write("mine", to: folder["out/notes.txt"])
        #expect(throws: CleaningError.folderInUse(path: folder["out"])) { try clean() }
    }

    @Test func aStoppedCleaningSaysHowFarItCame() throws {
        #expect(throws: CleaningError.stopped(finished: 0, of: 4)) { try clean(isStopped: { true }) }
        #expect(try clean().filter { $0.outcome == .written }.count == 2)
    }

    @Test func twoClipsWithTheSameCopyDoNotReplaceEachOther() throws {
        try write("a/03-01-05-02-01-01-01.aiff.wav", loud: 0.4)
        try FileManager.default.moveItem(
            atPath: folder["clips/a/03-01-05-02-01-01-01.aiff.wav"], toPath: folder["clips/a/03-01-05-02-01-01-01.WAV"])
        let outcomes = try clean().filter { $0.path.hasPrefix("a/") }.map(\.outcome)
        #expect(outcomes.count == 2)
        #expect(outcomes.filter { $0 == .written }.count == 1)
    }

    private func clean(
        with mask: EnvelopeMask? = nil, to out: String = "out", isStopped: @Sendable () -> Bool = { false }
    ) throws -> [CorpusCleaning.Copy] {
        let scan = try CorpusScan(of: folder["clips"], threads: 2)
        return try CorpusCleaning(of: scan, to: folder[out], mask: mask ?? self.mask)
            .run(threads: 2, isStopped: isStopped)
    }

    /// Writes a second of a tone at 8 kHz between half seconds of silence.
    private func write(_ name: String, loud: Float) throws {
        let tone = (0..<8000).map { loud * sinf(Float($0) * 0.3) }
        let silence = [Float](repeating: 0, count: 4000)
        try Folder.make(Folder.above(folder["clips/\(name)"]))
        try AudioFile.write(
            Waveform(samples: silence + tone + silence, sampleRate: 8000), to: folder["clips/\(name)"])
    }
}
