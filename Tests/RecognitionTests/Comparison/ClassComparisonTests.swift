import Audio
import Corpora
import Foundation
import Recognition
import Testing

@Suite struct ClassComparisonTests {
    private let pitch = VoiceNumber.index(of: "f0_mean") ?? 0

    /// A corpus whose clips have the given values of one number, a list a class.
    private func corpus(_ groups: [(Emotion, [Double?])]) -> (Corpus, CorpusNumbers) {
        var clips: [Clip] = []
        var rows: [CorpusNumbers.Row] = []
        for (emotion, values) in groups {
            for value in values {
                var numbers = [Float](repeating: .nan, count: VoiceNumber.all.count)
                numbers[pitch] = value.map { Float($0) } ?? .nan
                rows.append(.init(clip: clips.count, numbers: VoiceNumbers(values: numbers)))
                let name = ClipName(
                    emotion: emotion, sex: .female, speaker: "02", statement: 1, repetition: clips.count)
                clips.append(
                    Clip(id: "\(clips.count).wav", name: name, frames: 1, sampleRate: 1, contentDigest: Digest(of: "")))
            }
        }
        var numbers = CorpusNumbers(clips: clips.count)
        numbers.take(rows)
        return (Corpus(root: "/corpus", clips: clips), numbers)
    }

    private func compare(_ groups: [(Emotion, [Double?])]) -> ClassComparison {
        let (corpus, numbers) = corpus(groups)
        return ClassComparison(by: pitch, numbers, of: corpus, .emotion)
    }

    private func distribution(_ values: [Double?]) -> ClassDistribution? {
        compare([(.angry, values)]).classes.first { $0.name == "angry" }
    }

    @Test func theBoxIsThatOfNumPyAndTukey() throws {
        // numpy.percentile([1, 2, 3, 4, 100], [25, 50, 75]) is 2, 3, 4; whiskers reach to 1 and 4, 100 lies out.
        let box = try #require(distribution([4, 100, 1, 3, 2])?.box)
        #expect(box.quartiles == 2...4 && box.median == 3)
        #expect(box.range == 1...100 && box.whiskers == 1...4 && box.outliers == 1)
        // numpy.percentile([1, 2, 4, 8], [25, 50, 75]) is 1.75, 3, 5.
        let even = try #require(distribution([8, 1, 4, 2])?.box)
        #expect(even.quartiles == 1.75...5 && even.median == 3 && even.whiskers == 1...8 && even.outliers == 0)
    }

    @Test func undefinedNumbersAreCountedApart() throws {
        let found = try #require(distribution([2, nil, 4, nil, 6]))
        #expect(found.count == 3 && found.missing == 2 && found.mean == 4 && found.standardDeviation == 2)
        let none = try #require(distribution([nil]))
        #expect(none.count == 0 && none.missing == 1 && none.box == nil && none.mean == nil && none.density.isEmpty)
        let one = try #require(distribution([5]))
        #expect(one.box?.range == 5...5 && one.box?.whiskers == 5...5 && one.standardDeviation == nil)
    }

    @Test func effectSizesAreThoseOfTheTextbook() throws {
        // Groups 1 2 3 | 2 3 4 | 5 6 7: means 2, 3, 6 around 11/3; between 26, within 6, so 26/32.
        // Kruskal and Wallis: ranks 1 2.5 4.5 | 2.5 4.5 6 | 7 8 9; scipy.stats.kruskal gives H = 5.9355, over n - 1.
        let effect = try #require(compare([(.happy, [1, 2, 3]), (.sad, [2, 3, 4]), (.angry, [5, 6, 7])]).effect)
        #expect(abs(effect.etaSquared - 26.0 / 32) < 1e-12)
        #expect(abs(effect.epsilonSquared - kruskalWallis / 8) < 1e-9)
    }

    /// H of the groups above by its own formula: 12/(n(n+1)) sum R^2/n_i - 3(n+1), over 1 - sum(t^3-t)/(n^3-n).
    private var kruskalWallis: Double {
        let sums = [8.0, 13.0, 24.0]
        let plain = 12.0 / 90 * sums.reduce(0) { $0 + $1 * $1 / 3 } - 30
        return plain / (1 - 12.0 / 720)
    }

