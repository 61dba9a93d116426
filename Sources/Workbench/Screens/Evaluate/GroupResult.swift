package import Corpora
package import Recognition
import Training

/// The result over some of the clips that were tested.
package struct GroupResult: Hashable, Sendable {
    /// What the clips have in common.
    package let name: String
    /// How many there are.
    package let clips: Int
    /// Share of them that was recognised.
    package let accuracy: Double
    /// Unweighted average recall over the classes that occur among them.
    package let uar: Double

    /// Results by a property of the clips; of speakers the worst first, else in the order of their names.
    ///
    /// - Parameter clips: the corpus' clips by path; predictions of others stand under "other".
    package static func grouped(
        _ evaluation: Evaluation, by aspect: EvaluateAspect, clips: [String: Clip]
    ) -> [GroupResult] {
        let groups = Dictionary(grouping: evaluation.predictions) { prediction in
            switch aspect {
            case .speakers: prediction.speaker
            case .sex: clips[prediction.clip]?.sex.rawValue ?? "other"
            case .intensity: clips[prediction.clip]?.intensity.rawValue ?? "other"
            case .classes, .calibration: ""
            }
        }
        let results = groups.map { name, predictions in
            var confusion = ConfusionMatrix(classes: evaluation.classes.count)
            for prediction in predictions { confusion.add(truth: prediction.truth, predicted: prediction.predicted) }
            return GroupResult(
                name: name, clips: predictions.count, accuracy: confusion.accuracy, uar: confusion.uar)
        }
        return results.sorted { first, second in
            if aspect == .speakers, first.uar != second.uar { return first.uar < second.uar }
            return first.name < second.name
        }
    }
}
