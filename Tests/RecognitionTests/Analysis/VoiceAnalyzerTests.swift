import Audio
import Corpora
import Features
import Foundation
import Recognition
import Synchronization
import TestSupport
import Testing
import Training

@Suite struct VoiceAnalyzerTests {
    @Test func everyNumberHasANameOfItsOwn() {
        let names = VoiceNumber.all.map(\.name)
        #expect(Set(names).count == names.count)
        #expect(VoiceNumber.all.filter { $0.source == .egemaps }.map(\.name) == EGeMAPS.functionalNames)
        // What is shown first must exist under the names that the source has today.
        #expect(VoiceNumber.all.count { $0.isHeadline && $0.source == .egemaps } == 12)
        #expect(VoiceNumber.index(of: "hnr").map { VoiceNumber.all[$0].unit } == "dB")
        #expect(VoiceNumber.index(of: "nothing") == nil)
    }

    @Test func theVoiceOfATone() throws {
        let voice = VoiceAnalyzer().voice(in: SyntheticSounds.buzz(200), clip: "a.wav")
        let f0 = try #require(voice.f0.value(at: 0.5))
        #expect(abs(f0 - 200) < 1)
        #expect(voice.voiced.count == 1 && voice.voiced[0].contains(0.5))
        #expect(voice.formants.count == 3)
        let level = try #require(voice.intensity.value(at: 0.5))
        #expect(level > 60 && level < 100)
        let mean = try #require(voice.numbers["f0_mean"])
        #expect(abs(mean - 200) < 1)
        let sound = try #require(voice.numbers["equivalentSoundLevel_dBp"])
        #expect(sound < 0 && sound > -30)
        #expect(voice.f0.value(at: -1) == nil && voice.f0.value(at: 2) == nil)
    }

    @Test(arguments: [
        Waveform(samples: [], sampleRate: 16000), Waveform(samples: [0.5], sampleRate: 16000),
        Waveform(samples: [Float](repeating: 0, count: 16000), sampleRate: 16000),
        Waveform(samples: [Float](repeating: 0.5, count: 16000), sampleRate: 8000),
        Waveform(samples: [Float](repeating: 0, count: 400), sampleRate: 4000),
    ]) func whatHoldsNoVoiceHasNoPitch(sound: Waveform) {
        let voice = VoiceAnalyzer().voice(in: sound, clip: "a.wav")
        #expect(voice.voiced.isEmpty && voice.f0.extent == nil && voice.numbers["f0_mean"] == nil)
        #expect(voice.numbers.values.count == VoiceNumber.all.count)
        let hasInfinite = voice.numbers.values.contains { $0.isInfinite }
        #expect(!hasInfinite)
    }

    @Test func aCorpusIsMeasuredOnceWhateverTheThreads() throws {
        let folder = try TemporaryFolder()
        let corpus = try TestCorpus.make(at: folder["clips"], speakers: 2)
        let store = FeatureStore(Workspace(folder: folder["workspace"]))
        let first = try measured(corpus, threads: 1, store: .none)
        #expect(first.isComplete && first.clips == corpus.clips.count)
        #expect(try measured(corpus, threads: 3, store: store) == first)
        // The second time the files are not even there.
        try Folder.delete(folder["clips"])
        #expect(try measured(corpus, threads: 2, store: store) == first)
        #expect(try measured(corpus, threads: 2, store: .none) != first)
    }

    @Test func aVoiceComesBackFromTheStoreAsItWas() throws {
        let folder = try TemporaryFolder()
        let corpus = try TestCorpus.make(at: folder["clips"], speakers: 1)
        let analyzer = VoiceAnalyzer(store: FeatureStore(Workspace(folder: folder["workspace"])))
        let clip = try #require(corpus.clips.first)
        let voice = try analyzer.voice(in: clip, of: corpus)
        try Folder.delete(folder["clips"])
        #expect(try analyzer.voice(in: clip, of: corpus) == voice)
        #expect(voice == VoiceAnalyzer().voice(in: try sound(of: voice, folder), clip: clip.id))
    }

    /// The sound that a voice was measured in, made once more.
    private func sound(of voice: ClipVoice, _ folder: TemporaryFolder) throws -> Waveform {
        let corpus = try TestCorpus.make(at: folder["again"], speakers: 1)
        return try AudioFile.read(corpus.root + "/" + voice.clip)
    }

    @Test func aStoppedMeasurementSaysSo() throws {
        let folder = try TemporaryFolder()
        let corpus = try TestCorpus.make(at: folder["clips"], speakers: 1)
        let stop = StopFlag()
        stop.raise()
        let delivered = Atomic<Int>(0)
        let isComplete = VoiceAnalyzer().measure(corpus, threads: 2, stop: stop) { _ in
            delivered.add(1, ordering: .relaxed)
        }
        #expect(!isComplete && delivered.load(ordering: .relaxed) == 0)
    }

    private func measured(_ corpus: Corpus, threads: Int, store: FeatureStore) throws -> CorpusNumbers {
        let numbers = Mutex(CorpusNumbers(clips: corpus.clips.count))
        let isComplete = VoiceAnalyzer(store: store).measure(corpus, threads: threads, stop: StopFlag()) { rows in
            numbers.withLock { $0.take(rows) }
        }
        #expect(isComplete)
        return numbers.withLock { $0 }
    }
}
