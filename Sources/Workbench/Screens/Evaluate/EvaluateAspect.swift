/// What the results beside the confusion matrix are grouped by.
package enum EvaluateAspect: String, CaseIterable, Codable, Hashable, Sendable {
    /// Precision, recall and F1 of each class, and the folds.
    case classes
    /// Speaker by speaker, the worst first.
    case speakers
    /// Women and men.
    case sex
    /// Normal and strong.
    case intensity
    /// Whether the network is as often right as it is sure.
    case calibration

    /// The heading of the results.
    var title: String {
        switch self {
        case .classes: "By class"
        case .speakers: "By speaker"
        case .sex: "By sex"
        case .intensity: "By intensity"
        case .calibration: "Calibration"
        }
    }

    /// The next aspect, round and round.
    var next: EvaluateAspect {
        let all = Self.allCases
        return all[((all.firstIndex(of: self) ?? 0) + 1) % all.count]
    }
}
