import Audio
import Testing

@Suite struct WaveformTests {
    @Test func levelOfKnownSounds() {
        #expect(Waveform(samples: [], sampleRate: 8000).level == .init(peak: 0, rms: 0, isFinite: true))
        #expect(Waveform(samples: [0.5, -0.5], sampleRate: 8000).level == .init(peak: 0.5, rms: 0.5, isFinite: true))
        let broken = Waveform(samples: [0, .nan, -.infinity], sampleRate: 8000).level
        #expect(!broken.isFinite && !broken.isSilent)
        #expect(Waveform(samples: [0, -0.0], sampleRate: 8000).level.isSilent)
    }

    @Test func digestFollowsThePublishedHash() {
        // Values that other implementations of MurmurHash3 (x64, 128 bit, seed 0) give.
        let known = [
            "": "00000000000000000000000000000000", "hello": "cbd8a7b341bd9b025b1e906a48ae1d19",
            "The quick brown fox jumps over the lazy dog": "e34bbc7bbc071b6c7a433ca9c49a9347",
        ]
        for (text, digest) in known {
            #expect(Digest(of: text).description == digest)
            #expect(Digest(digest) == Digest(of: text))
        }
        for text in ["", "hello", "+bd8a7b341bd9b025b1e906a48ae1d19", "cbd8a7b341bd9b02-b1e906a48ae1d19"] {
            #expect(Digest(text) == nil, "\(text)")
        }
    }

    @Test func digestsDifferWithEverySample() {
        var digests: Set<Digest> = []
        for count in 0..<40 {
            let silence = Waveform(samples: [Float](repeating: 0, count: count), sampleRate: 16000)
            digests.insert(silence.contentDigest)
            for changed in 0..<count {
                var sound = silence
                sound.samples[changed] = 1 / 32768
                digests.insert(sound.contentDigest)
            }
        }
        #expect(digests.count == 40 + 39 * 40 / 2)
    }

    @Test func digestIgnoresTheRate() {
        let samples: [Float] = [0.25, -0.125, 1, 0.75, 0.5]
        #expect(
            Waveform(samples: samples, sampleRate: 1).contentDigest
                == Waveform(samples: samples, sampleRate: 2).contentDigest)
    }

    @Test func normalizationReachesItsTarget() {
        let sound = Waveform(samples: [0.1, -0.2, 0.05], sampleRate: 8000)
        #expect(AmplitudeNormalization.none.apply(to: sound) == sound)
        #expect(AmplitudeNormalization.peak(level: 0.8).apply(to: sound).level.peak == 0.8)
        #expect(abs(AmplitudeNormalization.rms(level: 0.3).apply(to: sound).level.rms - 0.3) < 1e-7)
        let silence = Waveform(samples: [0, 0], sampleRate: 8000)
        #expect(AmplitudeNormalization.rms(level: 0.3).apply(to: silence) == silence)
    }
}
