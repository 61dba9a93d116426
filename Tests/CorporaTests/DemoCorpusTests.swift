import Audio
import Corpora
import Foundation
import TestSupport
import Testing

/// The demo corpus is made once for all of these tests, in a folder that vanishes with them.
@Suite struct DemoCorpusTests {
    private static let made: Result<(folder: TemporaryFolder, corpus: Corpus), any Error> = Result {
        let folder = try TemporaryFolder()
        try DemoCorpus.make(at: folder["demo"], threads: 2)
        return (folder, try Corpus.scan(path: folder["demo"], threads: 2))
    }

    @Test func itHoldsWhatRAVDESSHoldsOfTenSpeakers() throws {
        let corpus = try Self.made.get().corpus
        #expect(corpus.problems == [])
        #expect(corpus.clips.count == DemoCorpus.clipCount && corpus.clips.count == 600)
        #expect(corpus.speakers.count == 10)
        for sex in Sex.allCases { #expect(corpus.speakers.filter { $0.sex == sex }.count == 5) }
        #expect(corpus.classCounts(.emotion).map(\.clips) == [40, 80, 80, 80, 80, 80, 80, 80])
        #expect(Set(corpus.clips.map(\.name)).count == corpus.clips.count)
        #expect(corpus.duplicates == [])
        #expect(corpus.clips.allSatisfy { $0.sampleRate == 16000 && $0.channels == 1 })
        #expect(corpus.clips.allSatisfy { (1.5...6).contains($0.seconds) })
    }

    /// The bytes are part of what a version promises: results on the demo corpus are compared between machines.
    @Test func theSoundsAreThoseOfThisVersion() throws {
        let corpus = try Self.made.get().corpus
        let all = corpus.clips.map(\.contentDigest.description).joined().utf8
        let fingerprint = all.reduce(0 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
        #expect(DemoCorpus.version == 1)
        #expect(fingerprint == 17_127_398_398_137_917_887, "the sounds have changed: they need a new version")
    }

    @Test func whatIsMissingIsMadeAgainByteForByte() throws {
        let folder = try TemporaryFolder()
        let (source, corpus) = try Self.made.get()
        try FileManager.default.copyItem(atPath: source["demo"], toPath: folder["demo"])
        let missing = stride(from: 0, to: corpus.clips.count, by: 37).map { corpus.clips[$0].id }
        for path in missing { try FileManager.default.removeItem(atPath: folder["demo/\(path)"]) }
        #expect(!DemoCorpus.isComplete(at: folder["demo"]))
        try DemoCorpus.make(at: folder["demo"], threads: 1)
        #expect(DemoCorpus.isComplete(at: folder["demo"]))
        for path in missing {
            let again = FileManager.default.contents(atPath: folder["demo/\(path)"])
            #expect(again != nil && again == FileManager.default.contents(atPath: source["demo/\(path)"]))
        }
    }

    @Test func aFolderWithAnythingElseInItIsLeftAlone() throws {
        let folder = try TemporaryFolder()
        let recording = folder["Actor_01/03-01-01-01-01-01-01.wav"]
        try FileManager.default.createDirectory(atPath: folder["Actor_01"], withIntermediateDirectories: true)
        try Data([1, 2, 3]).write(to: URL(fileURLWithPath: recording))
        #expect(throws: CorpusError.folderInUse(path: folder.path)) { try DemoCorpus.make(at: folder.path, threads: 1) }
        #expect(FileManager.default.contents(atPath: recording) == Data([1, 2, 3]))
    }

    @Test func aStoppedMakingSaysSo() throws {
        let folder = try TemporaryFolder()
        #expect(throws: CorpusError.stopped) {
            try DemoCorpus.make(at: folder["demo"], threads: 2, isStopped: { true })
        }
        #expect(!DemoCorpus.isComplete(at: folder["demo"]))
    }

    @Test func aPlaceThatCannotBeWrittenIsNamed() throws {
        #expect {
            try DemoCorpus.make(at: "/proc/no/such/place", threads: 1)
        } throws: { error in
            "\(error)".hasPrefix("cannot write: /proc/no")
        }
    }

