/// On which clips a result is measured, in relation to those that were trained on.
package enum EvaluationProtocol: Hashable, Sendable {
    /// Windows of all clips are trained on and the same clips are tested: it leaks, and says so.
    case randomWindows
    /// The speakers are dealt into folds, balanced by sex; each fold is tested by a network that never heard it.
    case speakers(folds: Int)
    /// The named speakers are tested by a network trained on all the others.
    case holdout([String])

    /// What the text of a protocol looks like.
    package static let form =
        "random-windows, speakers:FOLDS (speakers alone is 5 folds) or holdout:SPEAKER,SPEAKER,..."

    /// Reads `random-windows`, `speakers`, `speakers:5` or `holdout:15,16`; nil where the text is neither.
    package init?(text: String) {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        switch (parts.first, parts.count) {
        case ("random-windows", 1): self = .randomWindows
        case ("speakers", 1): self = .speakers(folds: 5)
        case ("speakers", 2):
            guard let folds = Int(parts[1]), folds >= 2 else { return nil }
            self = .speakers(folds: folds)
        case ("holdout", 2):
            let speakers = parts[1].split(separator: ",").map { String($0).trimmed }.filter { !$0.isEmpty }
            guard !speakers.isEmpty, Set(speakers).count == speakers.count else { return nil }
            self = .holdout(speakers)
        default: return nil
        }
    }

    /// The protocol as recipes and the command line write it.
    package var text: String {
        switch self {
        case .randomWindows: "random-windows"
        case .speakers(let folds): "speakers:\(folds)"
        case .holdout(let speakers): "holdout:" + speakers.joined(separator: ",")
        }
    }

    /// Whether a clip that is tested, or its speaker, may have been trained on.
    package var leaks: Bool { self == .randomWindows }
}
