import Corpora
import Recognition

/// What a run takes the clips of a corpus for, by their position.
struct ClipPredictions: Sendable {
    /// What is predicted for one clip.
    struct Prediction: Hashable, Sendable {
        /// Position of the class among ``ClipPredictions/classes``.
        let predicted: Int
        /// Whether that is the clip's own class.
        let isRight: Bool
    }

    /// The classes of the run; none before predictions were read.
    let classes: [String]
    /// Position of the predicted class, from 1, and 0 of a clip that the run says nothing about; minus where it is wrong.
    private let codes: [Int16]

    /// No predictions.
    init() {
        classes = []
        codes = []
    }

    /// The predictions of an evaluation for the clips of a corpus, found by their paths.
    init(_ evaluation: Evaluation, of clips: [Clip]) {
        classes = evaluation.classes
        var byPath: [String: Int16] = [:]
        byPath.reserveCapacity(evaluation.predictions.count)
        for prediction in evaluation.predictions {
            let code = Int16(clamping: prediction.predicted + 1)
            byPath[prediction.clip] = prediction.isRight ? code : -code
        }
        codes = clips.map { byPath[$0.id] ?? 0 }
    }

    /// What is predicted for the clip at a position; nil where nothing is.
    subscript(position: Int) -> Prediction? {
        guard codes.indices.contains(position), codes[position] != 0 else { return nil }
        return Prediction(predicted: Int(codes[position].magnitude) - 1, isRight: codes[position] > 0)
    }

    /// Whether there is any.
    var isEmpty: Bool { codes.isEmpty }
}
