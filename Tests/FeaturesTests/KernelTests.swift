import Features
import Glibc
import Tensors
import Testing

/// The fast loops against plain ones.
@Suite struct KernelTests {
    private func noise(_ count: Int, level: Float = 0.5) -> [Float] {
        var generator = SeededGenerator(seed: UInt64(count))
        return (0..<count).map { _ in Float.random(in: -level...level, using: &generator) }
    }

    @Test func logarithmsAreThoseOfTheLibrary() throws {
        for filterCount in 1...13 {
            for level in [1e-19, 1e-6, 1, 1e4, 1e15] as [Float] {
                let bank = try FilterBankEnergies(.init(filterCount: filterCount), sampleRate: 16000)
                let energies = bank.matrix(of: noise(2000, level: level), scale: .linear)
                let logarithms = bank.matrix(of: noise(2000, level: level), scale: .logarithmic)
                for (energy, logarithm) in zip(energies.values, logarithms.values) {
                    #expect(abs(logarithm - log(energy)) <= 2 * log(energy).ulp, "\(energy)")
                }
            }
        }
    }

    @Test func logarithmsNearOneKeepTheirDigits() throws {
        // One filter over one bin, and a level that brings its energy to about 1.
        let bank = try FilterBankEnergies(.init(fftSize: 16, filterCount: 4), sampleRate: 16000)
        for step in 0..<200 {
            let samples = noise(16).map { $0 * (1 + Float(step) / 20) }
            let energies = bank.matrix(of: samples, scale: .linear)
            let logarithms = bank.matrix(of: samples, scale: .logarithmic)
            for (energy, logarithm) in zip(energies.values, logarithms.values) {
                #expect(abs(logarithm - log(energy)) <= 4e-16 * max(1, abs(log(energy))))
            }
        }
    }

    @Test func cepstraFollowTheirDefinition() throws {
        for (filterCount, coefficientCount) in [(1, 1), (2, 2), (5, 3), (26, 13), (27, 27), (40, 20)] {
            let options = MFCC.Options(
                filterCount: filterCount, coefficientCount: coefficientCount, lifter: 0, startsWithEnergy: false)
            let mfcc = try MFCC(options, sampleRate: 16000)
            let samples = noise(1300)
            let cepstra = mfcc.matrix(of: samples)
            let logarithms = mfcc.filterBank.matrix(of: samples, scale: .logarithmic)
            for frame in 0..<cepstra.rows {
                for coefficient in 0..<coefficientCount {
                    let sum = (0..<filterCount).reduce(0.0) { sum, filter in
                        let angle = Double.pi * Double(coefficient) * (Double(filter) + 0.5) / Double(filterCount)
                        return sum + logarithms[frame, filter] * cos(angle)
                    }
                    let scale = ((coefficient == 0 ? 1 : 2) / Double(filterCount)).squareRoot()
                    #expect(abs(cepstra[frame, coefficient] - scale * sum) < 1e-11)
                }
            }
        }
    }

    @Test func bandsAreProductsWithTheFilters() throws {
        for (fftSize, filterCount) in [(16, 3), (256, 20), (501, 40), (2048, 128)] {
            let options = LogMel.Options(fftSize: fftSize, hop: .samples(100), filterCount: filterCount)
            let logMel = try LogMel(options, sampleRate: 8000)
            let samples = noise(1000)
            let powers = logMel.spectrogram.matrix(of: samples, scale: .power)
            let magnitudes = logMel.spectrogram.matrix(of: samples, scale: .magnitude)
            #expect(zip(powers.values, magnitudes.values).allSatisfy { abs($0 - $1 * $1) <= 1e-12 * max(1, $0) })
            let bands = logMel.powers(of: samples)
            let filters = logMel.bank.matrix
            for frame in 0..<bands.rows {
                for filter in 0..<filterCount {
                    let sum = zip(powers.row(frame), filters.row(filter)).reduce(0.0) { $0 + $1.0 * $1.1 }
                    #expect(abs(bands[frame, filter] - sum) <= 1e-12 * max(1, sum))
                }
            }
        }
    }
}
