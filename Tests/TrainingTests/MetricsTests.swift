import Tensors
import Testing
import Training

@Suite struct MetricsTests {
    /// Values of scikit-learn 1.7 for the same matrix.
    @Test func aMatrixWorkedByHand() {
        let matrix = ConfusionMatrix(counts: [[5, 1, 0], [2, 3, 1], [0, 0, 4]])
        #expect(matrix.total == 16 && matrix.correct == 12)
        #expect(matrix.support == [6, 6, 4] && matrix.predictedCounts == [7, 4, 5])
        #expect(matrix.accuracy == 0.75)
        #expect(abs(matrix.uar - (5.0 / 6 + 0.5 + 1) / 3) < 1e-12)
        #expect(abs(matrix.precision(of: 0) - 5.0 / 7) < 1e-12)
        #expect(abs(matrix.f1(of: 1) - 0.6) < 1e-12)
        #expect(abs(matrix.macroF1 - (10.0 / 13 + 0.6 + 8.0 / 9) / 3) < 1e-12)
        #expect(abs(matrix.chance - 1.0 / 3) < 1e-12)
    }

    @Test func classesThatDoNotOccurDoNotCount() {
        let matrix = ConfusionMatrix(classes: 4, truth: [0, 0, 1, 1], predicted: [0, 1, 1, 1])
        #expect(matrix.uar == 0.75 && matrix.chance == 0.5)
        #expect(ConfusionMatrix(classes: 3).accuracy == 0)
        #expect(ConfusionMatrix(classes: 3).uar == 0 && ConfusionMatrix(classes: 3).macroF1 == 0)
    }

    @Test func guessingGivesChance() {
        var generator = SeededGenerator(seed: 1)
        for classes in 2...8 {
            let truth = (0..<4000).map { _ in Int.random(in: 0..<classes, using: &generator) }
            let guesses = truth.map { _ in Int.random(in: 0..<classes, using: &generator) }
            let matrix = ConfusionMatrix(classes: classes, truth: truth, predicted: guesses)
            #expect(abs(matrix.uar - matrix.chance) < 0.04)
            var twice = matrix
            twice.add(matrix)
            #expect(twice.total == 8000 && twice.uar == matrix.uar)
        }
    }
}
