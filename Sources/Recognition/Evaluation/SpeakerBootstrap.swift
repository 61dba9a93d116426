import Corpora
import Tensors

/// Intervals of a figure by drawing speakers with replacement: clips of one speaker are not independent of each other.
///
/// Source: Efron & Tibshirani (1993), An Introduction to the Bootstrap, chapter 13 (percentile intervals).
package struct SpeakerBootstrap: Sendable {
    /// What each speaker's clips contribute to accuracy, recalls and F1.
    private struct Tally {
        var support: [Int32]
        var right: [Int32]
        var predicted: [Int32]
    }

    /// The figures of one resample.
    private struct Figures {
        var uar = 0.0
        var accuracy = 0.0
        var macroF1 = 0.0
    }

    /// An interval that holds the figure in 95 of 100 cases.
    package struct Interval: Hashable, Sendable {
        /// Lower end.
        package let low: Double
        /// Upper end.
        package let high: Double

        /// An interval of known ends.
        package init(low: Double, high: Double) {
            self.low = low
            self.high = high
        }
    }

    private let classes: Int
    private let resamples: Int

    /// A bootstrap over figures of so many classes.
    package init(classes: Int, resamples: Int = 10_000) {
        self.classes = classes
        self.resamples = resamples
    }

    /// Intervals of UAR, accuracy and macro F1; nil where fewer than two speakers were tested.
    package func intervals(
        of predictions: [ClipPrediction]
    ) -> (uar: Interval, accuracy: Interval, macroF1: Interval)? {
        let drawn = resampled([predictions])
        guard let first = drawn.first else { return nil }
        return (
            Self.interval(first.map(\.uar)), Self.interval(first.map(\.accuracy)), Self.interval(first.map(\.macroF1))
        )
    }

    /// Differences of UAR and accuracy between two sets of predictions of the same clips, the same speakers drawn for both.
    package func differences(
        of first: [ClipPrediction], _ second: [ClipPrediction]
    ) -> (uar: [Double], accuracy: [Double])? {
        let drawn = resampled([first, second])
        guard drawn.count == 2 else { return nil }
        return (
            zip(drawn[0], drawn[1]).map { $0.uar - $1.uar }, zip(drawn[0], drawn[1]).map { $0.accuracy - $1.accuracy }
        )
    }

    /// The middle 95 % of values.
    package static func interval(_ values: [Double]) -> Interval {
        let sorted = values.sorted()
        func quantile(_ share: Double) -> Double {
            let position = share * Double(sorted.count - 1)
            let index = min(Int(position), sorted.count - 2)
            return sorted[index] + (position - Double(index)) * (sorted[index + 1] - sorted[index])
        }
        return Interval(low: quantile(0.025), high: quantile(0.975))
    }

    /// Figures of every resample, for each set of predictions; none where fewer than two speakers were tested.
    private func resampled(_ sets: [[ClipPrediction]]) -> [[Figures]] {
        let speakers = Speaker.ordered(Set(sets.joined().map(\.speaker)))
        guard speakers.count > 1 else { return [] }
        let tallies = sets.map { self.tallies(of: $0, speakers) }
        // The interval must not change from one look at a run to the next: its chance has a seed of its own.
        var generator = SeededGenerator(seed: 95)
        var results = sets.map { _ in [Figures]() }
        var draw = [Int](repeating: 0, count: speakers.count)
        for _ in 0..<resamples {
            for index in draw.indices { draw[index] = Int.random(in: 0..<speakers.count, using: &generator) }
            for set in sets.indices { results[set].append(figures(tallies[set], draw)) }
        }
        return results
    }

    private func tallies(of predictions: [ClipPrediction], _ speakers: [String]) -> [Tally] {
        let none = [Int32](repeating: 0, count: classes)
        let empty = Tally(support: none, right: none, predicted: none)
        let positions = Dictionary(uniqueKeysWithValues: speakers.enumerated().map { ($1, $0) })
        var tallies = [Tally](repeating: empty, count: speakers.count)
        for prediction in predictions {
            guard let position = positions[prediction.speaker] else { continue }
            tallies[position].support[prediction.truth] += 1
            tallies[position].predicted[prediction.predicted] += 1
            if prediction.isRight { tallies[position].right[prediction.truth] += 1 }
        }
        return tallies
    }

    private func figures(_ tallies: [Tally], _ draw: [Int]) -> Figures {
        var figures = Figures()
        var (occurring, named, right, total) = (0, 0, 0, 0)
        for index in 0..<classes {
            var (classRight, classTotal, predicted) = (0, 0, 0)
            for speaker in draw {
                classRight += Int(tallies[speaker].right[index])
                classTotal += Int(tallies[speaker].support[index])
                predicted += Int(tallies[speaker].predicted[index])
            }
            if classTotal + predicted > 0 {
                named += 1
                figures.macroF1 += 2 * Double(classRight) / Double(classTotal + predicted)
            }
            guard classTotal > 0 else { continue }
            figures.uar += Double(classRight) / Double(classTotal)
            occurring += 1
            right += classRight
            total += classTotal
        }
        guard total > 0 else { return Figures() }
        figures.uar /= Double(occurring)
        figures.macroF1 /= Double(named)
        figures.accuracy = Double(right) / Double(total)
        return figures
    }
}
