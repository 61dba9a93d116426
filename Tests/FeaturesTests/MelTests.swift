import Features
import Glibc
import Tensors
import Testing

@Suite struct MelTests {
    @Test func scalesInvertThemselves() {
        for scale in MelScale.allCases {
            for hertz in stride(from: 0.0, through: 20000, by: 37) {
                #expect(abs(scale.hertz(mel: scale.mel(hertz: hertz)) - hertz) < 1e-9)
            }
        }
        #expect(abs(MelScale.slaney.mel(hertz: 1000) - 15) < 1e-12)
        #expect(abs(MelScale.htk.mel(hertz: 1000) - 999.9855) < 1e-3)
    }

    @Test func binnedFiltersPeakAtOneAndOverlapByHalf() throws {
        let bank = try MelFilterBank.binned(.init(filterCount: 26), fftSize: 512, sampleRate: 16000).matrix
        for filter in 0..<26 { #expect(bank.row(filter).max() == 1) }
        // Between the first and the last peak every bin is shared out among two filters.
        for bin in 3..<230 {
            let sum = (0..<26).reduce(0.0) { $0 + bank[$1, bin] }
            #expect(abs(sum - 1) < 1e-12, "bin \(bin)")
        }
    }

    @Test func areaNormalizedFiltersHaveUnitArea() throws {
        let bank = try MelFilterBank.exact(
            .init(filterCount: 20), scale: .slaney, isAreaNormalized: true, fftSize: 8192, sampleRate: 16000)
        let width = 16000.0 / 8192
        for filter in 0..<20 {
            #expect(abs(bank.matrix.row(filter).reduce(0, +) * width - 1) < 0.01)
        }
        #expect(bank.centres == bank.centres.sorted() && bank.centres.count == 20)
    }

    @Test func impossibleBandsAreRefused() {
        let bands: [MelFilterBank.Band] = [
            .init(filterCount: 0), .init(filterCount: 26, lowestFrequency: -1), .init(filterCount: 1 << 20),
            .init(filterCount: 26, highestFrequency: 8001), .init(filterCount: 26, lowestFrequency: 8000),
            .init(filterCount: 26, lowestFrequency: .nan), .init(filterCount: 26, highestFrequency: .nan),
        ]
        for band in bands {
            #expect(throws: FeatureError.self, "\(band)") {
                try MelFilterBank.binned(band, fftSize: 512, sampleRate: 16000)
            }
        }
    }

    @Test func decibelsKeepToTheirRange() {
        let powers = FeatureMatrix(rows: 1, columns: 4, values: [1, 1e-3, 1e-12, 0])
        func decibels(_ scale: DecibelScale) -> [Double] {
            var matrix = powers
            scale.apply(to: &matrix)
            return matrix.values
        }
        #expect(decibels(DecibelScale()) == [0, -30, -80, -80])
        #expect(decibels(DecibelScale(range: nil)) == [0, -30, -100, -100])
        #expect(decibels(DecibelScale(reference: .power(1e-3), range: 20)) == [30, 10, 10, 10])
        #expect(decibels(DecibelScale(reference: .maximum, range: 40)) == [0, -30, -40, -40])
    }
}
