/// How often each class was taken for each: rows are the true classes, columns the predicted ones.
package struct ConfusionMatrix: Hashable, Sendable {
    /// The counts, one row a true class.
    package private(set) var counts: [[Int]]

    /// A matrix without samples.
    package init(classes: Int) { counts = [[Int]](repeating: [Int](repeating: 0, count: classes), count: classes) }

    /// A matrix of given counts; every row has as many columns as there are rows.
    package init(counts: [[Int]]) {
        precondition(counts.allSatisfy { $0.count == counts.count }, "ConfusionMatrix: not square")
        self.counts = counts
    }

    /// A matrix of predictions beside the truth.
    package init(classes: Int, truth: [Int], predicted: [Int]) {
        precondition(
            truth.count == predicted.count, "ConfusionMatrix: \(truth.count) truths, \(predicted.count) predictions")
        self.init(classes: classes)
        for (truth, predicted) in zip(truth, predicted) { add(truth: truth, predicted: predicted) }
    }

    /// Counts one sample.
    package mutating func add(truth: Int, predicted: Int) { counts[truth][predicted] += 1 }

    /// Counts all samples of another matrix of the same classes.
    package mutating func add(_ other: ConfusionMatrix) {
        precondition(other.classCount == classCount, "ConfusionMatrix: \(other.classCount) classes, not \(classCount)")
        for row in counts.indices { for column in counts.indices { counts[row][column] += other.counts[row][column] } }
    }

    /// How many classes there are.
    package var classCount: Int { counts.count }
    /// How many samples were counted.
    package var total: Int { counts.reduce(0) { $0 + $1.reduce(0, +) } }
    /// How many samples were recognised.
    package var correct: Int { counts.indices.reduce(0) { $0 + counts[$1][$1] } }
    /// How many samples each class has.
    package var support: [Int] { counts.map { $0.reduce(0, +) } }
    /// How many samples were taken for each class.
    package var predictedCounts: [Int] { counts.indices.map { column in counts.reduce(0) { $0 + $1[column] } } }
}
