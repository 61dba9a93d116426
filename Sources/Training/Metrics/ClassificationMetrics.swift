extension ConfusionMatrix {
    /// Share of samples recognised; 0 without samples.
    package var accuracy: Double { Self.ratio(correct, total) }

    /// Unweighted average recall: the mean of the recalls of the classes that occur; 0 without samples.
    package var uar: Double { Self.mean(occurring.map { recall(of: $0) }) }

    /// What guessing gives: one over the number of classes that occur, the UAR of any classifier that does not listen.
    package var chance: Double { occurring.isEmpty ? 0 : 1 / Double(occurring.count) }

    /// Mean of the F1 of the classes that occur or were predicted; 0 without samples.
    package var macroF1: Double {
        let support = support
        let predicted = predictedCounts
        return Self.mean(counts.indices.filter { support[$0] + predicted[$0] > 0 }.map { f1(of: $0) })
    }

    /// Of the samples taken for a class, the share that are of it; 0 where none was.
    package func precision(of index: Int) -> Double { Self.ratio(counts[index][index], predictedCounts[index]) }

    /// Of the samples of a class, the share that was recognised; 0 where there are none.
    package func recall(of index: Int) -> Double { Self.ratio(counts[index][index], support[index]) }

    /// Harmonic mean of precision and recall; 0 where both are.
    package func f1(of index: Int) -> Double {
        Self.ratio(2 * counts[index][index], support[index] + predictedCounts[index])
    }

    private var occurring: [Int] { counts.indices.filter { support[$0] > 0 } }

    private static func ratio(_ part: Int, _ whole: Int) -> Double { whole == 0 ? 0 : Double(part) / Double(whole) }

    private static func mean(_ values: [Double]) -> Double {
        values.isEmpty ? 0 : values.reduce(0, +) / Double(values.count)
    }
}
