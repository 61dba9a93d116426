import Recognition

/// What the results beside the confusion matrix are grouped by.
package enum EvaluateAspect: String, CaseIterable, Codable, Hashable, Sendable {
    /// Precision, recall and F1 of each class, and the folds where there is room.
    case classes
    /// Fold by fold, with the speakers that each tested.
    case folds
    /// Speaker by speaker, the worst first.
    case speakers
    /// Women and men.
    case sex
    /// Normal and strong.
    case intensity
    /// Sentence by sentence.
    case statement
    /// Whether the network is as often right as it is sure.
    case calibration
    /// The same recipe under a leaking and an honest protocol.
    case leak

    /// The heading of the results.
    var title: String {
        switch self {
        case .classes: "By class"
        case .folds: "By fold"
        case .speakers: "By speaker"
        case .sex: "By sex"
        case .intensity: "By intensity"
        case .statement: "By statement"
        case .calibration: "Calibration"
        case .leak: "The leak"
        }
    }

    /// By what the clips are told apart; nil where they are not grouped by what their names say.
    var trait: GroupResult.Trait? {
        switch self {
        case .speakers: .speaker
        case .sex: .sex
        case .intensity: .intensity
        case .statement: .statement
        case .classes, .folds, .calibration, .leak: nil
        }
    }

    /// The next aspect, round and round.
    var next: EvaluateAspect {
        let all = Self.allCases
        return all[((all.firstIndex(of: self) ?? 0) + 1) % all.count]
    }
}