    @Test func clipsAreAsLoudAsSpeechAndBeginAndEndInSilence() throws {
        let corpus = try Self.made.get().corpus
        for clip in corpus.clips {
            let wave = try AudioFile.read(corpus.path(of: clip))
            let peak = 20 * log10(wave.level.peak)
            #expect((-32...(-0.8)).contains(peak), "\(clip.id) peaks at \(peak) dB")
            for edge in [wave.samples.prefix(1600), wave.samples.suffix(1600)] {
                #expect(edge.allSatisfy { abs($0) < 0.001 }, "\(clip.id) is not quiet at its ends")
            }
        }
    }

    @Test func emotionsDifferAsTheyDoInActedSpeech() throws {
        let corpus = try Self.made.get().corpus
        func mean(_ emotion: Emotion, _ value: (Clip) throws -> Double) rethrows -> Double {
            let clips = corpus.clips.filter { $0.emotion == emotion && $0.repetition == 1 }
            return try clips.map(value).reduce(0, +) / Double(clips.count)
        }
        func level(_ clip: Clip) throws -> Double { 20 * log10(try AudioFile.read(corpus.path(of: clip)).level.rms) }
        let (sad, neutral, angry) = (try mean(.sad, level), try mean(.neutral, level), try mean(.angry, level))
        #expect(sad < neutral - 1 && neutral + 4 < angry)
        #expect(mean(.fearful, \.seconds) < mean(.neutral, \.seconds))
        #expect(mean(.neutral, \.seconds) < mean(.sad, \.seconds))
        #expect(try mean(.neutral, pitch) < 0.85 * mean(.happy, pitch))
        #expect(try mean(.happy, pitch) < mean(.surprised, pitch))
        func pitch(_ clip: Clip) throws -> Double { Self.pitch(of: try AudioFile.read(corpus.path(of: clip))) }
    }

    @Test func theVoiceOfAWomanIsHigherThanThatOfAMan() throws {
        let corpus = try Self.made.get().corpus
        var pitches: [Sex: [Double]] = [:]
        for clip in corpus.clips where clip.emotion == .neutral {
            pitches[clip.sex, default: []].append(Self.pitch(of: try AudioFile.read(corpus.path(of: clip))))
        }
        let male = try #require(pitches[.male]).sorted()
        let female = try #require(pitches[.female]).sorted()
        #expect((85...150).contains(male[male.count / 2]))
        #expect((170...260).contains(female[female.count / 2]))
    }

    /// The median F0 over the loudest frames: the lag at which 40 ms of speech resemble themselves most.
    private static func pitch(of wave: Waveform) -> Double {
        let length = 640
        let lags = 32...228
        let starts = stride(from: 0, to: wave.samples.count - length - lags.upperBound, by: 320)
        let frames = starts.map { Array(wave.samples[$0..<($0 + length + lags.upperBound)]) }
        let loudest = frames.sorted { energy($0[...]) > energy($1[...]) }.prefix(7)
        let pitches = loudest.map { frame in
            let scores = lags.map { similarity(frame, lag: $0, length) }
            let best = scores.max() ?? 0
            // Twice the period resembles just as much; the shortest that is nearly as good is the period.
            let period = lags.lowerBound + (scores.firstIndex { $0 > 0.9 * best } ?? 0)
            return 16000 / Double(period)
        }
        return pitches.sorted()[pitches.count / 2]
    }

    private static func energy(_ samples: ArraySlice<Float>) -> Float { samples.reduce(0) { $0 + $1 * $1 } }

    private static func similarity(_ frame: [Float], lag: Int, _ length: Int) -> Float {
        var product: Float = 0
        var shifted: Float = 1e-9
        for index in 0..<length {
            product += frame[index] * frame[index + lag]
            shifted += frame[index + lag] * frame[index + lag]
        }
        return product / shifted.squareRoot()
    }
}
