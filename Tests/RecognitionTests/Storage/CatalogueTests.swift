import Audio
import Corpora
import Foundation
import Recognition
import Synchronization
import TestSupport
import Testing

@Suite struct CatalogueTests {
    private let folder: TemporaryFolder
    private let workspace: Workspace
    private let clips: String

    init() throws {
        folder = try TemporaryFolder()
        workspace = Workspace(folder: folder["workspace"])
        clips = folder["clips"]
        for number in 1...6 { try write(number) }
        try AtomicFile.write("no sound", to: clips + "/broken.wav")
    }

    @Test func aSecondOpeningReadsNothing() throws {
        let (first, firstRead) = try scan()
        let (second, secondRead) = try scan()
        #expect(first == second && firstRead == 7 && secondRead == 0)
        #expect(first.clips.count == 6 && first.problems.map(\.kind) == [.unreadable])
        #expect(try first == Corpus.scan(path: clips, threads: 1))
        #expect(Catalogue(workspace).remembered(clips) == first)
    }

    @Test func onlyWhatChangedIsReadAgain() throws {
        _ = try scan()
        try write(3, sample: 0.75)
        try write(7)
        let (corpus, read) = try scan()
        #expect(read == 2 && corpus.clips.count == 7)
        #expect(try corpus == Corpus.scan(path: clips, threads: 1))
    }

    @Test func aStoppedScanKeepsWhatItHasRead() throws {
        let read = Atomic<Int>(0)
        #expect(throws: CorpusError.stopped) {
            try Catalogue(workspace).scan(
                clips, threads: 1, progress: { _, _ in read.add(1, ordering: .relaxed) },
                isStopped: { read.load(ordering: .relaxed) >= 3 })
        }
        #expect(Catalogue(workspace).remembered(clips)?.clips.count == 3)
        #expect(Catalogue(workspace).remembered(filesOf: clips).count == 3)
        let (corpus, rest) = try scan()
        #expect(rest == 4)
        #expect(try corpus == Corpus.scan(path: clips, threads: 1))
    }

    @Test func aDamagedCatalogueIsAsGoodAsNone() throws {
        let (corpus, _) = try scan()
        let file = try #require(try Folder.names(in: workspace.catalogues).first)
        let path = workspace.catalogues + "/" + file
        let whole = try AtomicFile.read(path)
        for position in stride(from: 0, to: whole.count, by: 13) {
            var damaged = whole
            damaged[position] ^= 0x10
            try expect(corpus, from: damaged, at: path)
        }
        for count in stride(from: 0, to: whole.count, by: 29) {
            try expect(corpus, from: Array(whole[..<count]), at: path)
        }
    }

    @Test func corporaDoNotShareACatalogue() throws {
        let other = folder["other"]
        try AudioFile.write(Waveform(samples: [0.1, 0.2], sampleRate: 8000), to: place("other", 9))
        let (first, _) = try scan()
        #expect(try Catalogue(workspace).scan(other, threads: 1).clips.count == 1)
        #expect(Catalogue(workspace).remembered(clips) == first)
        #expect(Catalogue(workspace).remembered(folder["nowhere"]) == nil)
    }

    @Test func aWorkspaceThatCannotBeWrittenIsDoneWithout() throws {
        let catalogue = Catalogue(Workspace(folder: "/proc/no/such/place"))
        #expect(try catalogue.scan(clips, threads: 1).clips.count == 6)
        #expect(catalogue.remembered(clips) == nil)
    }

    private func expect(_ corpus: Corpus, from bytes: [UInt8], at path: String) throws {
        try AtomicFile.write(bytes, to: path)
        #expect(Catalogue(workspace).remembered(clips) == nil)
        let (again, read) = try scan()
        #expect(again == corpus && read == 7)
    }

    private func scan() throws -> (corpus: Corpus, read: Int) {
        let read = Atomic<Int>(0)
        let corpus = try Catalogue(workspace).scan(
            clips, threads: 2, progress: { _, _ in _ = read.wrappingAdd(1, ordering: .relaxed) })
        return (corpus, read.load(ordering: .relaxed))
    }

    private func write(_ number: Int, sample: Float = 0.25) throws {
        let samples = [sample, Float(number) / 100, 0.5]
        try AudioFile.write(Waveform(samples: samples, sampleRate: 16000), to: place("clips", number))
    }

    private func place(_ corpus: String, _ number: Int) throws -> String {
        try Folder.make(folder[corpus])
        return folder["\(corpus)/03-01-05-02-01-01-0\(number).wav"]
    }
}
