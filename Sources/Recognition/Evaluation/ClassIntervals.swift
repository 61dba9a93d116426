import Corpora
import Tensors

extension SpeakerBootstrap {
    /// The middle 95 % of the recall of each class when the tested speakers are drawn anew.
    ///
    /// - Parameters:
    ///   - classes: how many classes there are.
    ///   - resamples: how often speakers are drawn.
    /// - Returns: one interval a class; nil with fewer than two speakers, and for a class that does not occur.
    ///
    /// Source: Efron & Tibshirani (1993), An Introduction to the Bootstrap, chapter 13 (percentile intervals).
    package static func recallIntervals(
        of predictions: [ClipPrediction], classes: Int, resamples: Int = 1000
    ) -> [Interval?] {
        let speakers = Speaker.ordered(Set(predictions.map(\.speaker)))
        guard speakers.count > 1 else { return [Interval?](repeating: nil, count: classes) }
        let positions = Dictionary(uniqueKeysWithValues: speakers.enumerated().map { ($1, $0) })
        var right = [Int](repeating: 0, count: speakers.count * classes)
        var support = right
        for prediction in predictions {
            guard let position = positions[prediction.speaker] else { continue }
            support[position * classes + prediction.truth] += 1
            if prediction.isRight { right[position * classes + prediction.truth] += 1 }
        }
        // The interval must not change from one look at a run to the next: its chance has a seed of its own.
        var generator = SeededGenerator(seed: 95)
        var recalls = [[Double]](repeating: [], count: classes)
        for _ in 0..<resamples {
            let draw = speakers.indices.map { _ in Int.random(in: 0..<speakers.count, using: &generator) }
            for index in 0..<classes {
                let total = draw.reduce(0) { $0 + support[$1 * classes + index] }
                guard total > 0 else { continue }
                recalls[index].append(Double(draw.reduce(0) { $0 + right[$1 * classes + index] }) / Double(total))
            }
        }
        return recalls.map { $0.count > 1 ? interval($0) : nil }
    }
}
