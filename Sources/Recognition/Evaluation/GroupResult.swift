import Corpora
package import Training

/// How well the clips of one part of the corpus are recognised: of one speaker, sex, intensity or sentence.
package struct GroupResult: Hashable, Sendable {
    /// By what clips are told apart.
    package enum Trait: String, CaseIterable, Codable, Hashable, Sendable {
        case speaker, sex, intensity, statement
    }

    /// By what the clips were told apart.
    package let trait: Trait
    /// What the clips share.
    package let name: String
    /// Counts, rows true, columns predicted.
    package let confusion: ConfusionMatrix
    /// The clips of the group.
    let predictions: [ClipPrediction]

    /// Clips tested.
    package var clips: Int { confusion.total }
    /// Share recognised.
    package var accuracy: Double { confusion.accuracy }
    /// Unweighted average recall over the classes that occur.
    package var uar: Double { confusion.uar }
    /// The UAR of guessing: one over the classes that occur in the group.
    package var chance: Double { confusion.chance }
}

extension Evaluation {
    /// The result by speaker, sex, intensity and sentence, as far as the clips' names tell them; a trait that all clips share
    /// has one group.
    package var groups: [GroupResult] { GroupResult.Trait.allCases.flatMap(groups) }

    /// The result by one trait, groups in the order of their names, speakers by number.
    package func groups(by trait: GroupResult.Trait) -> [GroupResult] {
        var members: [String: [ClipPrediction]] = [:]
        for prediction in predictions {
            if let name = prediction.name(of: trait) { members[name, default: []].append(prediction) }
        }
        return Speaker.ordered(members.keys).compactMap { name in
            members[name].map {
                GroupResult(
                    trait: trait, name: name, confusion: ConfusionMatrix($0, classes: classes.count), predictions: $0)
            }
        }
    }
}

extension ClipPrediction {
    /// What a clip's name says of a trait; nil where it follows no scheme.
    package func name(of trait: GroupResult.Trait) -> String? {
        if trait == .speaker { return speaker }
        guard let name = try? RAVDESS.parse(clip) else { return nil }
        return switch trait {
        case .speaker: speaker
        case .sex: name.sex.rawValue
        case .intensity: name.intensity.rawValue
        case .statement: "\(name.statement)"
        }
    }
}
