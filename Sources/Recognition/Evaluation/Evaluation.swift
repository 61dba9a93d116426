import Corpora
package import Training

/// How well clips were recognised, with everything that is needed to judge the figure.
package struct Evaluation: Hashable, Sendable {
    /// Names of the classes, in the order of every table here.
    package var classes: [String]
    /// The protocol as recipes write it.
    package var protocolText: String
    /// What was trained on and what was tested, in plain words; shown beside every figure.
    package var statement: String
    /// Whether what was tested may have been trained on.
    package var leaks: Bool
    /// Every clip that was tested, by fold and then in the order of the corpus.
    package var predictions: [ClipPrediction]

    /// An evaluation of the given predictions.
    package init(
        classes: [String], protocolText: String, statement: String, leaks: Bool, predictions: [ClipPrediction]
    ) {
        self.classes = classes
        self.protocolText = protocolText
        self.statement = statement
        self.leaks = leaks
        self.predictions = predictions
    }

    /// Counts, rows true, columns predicted.
    package var confusion: ConfusionMatrix { ConfusionMatrix(predictions, classes: classes.count) }

    /// Share of clips recognised; 0 of none.
    package var accuracy: Double { confusion.accuracy }

    /// Unweighted average recall over the classes that occur.
    package var uar: Double { confusion.uar }

    /// The UAR of guessing: one over the number of classes that occur.
    package var chance: Double { confusion.chance }

    /// Mean F1 over the classes that occur or were predicted.
    package var macroF1: Double { confusion.macroF1 }

    /// Precision, recall, F1 and number of clips of every class.
    package var classResults: [ClassResult] {
        let confusion = confusion
        let support = confusion.support
        return classes.indices.map { index in
            ClassResult(
                name: classes[index], precision: confusion.precision(of: index), recall: confusion.recall(of: index),
                f1: confusion.f1(of: index), support: support[index])
        }
    }

    /// The result of each fold, in order; one entry where there are no folds.
    package var folds: [FoldResult] {
        Dictionary(grouping: predictions, by: \.fold).sorted { $0.key < $1.key }.map { fold, predictions in
            let confusion = ConfusionMatrix(predictions, classes: classes.count)
            return FoldResult(
                fold: fold, speakers: Speaker.ordered(Set(predictions.map(\.speaker))), clips: predictions.count,
                accuracy: confusion.accuracy, uar: confusion.uar)
        }
    }

    /// The predictions in one cell of the confusion matrix.
    package func predictions(true truth: Int, predicted: Int) -> [ClipPrediction] {
        predictions.filter { $0.truth == truth && $0.predicted == predicted }
    }

    /// How well one class is recognised; each share is 0 where there is nothing to divide by.
    package struct ClassResult: Hashable, Sendable {
        /// The class.
        package let name: String
        /// Of the clips taken for this class, the share that is of it.
        package let precision: Double
        /// Of the clips of this class, the share that is taken for it.
        package let recall: Double
        /// Harmonic mean of the two.
        package let f1: Double
        /// Clips of this class.
        package let support: Int
    }

    /// How well the clips of one fold are recognised.
    package struct FoldResult: Hashable, Sendable {
        /// The fold, from 1; 0 where there is only one network.
        package let fold: Int
        /// Who was tested.
        package let speakers: [String]
        /// Clips tested.
        package let clips: Int
        /// Share recognised.
        package let accuracy: Double
        /// Unweighted average recall.
        package let uar: Double
    }
}

extension ConfusionMatrix {
    /// Counts predictions of clips.
    package init(_ predictions: some Sequence<ClipPrediction>, classes: Int) {
        self.init(classes: classes)
        for prediction in predictions { add(truth: prediction.truth, predicted: prediction.predicted) }
    }
}
