import Features
import Glibc
import Tensors
import Testing

@Suite struct CepstrumTests {
    private func noise(_ count: Int, seed: UInt64 = 5) -> [Float] {
        var generator = SeededGenerator(seed: seed)
        return (0..<count).map { _ in Float.random(in: -0.5...0.5, using: &generator) }
    }

    @Test func silenceHasTheLeastEnergyAndNoShape() throws {
        let cepstra = try MFCC(sampleRate: 16000).matrix(of: [Float](repeating: 0, count: 1000))
        for frame in 0..<cepstra.rows {
            #expect(abs(cepstra[frame, 0] - log(Double.ulpOfOne)) < 1e-12)
            for coefficient in 1..<13 { #expect(abs(cepstra[frame, coefficient]) < 1e-11) }
        }
    }

    @Test func shortSoundsHaveOneFrame() throws {
        let mfcc = try MFCC(sampleRate: 16000)
        #expect(mfcc.matrix(of: []).rows == 0)
        for (count, frames) in [(1, 1), (2, 1), (399, 1), (400, 1), (401, 2), (560, 2), (561, 3)] {
            let cepstra = mfcc.matrix(of: noise(count))
            #expect(cepstra.rows == frames && cepstra.values.allSatisfy { $0.isFinite }, "\(count) samples")
        }
    }

    @Test func levelMovesTheEnergyOnly() throws {
        let mfcc = try MFCC(.init(precision: .double), sampleRate: 16000)
        let quiet = mfcc.matrix(of: noise(2000))
        let loud = mfcc.matrix(of: noise(2000).map { $0 * 32768 })
        for frame in 0..<quiet.rows {
            #expect(abs(loud[frame, 0] - quiet[frame, 0] - 2 * log(32768)) < 1e-9)
            for coefficient in 1..<13 { #expect(abs(loud[frame, coefficient] - quiet[frame, coefficient]) < 1e-9) }
        }
    }

    @Test func framesAreTheSameInPartsAndInSinglePrecision() throws {
        let mfcc = try MFCC(sampleRate: 16000)
        let samples = noise(5000)
        let whole = mfcc.matrix(of: samples)
        var part = [Double](repeating: 0, count: 4 * 13)
        var floats = [Float](repeating: 0, count: 4 * 13)
        samples.withUnsafeBufferPointer { samples in
            part.withUnsafeMutableBufferPointer { mfcc.compute(samples, frames: 7..<11, into: $0) }
            floats.withUnsafeMutableBufferPointer { mfcc.compute(samples, frames: 7..<11, into: $0) }
        }
        #expect(part == Array(whole.values[(7 * 13)..<(11 * 13)]))
        #expect(floats == part.map { Float($0) })
    }

    @Test func moreCoefficientsThanFiltersGiveAsManyAsFilters() throws {
        #expect(try MFCC(.init(filterCount: 8, coefficientCount: 40), sampleRate: 8000).coefficientCount == 8)
    }

    @Test func impossibleOptionsAreRefused() {
        let options: [MFCC.Options] = [
            .init(fftSize: 0), .init(fftSize: -4), .init(preEmphasis: .nan), .init(coefficientCount: 0),
            .init(filterCount: 0), .init(highestFrequency: 9000),
        ]
        for option in options { #expect(throws: FeatureError.self) { try MFCC(option, sampleRate: 16000) } }
        #expect(throws: FeatureError.self) { try LogMel(.init(floor: 0), sampleRate: 16000) }
        #expect(throws: FeatureError.self) { try LogMel(.init(range: -1), sampleRate: 16000) }
    }

    @Test func slopesOfALineAreItsSlope() throws {
        let line = FeatureMatrix(rows: 30, columns: 2, values: (0..<60).map { $0 % 2 == 0 ? Double($0 / 2) * 3 : 1 })
        for reach in 1...4 {
            let slopes = try RegressionDelta(reach: reach).matrix(of: line)
            for row in reach..<(30 - reach) { #expect(abs(slopes[row, 0] - 3) < 1e-12 && slopes[row, 1] == 0) }
        }
        for width in [3, 5, 9, 29] {
            let slopes = try SavitzkyGolayDelta(width: width).matrix(of: line)
            for row in 0..<30 { #expect(abs(slopes[row, 0] - 3) < 1e-12 && abs(slopes[row, 1]) < 1e-12) }
        }
    }

    @Test func higherDerivativesOfPowersAreFactorials() throws {
        for (order, factorial) in [(1, 1.0), (2, 2), (3, 6), (4, 24)] {
            let values = (0..<20).map { pow(Double($0), Double(order)) }
            let delta = try SavitzkyGolayDelta(width: 9, order: order)
            let derivative = try delta.matrix(of: FeatureMatrix(rows: 20, columns: 1, values: values))
            #expect(derivative.values.allSatisfy { abs($0 - factorial) < 1e-7 })
        }
        #expect(throws: FeatureError.self) { try SavitzkyGolayDelta(width: 4) }
        #expect(throws: FeatureError.self) { try SavitzkyGolayDelta(width: 3, order: 3) }
        let short = FeatureMatrix(rows: 8, columns: 1, values: [Double](repeating: 0, count: 8))
        #expect(throws: FeatureError.self) { try SavitzkyGolayDelta(width: 9).matrix(of: short) }
    }
}
