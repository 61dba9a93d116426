import Dispatch
import Features
import Foundation
import Synchronization
import Tensors
import Testing

/// What holds for eGeMAPS of any sound.
@Suite struct EGeMAPSTests {
    private static let rates = [8000, 11_025, 16_000, 22_050, 44_100, 48_000, 96_000]

    /// A buzz of harmonics with a little noise.
    private func buzz(_ frequency: Double, seconds: Double, rate: Int, level: Float = 0.1) -> [Float] {
        var generator = SeededGenerator(seed: 7)
        return (0..<Int(seconds * Double(rate))).map { index in
            let phase = 2 * Double.pi * frequency * Double(index) / Double(rate)
            let voice = (1...10).reduce(0.0) { $0 + sin(phase * Double($1)) / Double($1) }
            return level * (Float(voice) + Float.random(in: -0.02...0.02, using: &generator))
        }
    }

    private func value(_ name: String, of functionals: [Double]) throws -> Double {
        functionals[try #require(EGeMAPS.functionalNames.firstIndex(of: name))]
    }

    @Test func namesAreTheOfficialOnes() {
        #expect(EGeMAPS.descriptorNames.count == 25 && Set(EGeMAPS.descriptorNames).count == 25)
        #expect(EGeMAPS.functionalNames.count == 88 && Set(EGeMAPS.functionalNames).count == 88)
        #expect(EGeMAPS.descriptorNames[10] == "F0semitoneFrom27.5Hz_sma3nz")
        #expect(EGeMAPS.functionalNames[62] == "slopeV0-500_sma3nz_amean")
        #expect(EGeMAPS.functionalNames.last == "equivalentSoundLevel_dBp")
    }

    @Test(arguments: rates) func findsTheFundamentalAtAnyRate(_ rate: Int) throws {
        let functionals = try EGeMAPS(sampleRate: rate).functionals(of: buzz(200, seconds: 1, rate: rate))
        let semitones = 12 * log2(200 / 27.5)
        #expect(abs(try value("F0semitoneFrom27.5Hz_sma3nz_amean", of: functionals) - semitones) < 0.3)
        #expect(functionals.filter { !$0.isFinite }.isEmpty)
    }

    @Test(arguments: [0, 1, 160, 959]) func aSoundShorterThanAWindowHasNoValues(_ count: Int) throws {
        let set = try EGeMAPS(sampleRate: 16_000)
        let samples = [Float](repeating: 0.1, count: count)
        #expect(set.descriptors(of: samples).rows == 0)
        #expect(set.functionals(of: samples).filter(\.isNaN).count == 88)
    }

    @Test(arguments: [960, 961, 1120, 1600]) func theShortestSoundsHaveFiniteValues(_ count: Int) throws {
        let set = try EGeMAPS(sampleRate: 16_000)
        let samples = Array(buzz(150, seconds: 1, rate: 16_000).prefix(count))
        #expect(set.descriptors(of: samples).rows == (count - 960) / 160 + 2)
        #expect(set.functionals(of: samples).filter { !$0.isFinite }.isEmpty)
    }

    @Test func silenceIsUnvoiced() throws {
        let functionals = try EGeMAPS(sampleRate: 16_000).functionals(of: [Float](repeating: 0, count: 16_000))
        for (name, value) in zip(EGeMAPS.functionalNames, functionals) where name.hasPrefix("F0") {
            #expect(value == 0)
        }
        #expect(try value("VoicedSegmentsPerSec", of: functionals) == 0)
        #expect(try value("equivalentSoundLevel_dBp", of: functionals) == -120)
    }

    @Test func aConstantIsUnvoiced() throws {
        let functionals = try EGeMAPS(sampleRate: 16_000).functionals(of: [Float](repeating: 0.5, count: 16_000))
        #expect(try value("equivalentSoundLevel_dBp", of: functionals) < -5.9)
        #expect(functionals.filter { !$0.isFinite }.isEmpty)
    }

    @Test func samplesBeyondFullScaleAreClipped() throws {
        let set = try EGeMAPS(sampleRate: 16_000)
        let loud = buzz(180, seconds: 0.5, rate: 16_000, level: 2)
        #expect(set.functionals(of: loud) == set.functionals(of: loud.map { min(1, max(-1, $0)) }))
        var broken = loud
        broken[100] = .nan
        broken[200] = .infinity
        #expect(set.functionals(of: broken).filter { !$0.isFinite }.isEmpty)
    }

    /// A steady voice reads the same however long it lasts, and the time it takes grows with its length only.
    @Test func fiveMinutes() throws {
        let set = try EGeMAPS(sampleRate: 8000)
        let short = set.functionals(of: buzz(120, seconds: 10, rate: 8000))
        let long = set.functionals(of: buzz(120, seconds: 300, rate: 8000))
        for name in ["F0semitoneFrom27.5Hz_sma3nz_amean", "loudness_sma3_amean", "HNRdBACF_sma3nz_amean"] {
            let (once, often) = (try value(name, of: short), try value(name, of: long))
            #expect(abs(once - often) < 0.02 * abs(once))
        }
        #expect(try value("MeanVoicedSegmentLengthSec", of: long) > 250)
    }

    @Test func givesTheSameBitsFromAnyThread() throws {
        let set = try EGeMAPS(sampleRate: 16_000)
        let samples = buzz(140, seconds: 1, rate: 16_000)
        let expected = set.functionals(of: samples)
        let found = Mutex<[[Double]]>([])
        DispatchQueue.concurrentPerform(iterations: 4) { _ in
            let values = set.functionals(of: samples)
            found.withLock { $0.append(values) }
        }
        #expect(found.withLock { $0 } == [[Double]](repeating: expected, count: 4))
    }

    @Test(arguments: [0, 4000, 1_000_000]) func ratesThatCannotBeServedAreRefused(_ rate: Int) {
        #expect(throws: FeatureError.self) { try EGeMAPS(sampleRate: rate) }
    }
}
