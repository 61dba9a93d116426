import Audio
import Recognition
import Testing

@Suite struct EndTrimTests {
    /// 0.4 s of faint noise, 0.5 s loud, 0.2 s silent, 0.5 s loud, 0.6 s faint, at 10 kHz.
    private let recording = Waveform(
        samples: (0..<22_000).map { index in
            let level: Float =
                switch index {
                case 4000..<9000, 11_000..<16_000: 0.5
                case 9000..<11_000: 0
                default: 0.001
                }
            return index % 2 == 0 ? level : -level
        }, sampleRate: 10_000)

    private func prepared(_ waveform: Waveform, range: Double, margin: Double = 0.05) throws -> PreparedSound {
        var audio = Recipe.emoscope.audio
        audio.sampleRate = 10_000
        audio.trimRange = range
        audio.trimMargin = margin
        return try PreparedSound(waveform, audio: audio)
    }

    @Test func bothEndsAreCutAndThePauseStays() throws {
        let sound = try prepared(recording, range: 35)
        let kept = try #require(sound.keptRuns.first)
        #expect(sound.keptRuns.count == 1)
        // A frame reaches 25 ms into the quiet, and 50 ms more are left.
        #expect(kept.lowerBound >= 4000 - 760 && kept.lowerBound <= 4000 - 490)
        #expect(kept.upperBound >= 16_000 + 490 && kept.upperBound <= 16_000 + 760)
        #expect(sound.samples == Array(recording.samples[kept]))
        #expect(sound.recordingTime(ofSample: 0) == Double(kept.lowerBound) / 10_000)
    }

    @Test func aWideRangeKeepsEverything() throws {
        #expect(try prepared(recording, range: 100).samples.count == recording.samples.count)
        #expect(try prepared(recording, range: 0).samples == recording.samples)
    }

    @Test func silenceAndShortSoundsAreNoTrap() throws {
        for count in [0, 1, 100, 5000] {
            let silence = Waveform(samples: [Float](repeating: 0, count: count), sampleRate: 10_000)
            #expect(try prepared(silence, range: 35).samples.isEmpty)
            let tone = Waveform(samples: [Float](repeating: 0.1, count: count), sampleRate: 10_000)
            #expect(try prepared(tone, range: 35).samples.count == count)
        }
        var click = [Float](repeating: 0, count: 30_000)
        click[15_000] = 1
        let sound = try prepared(Waveform(samples: click, sampleRate: 10_000), range: 35)
        #expect(sound.samples.contains(1) && sound.samples.count < 2000)
    }

    @Test func theMaskWorksOnWhatTheCutLeft() throws {
        var audio = Recipe.emoscope.audio
        audio.sampleRate = 10_000
        audio.mask = true
        audio.maskThreshold = 0.01
        let sound = try PreparedSound(recording, audio: audio)
        #expect(sound.keptRuns.count == 2)
        #expect(sound.samples == sound.keptRuns.flatMap { Array(recording.samples[$0]) })
    }
}
