/// Counts of clips by true and predicted class.
package struct Confusion: Hashable, Sendable {
    /// `[classes x classes]`, rows true, columns predicted.
    package private(set) var counts: [[Int]]

    /// No clips yet.
    package init(classes: Int) { counts = [[Int]](repeating: [Int](repeating: 0, count: classes), count: classes) }

    /// The counts of predictions.
    package init(_ predictions: some Sequence<ClipPrediction>, classes: Int) {
        self.init(classes: classes)
        for prediction in predictions { counts[prediction.truth][prediction.predicted] += 1 }
    }

    /// Clips in all.
    package var total: Int { counts.reduce(0) { $0 + $1.reduce(0, +) } }

    /// Share of clips on the diagonal; `nan` of none.
    package var accuracy: Double {
        Double(counts.indices.reduce(0) { $0 + counts[$1][$1] }) / Double(total)
    }

    /// Mean recall over the classes that occur; `nan` of none.
    package var uar: Double { mean(recall) }

    /// The UAR of guessing: one over the number of classes that occur.
    package var chance: Double { 1 / Double(occurring.count) }

    /// Mean F1 over the classes that occur.
    package var macroF1: Double { mean(f1) }

    /// Clips of a class.
    package func support(of index: Int) -> Int { counts[index].reduce(0, +) }

    /// Of the clips of a class, the share taken for it; 0 of none.
    package func recall(of index: Int) -> Double { Self.share(counts[index][index], of: support(of: index)) }

    /// Of the clips taken for a class, the share that is of it; 0 of none.
    package func precision(of index: Int) -> Double {
        Self.share(counts[index][index], of: counts.reduce(0) { $0 + $1[index] })
    }

    /// Harmonic mean of precision and recall of a class.
    package func f1(of index: Int) -> Double {
        Self.share(2 * counts[index][index], of: support(of: index) + counts.reduce(0) { $0 + $1[index] })
    }

    private var occurring: [Int] { counts.indices.filter { support(of: $0) > 0 } }

    private func mean(_ measure: (Int) -> Double) -> Double {
        let classes = occurring
        return classes.reduce(0) { $0 + measure($1) } / Double(classes.count)
    }

    private static func share(_ part: Int, of whole: Int) -> Double { whole > 0 ? Double(part) / Double(whole) : 0 }
}
