/// The middle 95 % of what is said of a class when the tested speakers are drawn anew.
///
/// Each is nil where draws do not say it: nothing was tested of the class, or nothing taken for it, or one speaker alone.
package struct ClassIntervals: Hashable, Sendable {
    /// Of the clips taken for the class, the share that is of it.
    package var precision: SpeakerBootstrap.Interval?
    /// Of the class' clips, the share that is taken for it.
    package var recall: SpeakerBootstrap.Interval?
    /// Harmonic mean of the two.
    package var f1: SpeakerBootstrap.Interval?

    /// What is said of a class.
    package enum Figure: String, CaseIterable, Sendable {
        case precision, recall, f1
    }

    /// Nothing is known.
    package init() {}

    /// The interval of one of the figures.
    package subscript(figure: Figure) -> SpeakerBootstrap.Interval? {
        switch figure {
        case .precision: precision
        case .recall: recall
        case .f1: f1
        }
    }
}

/// Counts of each class: its clips, those of them that are recognised, and those taken for it.
struct ClassCounts {
    /// How many classes there are.
    let classes: Int
    /// Supports, then hits, then predictions, `[3 x classes]`.
    fileprivate(set) var values: [Int32]

    /// Nothing counted.
    init(classes: Int) {
        self.classes = classes
        values = [Int32](repeating: 0, count: 3 * classes)
    }

    /// Clips of a class.
    func support(_ index: Int) -> Int { Int(values[index]) }
    /// Those of them that are recognised.
    func right(_ index: Int) -> Int { Int(values[classes + index]) }
    /// Clips taken for the class.
    func predicted(_ index: Int) -> Int { Int(values[2 * classes + index]) }

    fileprivate mutating func count(_ prediction: ClipPrediction) {
        values[prediction.truth] += 1
        values[2 * classes + prediction.predicted] += 1
        if prediction.isRight { values[classes + prediction.truth] += 1 }
    }
}

/// The counts of each speaker, one after the other.
struct SpeakerCounts {
    private let width: Int
    /// `[speakers x 3 x classes]`.
    private let values: [Int32]

    /// Counts the predictions of each of the speakers.
    init(_ predictions: [ClipPrediction], speakers: [String], classes: Int) {
        let positions = Dictionary(uniqueKeysWithValues: speakers.enumerated().map { ($1, $0) })
        var counts = [ClassCounts](repeating: ClassCounts(classes: classes), count: speakers.count)
        for prediction in predictions {
            guard let position = positions[prediction.speaker] else { continue }
            counts[position].count(prediction)
        }
        width = 3 * classes
        values = counts.flatMap(\.values)
    }

    /// Sums the counts of the speakers that were drawn.
    func add(up draw: [Int], into counts: inout ClassCounts) {
        values.withUnsafeBufferPointer { values in
            counts.values.withUnsafeMutableBufferPointer { sums in
                sums.update(repeating: 0)
                for speaker in draw {
                    let start = speaker * width
                    for index in 0..<width { sums[index] += values[start + index] }
                }
            }
        }
    }
}

/// What every draw says of each class.
struct ClassDraws {
    private let classes: Int
    private var precisions: [[Double]]
    private var recalls: [[Double]]
    private var f1s: [[Double]]

    /// No draw yet.
    init(classes: Int) {
        self.classes = classes
        precisions = [[Double]](repeating: [], count: classes)
        (recalls, f1s) = (precisions, precisions)
    }

    /// Adds a draw; a share of nothing is left out.
    mutating func add(_ counts: ClassCounts) {
        for index in 0..<classes {
            let (support, predicted) = (counts.support(index), counts.predicted(index))
            let right = Double(counts.right(index))
            if predicted > 0 { precisions[index].append(right / Double(predicted)) }
            if support > 0 { recalls[index].append(right / Double(support)) }
            if support > 0 || predicted > 0 { f1s[index].append(2 * right / Double(support + predicted)) }
        }
    }

    /// The middle 95 % of each.
    var intervals: [ClassIntervals] {
        func interval(_ draws: [Double]) -> SpeakerBootstrap.Interval? {
            draws.count > 1 ? SpeakerBootstrap.interval(draws) : nil
        }
        return (0..<classes).map { index in
            var intervals = ClassIntervals()
            intervals.precision = interval(precisions[index])
            intervals.recall = interval(recalls[index])
            intervals.f1 = interval(f1s[index])
            return intervals
        }
    }
}
