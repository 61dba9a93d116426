import Features
import Foundation
import Testing

@Suite struct LogMelBandsTests {
    /// A rising tone over a rough floor, at 8 kHz, in double first as the golden script has it.
    private let samples: [Float] = (0..<1200).map { index in
        let place = Double(index)
        let rough = 0.05 * (Double(index * 7919 % 101) - 50) / 50
        return Float(0.3 * sin(0.05 * place + 1e-4 * place * place) + rough)
    }

    private func rows(_ bands: LogMelBands, _ samples: [Float]) -> [[Float]] {
        let (frames, count) = (bands.frameCount(samples: samples.count), bands.bank.filterCount)
        var values = [Float](repeating: .nan, count: frames * count)
        samples.withUnsafeBufferPointer { samples in
            values.withUnsafeMutableBufferPointer { bands.compute(samples, into: $0) }
        }
        return (0..<frames).map { Array(values[$0 * count..<($0 + 1) * count]) }
    }

    /// Golden values of numpy 2 (rfft, hanning, linspace in mel) by the definition alone.
    @Test func valuesAreThoseOfTheDefinition() throws {
        let bands = try LogMelBands(.init(fftSize: 256, filterCount: 20), sampleRate: 8000)
        let rows = rows(bands, samples)
        #expect(rows.count == 7)
        let golden: [(Int, Int, Double)] = [
            (0, 0, 0.599_450_872_646_401_6), (0, 5, -5.658_861_206_632_723), (3, 10, -2.426_257_736_122_837),
            (6, 19, 0.030_122_494_351_559_38), (6, 2, 2.057_709_432_500_140_6),
        ]
        for (frame, band, value) in golden { #expect(abs(Double(rows[frame][band]) - value) < 1e-5) }
    }

    @Test(arguments: [1, 2, 3, 5]) func framesAreAveragedInGroups(_ group: Int) throws {
        let options = LogMelBands.Options(fftSize: nil, filterCount: 12, averagedFrames: group)
        var single = options
        single.averagedFrames = 1
        let fine = rows(try LogMelBands(single, sampleRate: 8000), samples)
        let coarse = rows(try LogMelBands(options, sampleRate: 8000), samples)
        #expect(coarse.count == (fine.count + group - 1) / group)
        for (index, row) in coarse.enumerated() {
            let members = fine[index * group..<min(fine.count, (index + 1) * group)]
            for band in 0..<12 {
                let mean = members.reduce(0) { $0 + Double($1[band]) } / Double(members.count)
                #expect(abs(Double(row[band]) - mean) < 1e-5)
            }
        }
    }

    @Test func loudnessIsKeptAndSilenceIsTheFloor() throws {
        let bands = try LogMelBands(.init(fftSize: 256, filterCount: 20), sampleRate: 8000)
        let (plain, louder) = (rows(bands, samples), rows(bands, samples.map { $0 * 2 }))
        for (one, two) in zip(plain.joined(), louder.joined()) { #expect(abs(two - one - 1.386_294) < 1e-3) }
        let silent = rows(bands, [Float](repeating: 0, count: 900))
        #expect(silent.joined().allSatisfy { abs($0 + 16.118_096) < 1e-5 })
        #expect(rows(bands, []).isEmpty && rows(bands, [0.5]).count == 1)
    }

    @Test func optionsThatCannotBeMetAreToldInALine() {
        for options: LogMelBands.Options in [
            .init(fftSize: 100), .init(filterCount: 0), .init(highestFrequency: 5000), .init(floor: 0),
            .init(averagedFrames: 0), .init(framing: Framing(length: .samples(0))),
        ] {
            #expect(throws: FeatureError.self) { try LogMelBands(options, sampleRate: 8000) }
        }
    }
}
