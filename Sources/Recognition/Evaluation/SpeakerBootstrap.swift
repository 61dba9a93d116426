import Corpora
import Tensors

/// Intervals of a figure by drawing speakers with replacement: clips of one speaker are not independent of each other.
///
/// Source: Efron & Tibshirani (1993), An Introduction to the Bootstrap, chapter 13 (percentile intervals).
package struct SpeakerBootstrap: Sendable {
    /// The figures of one resample.
    fileprivate struct Figures {
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

    /// The intervals of an evaluation.
    package struct Intervals: Hashable, Sendable {
        /// Of the unweighted average recall.
        package let uar: Interval
        /// Of the accuracy.
        package let accuracy: Interval
        /// Of the mean F1.
        package let macroF1: Interval
        /// Of each class.
        package let classes: [ClassIntervals]
    }

    private let classes: Int
    private let resamples: Int

    /// A bootstrap over figures of so many classes.
    package init(classes: Int, resamples: Int = 10_000) {
        self.classes = classes
        self.resamples = resamples
    }

    /// Intervals of what is said of all classes and of each; nil where fewer than two speakers were tested.
    package func intervals(of predictions: [ClipPrediction]) -> Intervals? {
        var figures: [Figures] = []
        var draws = ClassDraws(classes: classes)
        resample([predictions]) { counts in
            figures.append(Figures(counts[0]))
            draws.add(counts[0])
        }
        guard !figures.isEmpty else { return nil }
        return Intervals(
            uar: Self.interval(figures.map(\.uar)), accuracy: Self.interval(figures.map(\.accuracy)),
            macroF1: Self.interval(figures.map(\.macroF1)), classes: draws.intervals)
    }

    /// Intervals of UAR and accuracy alone; nil where fewer than two speakers were tested.
    func figures(of predictions: [ClipPrediction]) -> (uar: Interval, accuracy: Interval)? {
        var (uar, accuracy) = ([Double](), [Double]())
        resample([predictions]) { counts in
            let figures = Figures(counts[0])
            uar.append(figures.uar)
            accuracy.append(figures.accuracy)
        }
        return uar.isEmpty ? nil : (Self.interval(uar), Self.interval(accuracy))
    }

    /// What intervals of so many speakers are worth, in words; nil where there are enough of them.
    package static func caution(speakers: Int) -> String? {
        guard (2..<enoughSpeakers).contains(speakers) else { return nil }
        return "the intervals rest on \(speakers.counted("speaker")) only: others may lie far outside"
    }

    /// Speakers from which on the least and the greatest of those who were drawn are more than the least and the greatest.
    private static let enoughSpeakers = 6

    /// Differences of UAR and accuracy between two sets of predictions of the same clips, the same speakers drawn for both.
    package func differences(
        of first: [ClipPrediction], _ second: [ClipPrediction]
    ) -> (uar: [Double], accuracy: [Double])? {
        var (uar, accuracy) = ([Double](), [Double]())
        resample([first, second]) { counts in
            let (one, two) = (Figures(counts[0]), Figures(counts[1]))
            uar.append(one.uar - two.uar)
            accuracy.append(one.accuracy - two.accuracy)
        }
        return uar.isEmpty ? nil : (uar, accuracy)
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

    /// Draws speakers again and again, and hands over the counts of each set of predictions; never where fewer than two
    /// speakers were tested.
    private func resample(_ sets: [[ClipPrediction]], _ body: ([ClassCounts]) -> Void) {
        let speakers = Speaker.ordered(Set(sets.joined().map(\.speaker)))
        guard speakers.count > 1 else { return }
        let tallies = sets.map { SpeakerCounts($0, speakers: speakers, classes: classes) }
        // The interval must not change from one look at a run to the next: its chance has a seed of its own.
        var generator = SeededGenerator(seed: 95)
        var counts = sets.map { _ in ClassCounts(classes: classes) }
        var draw = [Int](repeating: 0, count: speakers.count)
        for _ in 0..<resamples {
            for index in draw.indices { draw[index] = Int.random(in: 0..<speakers.count, using: &generator) }
            for set in sets.indices { tallies[set].add(up: draw, into: &counts[set]) }
            body(counts)
        }
    }
}

extension SpeakerBootstrap.Figures {
    /// The figures of some clips, as `ConfusionMatrix` defines them.
    fileprivate init(_ counts: ClassCounts) {
        var (occurring, named, right, total) = (0, 0, 0, 0)
        for index in 0..<counts.classes {
            let (classRight, classTotal, predicted) = (
                counts.right(index), counts.support(index), counts.predicted(index)
            )
            if classTotal + predicted > 0 {
                named += 1
                macroF1 += 2 * Double(classRight) / Double(classTotal + predicted)
            }
            guard classTotal > 0 else { continue }
            uar += Double(classRight) / Double(classTotal)
            occurring += 1
            right += classRight
            total += classTotal
        }
        guard total > 0 else {
            self = Self()
            return
        }
        uar /= Double(occurring)
        macroF1 /= Double(named)
        accuracy = Double(right) / Double(total)
    }
}
