import Features
import Glibc
import Tensors
import Testing

@Suite struct FourierTests {
    private func noise(_ count: Int) -> [Float] {
        var generator = SeededGenerator(seed: UInt64(count))
        return (0..<count).map { _ in Float.random(in: -1...1, using: &generator) }
    }

    @Test func spectrumFollowsItsDefinition() {
        for count in 1...33 {
            let samples = noise(count)
            let spectrum = Spectrum(of: samples, sampleRate: 1000)
            #expect(spectrum.magnitudes.count == count / 2 + 1)
            for bin in spectrum.magnitudes.indices {
                var (real, imaginary) = (0.0, 0.0)
                for (index, sample) in samples.enumerated() {
                    let angle = 2 * Double.pi * Double(bin * index % count) / Double(count)
                    real += Double(sample) * cos(angle)
                    imaginary -= Double(sample) * sin(angle)
                }
                #expect(abs(spectrum.magnitudes[bin] - hypot(real, imaginary) / Double(count)) < 1e-13)
            }
        }
    }

    @Test func energyIsThatOfTheSamples() {
        for count in [2, 3, 64, 101, 997, 4096] {
            let samples = noise(count)
            let magnitudes = Spectrum(of: samples, sampleRate: 1).magnitudes
            let inner = magnitudes.indices.reduce(0.0) { sum, bin in
                let isSingle = bin == 0 || 2 * bin == count
                return sum + (isSingle ? 1 : 2) * magnitudes[bin] * magnitudes[bin]
            }
            let energy = samples.reduce(0.0) { $0 + Double($1) * Double($1) } / Double(count)
            #expect(abs(inner - energy) < 1e-12)
        }
    }

    @Test func nothingHasNoSpectrum() {
        #expect(Spectrum(of: [], sampleRate: 16000).magnitudes.isEmpty)
        #expect(Spectrum(of: [0.5], sampleRate: 16000).magnitudes == [0.5])
    }

    private func expectSamplesBack<Number: FourierNumber>(_ type: Number.Type, within tolerance: Number) {
        for size in [1, 2, 5, 16, 31, 400, 512] {
            let samples = noise(size)
            let forward = FourierPlan<Number>.shared(size: size)
            let inverse = FourierPlan<Number>.shared(size: size, direction: .inverse)
            withAligned(Number.self, count: size) { values in
                withAligned(Number.self, count: 2 * forward.binCount) { bins in
                    for index in 0..<size { values[index] = Number(samples[index]) }
                    forward.forward(values, into: bins)
                    inverse.inverse(bins, into: values)
                    for index in 0..<size {
                        #expect(abs(values[index] / Number(size) - Number(samples[index])) < tolerance)
                    }
                }
            }
        }
    }

    @Test func theInverseGivesTheSamplesBack() {
        expectSamplesBack(Double.self, within: 1e-14)
        expectSamplesBack(Float.self, within: 1e-6)
    }

    @Test func sharedPlansAreTheSameUntilManyOthersAreAskedFor() {
        let plan = FourierPlan<Double>.shared(size: 777)
        #expect(plan === FourierPlan<Double>.shared(size: 777))
        for size in 1...40 { _ = FourierPlan<Double>.shared(size: 1000 + size) }
        #expect(FourierPlan<Double>.shared(size: 777).size == 777)
    }

    @Test func spectrogramFramesAsLibrosaDoes() throws {
        for count in [1, 10, 255, 256, 257, 1000] {
            let options = Spectrogram.Options(fftSize: 256, hop: .samples(100))
            #expect(try Spectrogram(options, sampleRate: 8000).frameCount(samples: count) == 1 + count / 100)
            var whole = options
            whole.isCentered = false
            let expected = count < 256 ? 0 : 1 + (count - 256) / 100
            #expect(try Spectrogram(whole, sampleRate: 8000).matrix(of: noise(count), scale: .power).rows == expected)
        }
        #expect(try Spectrogram(sampleRate: 8000).matrix(of: [], scale: .power).rows == 0)
        #expect(throws: FeatureError.self) {
            try Spectrogram(.init(fftSize: 256, windowLength: .samples(257)), sampleRate: 8000)
        }
    }
}
