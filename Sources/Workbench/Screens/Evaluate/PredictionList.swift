package import Recognition

/// The clips of a cell of a confusion matrix, or of a class, worst first.
package struct PredictionList: Sendable {
    /// What the clips have in common.
    package let title: String
    /// The predictions, the least probability of the truth first.
    package let predictions: [ClipPrediction]
    /// The selected one.
    package var cursor = ListCursor()

    /// The clips of one cell.
    init(_ cell: EvaluateState.Cell, of evaluation: Evaluation) {
        let (truth, predicted) = (evaluation.classes[cell.truth], evaluation.classes[cell.predicted])
        title = cell.truth == cell.predicted ? "\(truth), recognised" : "\(truth) taken for \(predicted)"
        predictions = Self.worstFirst(evaluation.predictions(true: cell.truth, predicted: cell.predicted))
    }

    /// All clips of one class.
    init(class index: Int, of evaluation: Evaluation) {
        title = "all \(evaluation.classes[index])"
        predictions = Self.worstFirst(evaluation.predictions.filter { $0.truth == index })
    }

    /// The clips that one fold tested.
    init(fold: Int, of evaluation: Evaluation) {
        title = "tested by fold \(fold)"
        predictions = Self.worstFirst(evaluation.predictions.filter { $0.fold == fold })
    }

    /// The clips of one group.
    init(_ group: GroupResult, of evaluation: Evaluation) {
        title = "\(group.trait.rawValue) \(group.name)"
        predictions = Self.worstFirst(evaluation.predictions.filter { $0.name(of: group.trait) == group.name })
    }

    /// The clips of one bin of the calibration.
    init(_ bin: Calibration.Bin, at index: Int, of evaluation: Evaluation) {
        title = "\(bin.name) sure"
        predictions = Self.worstFirst(evaluation.predictions.filter { Calibration.bin(of: $0) == index })
    }

    /// The selected prediction.
    package var selected: ClipPrediction? {
        predictions.indices.contains(cursor.selection) ? predictions[cursor.selection] : nil
    }

    private static func worstFirst(_ predictions: [ClipPrediction]) -> [ClipPrediction] {
        predictions.sorted { first, second in
            let (left, right) = (first.probabilities[first.truth], second.probabilities[second.truth])
            return left == right ? first.clip < second.clip : left < right
        }
    }
}
