import CKernels
import Features
import Glibc
import Tensors
import Testing

/// Eight frames side by side against one after the other, in every variant that the processor has.
@Suite struct SpectraKernelTests {
    private func noise(_ count: Int) -> [Float] {
        var generator = SeededGenerator(seed: UInt64(count))
        return (0..<count).map { _ in Float.random(in: -0.5...0.5, using: &generator) }
    }

    private func withEveryLevel(_ body: () -> Void) {
        defer { ck_use_level(ck_best_level()) }
        for level in [ck_level_baseline, ck_level_avx2, ck_level_avx512]
        where level.rawValue <= ck_best_level().rawValue {
            ck_use_level(level)
            body()
        }
    }

    /// Sizes through every kind of last pass, a frame that is cut, one that is padded, and sizes that are no power of two.
    @Test func powersAreThoseOfSingleTransforms() throws {
        let layouts = [4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 6, 31, 400].map { (fft: $0, frame: $0) }
        for (fftSize, length) in layouts + [(64, 50), (64, 33), (128, 200)] {
            let hop = max(1, length / 3)
            let samples = noise(hop * 18 + length)
            let options = FilterBankEnergies.Options(
                framing: Framing(length: .samples(length), hop: .samples(hop)), fftSize: fftSize, filterCount: 1,
                preEmphasis: 0)
            let bank = try FilterBankEnergies(options, sampleRate: 8000)
            let used = min(length, fftSize)
            withEveryLevel {
                let totals = bank.energies(of: samples, scale: .linear).total
                #expect(totals.count == 19)
                for (frame, total) in totals.enumerated() {
                    let part = Array(samples[(frame * hop)..<(frame * hop + used)])
                    let padded = part + [Float](repeating: 0, count: fftSize - used)
                    let magnitudes = Spectrum(of: padded, sampleRate: 8000).magnitudes
                    let sum = magnitudes.reduce(0) { $0 + $1 * $1 } * Double(fftSize)
                    #expect(abs(total - sum) <= 1e-13 * sum, "size \(fftSize), frame \(frame)")
                }
            }
        }
    }

    @Test func filtersWeighEveryBin() throws {
        for (fftSize, filterCount) in [(64, 5), (256, 20), (512, 26), (400, 13)] {
            let options = FilterBankEnergies.Options(
                framing: Framing(length: .samples(fftSize), hop: .samples(fftSize)), fftSize: fftSize,
                filterCount: filterCount, preEmphasis: 0)
            let bank = try FilterBankEnergies(options, sampleRate: 8000)
            let samples = noise(fftSize * 11)
            let filters = bank.bank.matrix
            withEveryLevel {
                let energies = bank.matrix(of: samples, scale: .linear)
                #expect(energies.rows == 11)
                for frame in 0..<energies.rows {
                    let part = Array(samples[(frame * fftSize)..<((frame + 1) * fftSize)])
                    let magnitudes = Spectrum(of: part, sampleRate: 8000).magnitudes
                    for filter in 0..<filterCount {
                        let sum = zip(magnitudes, filters.row(filter)).reduce(0.0) {
                            $0 + $1.0 * $1.0 * $1.1 * Double(fftSize)
                        }
                        let expected = sum == 0 ? Double.ulpOfOne : sum
                        #expect(abs(energies[frame, filter] - expected) <= 1e-12 * max(1, expected))
                    }
                }
            }
        }
    }

    @Test func cepstraAreTheSameInEveryVariant() throws {
        let samples = noise(7000)
        let mfcc = try MFCC(MFCC.Options(window: .hamming), sampleRate: 16000)
        let expected = mfcc.matrix(of: samples)
        withEveryLevel {
            let found = mfcc.matrix(of: samples)
            #expect(zip(found.values, expected.values).allSatisfy { abs($0 - $1) < 1e-10 })
        }
    }
}
