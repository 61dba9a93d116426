/// What a network says of one clip whose class is known.
package struct ClipPrediction: Hashable, Sendable {
    /// The clip's path relative to its corpus.
    package var clip: String
    /// Who speaks.
    package var speaker: String
    /// Index of the class that the clip has.
    package var truth: Int
    /// Mean over the clip's windows `[classes]`, summing to 1.
    package var probabilities: [Float]
    /// The fold whose network said it, from 1; 0 where there is only one network.
    package var fold: Int

    /// A prediction as a network or a file of predictions gives it.
    package init(clip: String, speaker: String, truth: Int, probabilities: [Float], fold: Int = 0) {
        self.clip = clip
        self.speaker = speaker
        self.truth = truth
        self.probabilities = probabilities
        self.fold = fold
    }

    /// Index of the most probable class; the first of equals.
    package var predicted: Int { probabilities.indexOfGreatest }

    /// Whether the most probable class is the clip's own.
    package var isRight: Bool { predicted == truth }
}

extension [Float] {
    /// Index of the greatest value, the first of equals; 0 of none.
    var indexOfGreatest: Int {
        var best = 0
        for index in indices where self[index] > self[best] { best = index }
        return best
    }
}