    @Test func withoutADifferenceThereIsNoEffect() throws {
        #expect(compare([(.happy, [1, 2]), (.sad, [1, 2])]).effect?.etaSquared == 0)
        #expect(compare([(.happy, [3, 3]), (.sad, [3])]).effect == nil)
        #expect(compare([(.happy, [1, 2, 3])]).effect == nil)
        #expect(compare([(.happy, [1, 1]), (.sad, [2, 2])]).effect?.epsilonSquared == 1)
        #expect(compare([]).effect == nil && compare([]).grid == nil && compare([]).range == nil)
    }

    @Test func densitiesAreDensities() throws {
        let values = (0..<500).map { index in
            // Quantiles of the logistic distribution: symmetric about 200 with one peak.
            let share = (Double(index) + 0.5) / 500
            return 200 + 10 * log(share / (1 - share))
        }
        let comparison = compare([(.angry, values), (.sad, values.map { $0 + 300 })])
        let grid = try #require(comparison.grid)
        let spacing = (grid.upperBound - grid.lowerBound) / Double(ClassComparison.gridPoints - 1)
        for (name, center) in [("angry", 200.0), ("sad", 500.0)] {
            let found = try #require(comparison.classes.first { $0.name == name })
            #expect(found.density.count == ClassComparison.gridPoints)
            let area = found.density.reduce(0.0) { $0 + Double($1) } * spacing
            #expect(area > 0.95 && area < 1.01, "\(area)")
            let peak = try #require(found.density.indices.max { found.density[$0] < found.density[$1] })
            #expect(abs(grid.lowerBound + Double(peak) * spacing - center) < 2 * spacing)
            let lowest = try #require(found.density.min())
            #expect(lowest >= 0)
        }
    }

    @Test func aFarOutlierDoesNoHarm() throws {
        let comparison = compare([(.angry, [1, 1, 1, 1, 1e30]), (.sad, [2, 3, 4])])
        let areFinite = comparison.classes.allSatisfy { $0.density.allSatisfy(\.isFinite) }
        #expect(areFinite && comparison.range == 1...Double(Float(1e30)))
    }

    @Test func numbersAreSortedByTheirEffect() throws {
        let (corpus, numbers) = corpus([(.happy, [1, 2]), (.sad, [5, 6])])
        let all = try #require(ClassComparison.all(numbers, of: corpus, .emotion))
        #expect(all.count == VoiceNumber.all.count && all[0].number == pitch)
        // The others are not defined anywhere, and stay in their order.
        #expect(all.dropFirst().map(\.number) == VoiceNumber.all.indices.filter { $0 != pitch })
        #expect(ClassComparison.all(numbers, of: corpus, .emotion, isStopped: { true }) == nil)
    }

    @Test func percentilesAreThoseOfSciPy() throws {
        // scipy.stats.percentileofscore([1, 2, 2, 4], x, kind="mean"): 12.5, 50, 50, 87.5.
        let (_, numbers) = corpus([(.happy, [1, 2, 2, 4, nil])])
        let percentiles = (0..<5).map { numbers.percentile(of: pitch, clip: $0) }
        #expect(percentiles == [12.5, 50, 50, 87.5, nil])
        #expect(numbers.percentile(of: pitch, clip: 3, among: [0, 1]) == 100)
        #expect(numbers.percentile(of: pitch, clip: 0, among: [4]) == nil)
    }

    @Test func aTableFillsAsClipsAreMeasured() throws {
        var numbers = CorpusNumbers(clips: 3)
        #expect(numbers.measured == 0 && !numbers.isComplete && numbers.value(of: pitch, clip: 0) == nil)
        let values = VoiceNumbers(values: VoiceNumber.all.indices.map { Float($0) })
        numbers.take([.init(clip: 2, numbers: values), .init(clip: 0, numbers: nil)])
        numbers.take([.init(clip: 2, numbers: values)])
        #expect(numbers.measured == 2 && numbers[clip: 2] == values && numbers[clip: 0] == nil)
        numbers.take([.init(clip: 1, numbers: nil)])
        #expect(numbers.isComplete)
    }
}
