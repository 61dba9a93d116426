import Audio
import Glibc
import Testing

@Suite struct ResamplerTests {
    private func sine(_ frequency: Double, rate: Int, count: Int) -> Waveform {
        Waveform(
            samples: (0..<count).map { Float(0.5 * sin(2 * .pi * frequency * Double($0) / Double(rate))) },
            sampleRate: rate)
    }

    @Test func lengthIsTheCeilingOfTheRatio() throws {
        for (from, to) in [(48000, 16000), (44100, 16000), (16000, 44100), (8000, 16000), (22050, 16000)] {
            for count in [0, 1, 2, 3, 7, 100, 441, 1001] {
                let sound = Waveform(samples: [Float](repeating: 0.1, count: count), sampleRate: from)
                let resampled = try Resampler.resample(sound, to: to)
                #expect(resampled.samples.count == (count * to + from - 1) / from, "\(count) from \(from) to \(to)")
                #expect(resampled.sampleRate == to)
            }
        }
    }

    @Test func theSameRateChangesNothing() throws {
        let sound = sine(440, rate: 16000, count: 500)
        #expect(try Resampler.resample(sound, to: 16000) == sound)
    }

    @Test func sinesBelowTheNewNyquistStayWhatTheyAre() throws {
        for frequency in [50.0, 440, 3000, 7000] {
            let resampled = try Resampler.resample(sine(frequency, rate: 48000, count: 24000), to: 16000)
            let expected = sine(frequency, rate: 16000, count: 8000)
            let isClose = zip(resampled.samples, expected.samples)[500..<7500].allSatisfy { abs($0 - $1) < 1e-4 }
            #expect(isClose, "\(frequency) Hz")
        }
    }

    @Test func aSoundThatWouldBecomeLongerThanCanBeCountedIsRefused() {
        let sound = Waveform(samples: [Float](repeating: 0, count: 200_000), sampleRate: 1)
        #expect(throws: AudioError.self) { try Resampler.resample(sound, to: 16000) }
    }

    @Test func sinesAboveItVanish() throws {
        let resampled = try Resampler.resample(sine(9000, rate: 48000, count: 24000), to: 16000)
        let isSilent = resampled.samples[500..<7500].allSatisfy { abs($0) < 1e-5 }
        #expect(isSilent)
    }
}

extension Zip2Sequence {
    fileprivate subscript(range: Range<Int>) -> ArraySlice<Element> { Array(self)[range] }
}
