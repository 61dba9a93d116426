import Audio
import Recognition
import Testing

@Suite struct PreparedSoundTests {
    /// A second of sound, a second of silence, half a second of sound.
    private let recording = Waveform(
        samples: (0..<40000).map { $0 >= 16000 && $0 < 32000 ? 0 : ($0 % 2 == 0 ? 0.5 : -0.5) }, sampleRate: 16000)

    @Test func timesOfKeptSamplesAreThoseOfTheRecording() throws {
        let sound = try PreparedSound(recording, audio: Recipe.notebook.audio)
        #expect(sound.recordedSeconds == 2.5)
        #expect(sound.keptRuns.count == 2 && sound.samples.count == sound.keptRuns.reduce(0) { $0 + $1.count })
        let second = sound.keptRuns[1]
        #expect(sound.recordingTime(ofSample: 0) == 0)
        #expect(sound.recordingTime(ofSample: sound.keptRuns[0].count) == Double(second.lowerBound) / 16000)
        #expect(sound.recordingTime(ofSample: sound.samples.count) == Double(second.upperBound) / 16000)
    }

    @Test func withoutMaskEverythingStays() throws {
        var audio = Recipe.notebook.audio
        audio.mask = false
        let sound = try PreparedSound(recording, audio: audio)
        #expect(sound.samples == recording.samples && sound.keptRuns == [0..<40000])
    }

    @Test func normalisationComesBeforeTheMask() throws {
        var audio = Recipe.notebook.audio
        let quiet = Waveform(samples: recording.samples.map { $0 * 0.0001 }, sampleRate: 16000)
        #expect(try PreparedSound(quiet, audio: audio).samples.isEmpty)
        audio.normalization = .peak
        let sound = try PreparedSound(quiet, audio: audio)
        #expect(sound.samples.max().map { abs($0 - 0.1) < 1e-6 } == true)
    }
}
