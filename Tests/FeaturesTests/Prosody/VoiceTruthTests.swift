import Audio
import Features
import Foundation
import Tensors
import Testing

/// What is known of made sounds, and what the edges of the definitions give.
@Suite struct VoiceTruthTests {
    private func sine(_ frequency: Double, seconds: Double, rate: Int, amplitude: Double = 0.5) -> [Float] {
        (0..<Int(seconds * Double(rate))).map {
            Float(amplitude * sin(2 * .pi * frequency * Double($0) / Double(rate)))
        }
    }

    @Test func jitterAndShimmerOfThePulseTrain() throws {
        let voice = try GoldenVoice("pulses120")
        let track = PitchTracker().track(voice.samples, sampleRate: voice.sampleRate)
        let pulses = GlottalPulses(of: voice.samples, sampleRate: voice.sampleRate, pitch: track)
        let jitter = try #require(Jitter(of: pulses).local)
        let shimmer = try #require(Shimmer(of: voice.samples, sampleRate: voice.sampleRate, pulses: pulses).local)
        #expect(abs(jitter - 0.009973) < 2e-4)
        #expect(abs(shimmer - 0.049724) < 1e-3)
    }

    @Test func noiseTwentyDecibelsBelowTheVoice() throws {
        let voice = try GoldenVoice("hnr20")
        #expect(abs(try #require(Harmonicity(of: voice.samples, sampleRate: voice.sampleRate).mean) - 20) < 0.3)
    }

    @Test func formantsOfTheSynthesizedVowel() throws {
        let track = FormantTrack(of: try GoldenVoice("vowel_a").waveform)
        for (number, truth) in [(1, 700.0), (2, 1220), (3, 2600)] {
            let found = track.frames.compactMap { $0.count >= number ? $0[number - 1].frequency : nil }.sorted()
            #expect(abs(found[found.count / 2] - truth) < 0.03 * truth)
        }
    }

    @Test(arguments: [80.0, 123.4, 220, 440, 590], [8000, 16000, 22050, 44100, 48000])
    func sinesOfAnyPitchAtAnyRate(_ frequency: Double, _ rate: Int) throws {
        let track = PitchTracker().track(sine(frequency, seconds: 0.5, rate: rate), sampleRate: Double(rate))
        #expect(track.voicedProportion == 1)
        #expect(track.frequencies.allSatisfy { abs($0 - frequency) < 0.002 * frequency })
    }

    @Test func levelOfASine() throws {
        let track = IntensityTrack(of: sine(220, seconds: 1, rate: 16000), sampleRate: 16000)
        let truth = 20 * log10(0.5 / 2.0.squareRoot() / 2e-5)
        #expect(track.levels.allSatisfy { abs($0 - truth) < 0.01 })
    }

    @Test(arguments: [0, 1, 2, 100, 600]) func soundsShorterThanAWindowHaveNoFrames(_ count: Int) {
        let samples = Array(sine(200, seconds: 1, rate: 16000).prefix(count))
        let track = PitchTracker().track(samples, sampleRate: 16000)
        let pulses = GlottalPulses(of: samples, sampleRate: 16000, pitch: track)
        #expect(track.frequencies.isEmpty && track.voicedProportion == nil && track.voicedSegments.isEmpty)
        #expect(pulses.times.isEmpty && Jitter(of: pulses).local == nil)
        #expect(Shimmer(of: samples, sampleRate: 16000, pulses: pulses).local == nil)
        #expect(IntensityTrack(of: samples, sampleRate: 16000).mean == nil)
        let waveform = Waveform(samples: samples, sampleRate: 16000)
        #expect(FormantTrack(of: waveform).frames.count == (count > 0 ? 1 : 0))
    }

    @Test func silenceAndConstantOffsetAreUnvoiced() {
        for level in [0, 0.3] as [Float] {
            let samples = [Float](repeating: level, count: 16000)
            let track = PitchTracker().track(samples, sampleRate: 16000)
            #expect(track.voicedProportion == 0)
            #expect(Harmonicity(of: samples, sampleRate: 16000).mean == nil)
        }
    }

    @Test func clippingDoesNotMoveThePitch() {
        let samples = sine(150, seconds: 0.5, rate: 16000, amplitude: 4).map { min(1, max(-1, $0)) }
        let track = PitchTracker().track(samples, sampleRate: 16000)
        #expect(track.frequencies.allSatisfy { abs($0 - 150) < 0.5 })
    }

    @Test func fiveMinutesAreTrackedLikeFiveSeconds() {
        let second = sine(170, seconds: 1, rate: 8000)
        let samples = (0..<300).flatMap { $0 % 2 == 0 ? second : [Float](repeating: 0, count: 8000) }
        let track = PitchTracker().track(samples, sampleRate: 8000)
        #expect(abs(track.frequencies.count - 30000) < 10)
        #expect(track.voicedSegments.count == 150)
    }

    @Test func rootsOfKnownResonances() {
        // Gaussian noise through one resonance: linear prediction must find it again.
        var generator = SeededGenerator(seed: 5)
        var (last, beforeLast) = (0.0, 0.0)
        let (radius, angle) = (0.97, 2 * Double.pi * 1000 / 11000)
        let samples = (0..<11000).map { _ -> Float in
            let noise = (0..<12).reduce(-6.0) { sum, _ in sum + Double.random(in: 0..<1, using: &generator) }
            let value = noise + 2 * radius * cos(angle) * last - radius * radius * beforeLast
            (last, beforeLast) = (value, last)
            return Float(value * 0.01)
        }
        var options = FormantTrack.Options()
        options.formantCount = 1
        options.preEmphasisFrom = 1e6
        let track = FormantTrack(of: Waveform(samples: samples, sampleRate: 11000), options: options)
        let found = track.frames.compactMap { $0.first?.frequency }.sorted()
        #expect(abs(found[found.count / 2] - 1000) < 60)
    }
}
