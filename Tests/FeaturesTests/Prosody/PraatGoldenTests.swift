import Features
import Foundation
import Testing

/// The analyses against Praat 6.1.38 on the same sounds.
@Suite struct PraatGoldenTests {
    static let voiced = GoldenVoice.speech + ["sine220", "pulses120", "hnr20", "vowel_a"]

    @Test(arguments: GoldenVoice.all) func pitch(_ name: String) throws {
        let voice = try GoldenVoice(name)
        let expected = try voice.table("praat_pitch")
        let track = PitchTracker().track(voice.samples, sampleRate: voice.sampleRate)
        try #require(track.frequencies.count == expected.count)
        #expect(zip(track.grid.times, expected).allSatisfy { abs($0 - $1[0]) < 1e-6 })
        let pairs = zip(track.frequencies, expected).map { ($0, $1[1]) }
        #expect(share(of: pairs) { ($0 > 0) == ($1 > 0) } == 1)
        let voiced = pairs.filter { $0.0 > 0 && $0.1 > 0 }
        guard !["silence", "noise"].contains(name) else { return #expect(voiced.isEmpty) }
        #expect(share(of: voiced) { abs($0 - $1) < 0.5 } >= 0.97)
        #expect(share(of: voiced) { abs($0 - $1) < 0.001 } >= 0.9)
    }

    @Test(arguments: voiced) func pulses(_ name: String) throws {
        let voice = try GoldenVoice(name)
        let expected = try voice.column(0, of: "praat_pulses")
        let track = PitchTracker().track(voice.samples, sampleRate: voice.sampleRate)
        let pulses = GlottalPulses(of: voice.samples, sampleRate: voice.sampleRate, pitch: track).times
        try #require(pulses.count == expected.count)
        #expect(share(of: Array(zip(pulses, expected))) { abs($0 - $1) < 1e-4 } >= 0.95)
    }

    @Test(arguments: GoldenVoice.all) func intensity(_ name: String) throws {
        let voice = try GoldenVoice(name)
        let expected = try voice.table("praat_intensity")
        let track = IntensityTrack(of: voice.samples, sampleRate: voice.sampleRate)
        try #require(track.levels.count == expected.count)
        let pairs = zip(track.levels, expected).map { ($0, $1[1]) }
        #expect(share(of: pairs) { ($0 == IntensityTrack.silence) == ($1 == IntensityTrack.silence) } == 1)
        let loud = pairs.filter { $0.1 > 20 }
        guard name != "silence" else { return #expect(loud.isEmpty) }
        #expect(share(of: loud) { abs($0 - $1) < 0.001 } == 1)
    }

    @Test(arguments: GoldenVoice.all) func harmonicity(_ name: String) throws {
        let voice = try GoldenVoice(name)
        let expected = try voice.table("praat_hnr")
        let track = Harmonicity(of: voice.samples, sampleRate: voice.sampleRate)
        try #require(track.ratios.count == expected.count)
        let pairs = zip(track.ratios, expected).map { ($0, $1[1]) }
        let heard = pairs.filter { $0.0 != Harmonicity.silence && $0.1 != Harmonicity.silence }
        #expect(share(of: pairs) { ($0 == Harmonicity.silence) == ($1 == Harmonicity.silence) } >= 0.97)
        guard name != "silence" else { return #expect(heard.isEmpty) }
        #expect(share(of: heard) { abs($0 - $1) < 0.5 } >= 0.95)
    }

    @Test(arguments: GoldenVoice.speech + ["vowel_a", "hnr20"]) func formants(_ name: String) throws {
        let voice = try GoldenVoice(name)
        let expected = try voice.table("praat_formants")
        let pitch = PitchTracker().track(voice.samples, sampleRate: voice.sampleRate)
        let track = FormantTrack(of: voice.waveform)
        try #require(track.frames.count == expected.count)
        for number in 1...3 {
            let rows = zip(track.frames, expected).filter {
                pitch.frequency(at: $1[0]) != nil && $1[2 * number - 1].isFinite && $0.count >= number
            }
            let frequencies = rows.map { ($0[number - 1].frequency, $1[2 * number - 1]) }
            let bandwidths = rows.map { ($0[number - 1].bandwidth, $1[2 * number]) }
            #expect(share(of: frequencies) { abs($0 - $1) < 0.02 * $1 } >= 0.9)
            #expect(share(of: bandwidths) { abs($0 - $1) < 0.1 * $1 } >= 0.8)
        }
    }

    @Test(arguments: GoldenVoice.all) func numbers(_ name: String) throws {
        let voice = try GoldenVoice(name)
        let expected = try voice.column(0, of: "praat_scalars")
        let (samples, rate) = (voice.samples, voice.sampleRate)
        let track = PitchTracker().track(samples, sampleRate: rate)
        let pulses = GlottalPulses(of: samples, sampleRate: rate, pitch: track)
        let jitter = Jitter(of: pulses)
        let shimmer = Shimmer(of: samples, sampleRate: rate, pulses: pulses)
        let found: [(value: Double?, tolerance: Double)] = [
            (jitter.local, 5e-4), (jitter.absolute, 5e-6), (jitter.rap, 5e-4), (jitter.ppq5, 5e-4), (jitter.ddp, 15e-4),
            (shimmer.local, 3e-3), (shimmer.decibels, 0.05), (shimmer.apq3, 3e-3), (shimmer.apq5, 3e-3),
            (shimmer.apq11, 3e-3), (shimmer.dda, 9e-3),
        ]
        for (found, expected) in zip(found, expected) {
            guard let value = found.value, expected.isFinite else {
                #expect((found.value == nil) == !expected.isFinite)
                continue
            }
            #expect(abs(value - expected) <= max(found.tolerance, 0.1 * abs(expected)))
        }
        // The clip of pulses starts in digital silence, where the first frame's ratio is rounding.
        let ratio = Harmonicity(of: samples, sampleRate: rate).mean
        #expect((ratio == nil) == !expected[11].isFinite)
        if let ratio, expected[11].isFinite { #expect(abs(ratio - expected[11]) < (name == "pulses120" ? 0.7 : 0.5)) }
        if let level = IntensityTrack(of: samples, sampleRate: rate).mean, expected[15].isFinite {
            #expect(abs(level - expected[15]) < 0.05)
        }
    }

    /// The same formulas on the same pulses agree to rounding.
    @Test(arguments: voiced) func jitterAndShimmerOfGivenPulses(_ name: String) throws {
        let voice = try GoldenVoice(name)
        let expected = try voice.column(0, of: "praat_scalars")
        let pulses = GlottalPulses(times: try voice.column(0, of: "praat_pulses"))
        let shimmer = Shimmer(of: voice.samples, sampleRate: voice.sampleRate, pulses: pulses)
        // The stored times are single precision: that leaves 1e-7 s on periods of some ms.
        #expect(abs(try #require(Jitter(of: pulses).local) - expected[0]) < 1e-4)
        #expect(abs(try #require(shimmer.local) - expected[5]) < 1e-4 * max(1, expected[5]))
    }

    @Test(arguments: voiced) func pitchStatistics(_ name: String) throws {
        let voice = try GoldenVoice(name)
        let expected = try voice.column(0, of: "praat_scalars")
        let measures = VoiceMeasures(of: voice.waveform).measures
        func value(_ name: String) throws -> Double {
            try #require(measures.first { $0.name == name }?.value)
        }
        #expect(abs(try value("f0_mean") - expected[12]) < 0.005 * expected[12])
        #expect(abs(try value("f0_sd") - expected[13]) < max(0.01, 0.05 * expected[13]))
        #expect(abs(try value("f0_median") - expected[14]) < 0.005 * expected[14])
        #expect(Set(measures.map(\.name)).count == measures.count)
    }
}
