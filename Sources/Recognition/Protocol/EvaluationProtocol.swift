import Corpora

/// On which clips a result is measured, in relation to those that were trained on.
package enum EvaluationProtocol: Hashable, Sendable {
    /// Windows of all clips are trained on and the same clips are tested: it leaks, and says so.
    case randomWindows
    /// Clips are dealt into folds whoever speaks them: the speakers are known, and that is said.
    case randomClips(folds: Int)
    /// The speakers are dealt into folds, balanced by sex; each fold is tested by a network that never heard it.
    case speakers(folds: Int)
    /// Every speaker is tested by a network trained on all the others.
    case leaveOneSpeakerOut
    /// Every sentence is tested by a network trained on the others: the speakers are known, and that is said.
    case leaveOneStatementOut
    /// The named speakers are tested by a network trained on all the others.
    case holdout([String])
    /// The clips of another corpus, at a path, are tested by a network trained on all of this one.
    case corpus(String)
    /// The folds of a file or a folder of lists, at a path.
    case folds(String)

    /// What the text of a protocol looks like.
    package static let form =
        "speakers:FOLDS (speakers alone is 5 folds), leave-one-speaker-out, holdout:SPEAKER,SPEAKER,..., corpus:PATH,"
        + " folds:FILE, leave-one-statement-out, random-clips:FOLDS or random-windows"

    /// Folds where their number is not given.
    private static let usualFolds = 5

    /// Reads `random-windows`, `speakers`, `speakers:5`, `holdout:15,16` and so on; nil where the text is none of them.
    package init?(text: String) {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        let argument = parts.count == 2 ? String(parts[1]).trimmed : nil
        switch (parts.first, argument) {
        case ("random-windows", nil): self = .randomWindows
        case ("leave-one-speaker-out", nil): self = .leaveOneSpeakerOut
        case ("leave-one-statement-out", nil): self = .leaveOneStatementOut
        case ("random-clips", nil): self = .randomClips(folds: Self.usualFolds)
        case ("speakers", nil): self = .speakers(folds: Self.usualFolds)
        case ("random-clips", let count?):
            guard let folds = Int(count), folds >= 2 else { return nil }
            self = .randomClips(folds: folds)
        case ("speakers", let count?):
            guard let folds = Int(count), folds >= 2 else { return nil }
            self = .speakers(folds: folds)
        case ("holdout", let names?):
            let speakers = names.split(separator: ",").map { String($0).trimmed }.filter { !$0.isEmpty }
            guard !speakers.isEmpty, Set(speakers).count == speakers.count else { return nil }
            self = .holdout(speakers)
        case ("corpus", let path?) where !path.isEmpty: self = .corpus(path)
        case ("folds", let path?) where !path.isEmpty: self = .folds(path)
        default: return nil
        }
    }

    /// The protocol as recipes and the command line write it.
    package var text: String {
        switch self {
        case .randomWindows: "random-windows"
        case .randomClips(let folds): "random-clips:\(folds)"
        case .speakers(let folds): "speakers:\(folds)"
        case .leaveOneSpeakerOut: "leave-one-speaker-out"
        case .leaveOneStatementOut: "leave-one-statement-out"
        case .holdout(let speakers): "holdout:" + speakers.joined(separator: ",")
        case .corpus(let path): "corpus:\(path)"
        case .folds(let path): "folds:\(path)"
        }
    }

    /// Whether a clip that is tested, or its speaker, may have been trained on, whatever the corpus; of folds from a file
    /// the clips tell.
    package var leaks: Bool {
        switch self {
        case .randomWindows, .randomClips, .leaveOneStatementOut: true
        case .speakers, .leaveOneSpeakerOut, .holdout, .corpus, .folds: false
        }
    }

    /// Whether folds of a corpus leak: the protocol does, or a clip or a speaker lies on both sides.
    func leaks(_ folds: [Fold], of corpus: Corpus) -> Bool {
        if case .folds = self { return !Overlap(of: folds, in: corpus).isEmpty }
        return leaks
    }

    /// Whether every fold tests whole speakers that it does not train on.
    package var holdsOutSpeakers: Bool {
        switch self {
        case .speakers, .leaveOneSpeakerOut, .holdout: true
        case .randomWindows, .randomClips, .leaveOneStatementOut, .corpus, .folds: false
        }
    }
}
