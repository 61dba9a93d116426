/// What a clip is called when it is learnt or recognised.
package enum LabelScheme: String, CaseIterable, Codable, Hashable, Sendable {
    /// The eight emotions, in the order of RAVDESS: neutral, calm, happy, sad, angry, fearful, disgust, surprised.
    case emotion
    /// Seven emotions in the same order: calm counts as neutral.
    case emotion7
    /// Seven emotions by sex: female_angry, female_disgust, ... male_surprised; calm counts as neutral.
    case sexEmotion = "sex-emotion"

    /// The names of the classes, in the order of their index.
    ///
    /// With ``sexEmotion`` the order is alphabetical, as `numpy.unique` gave it to the notebook that the scheme
    /// comes from.
    package var classes: [String] {
        switch self {
        case .emotion: Self.emotionClasses
        case .emotion7: Self.emotion7Classes
        case .sexEmotion: Self.sexEmotionClasses
        }
    }

    /// The name of the class that an emotion and a sex belong to.
    package func label(emotion: Emotion, sex: Sex) -> String {
        let merged = emotion == .calm ? Emotion.neutral : emotion
        return switch self {
        case .emotion: emotion.rawValue
        case .emotion7: merged.rawValue
        case .sexEmotion: "\(sex.rawValue)_\(merged.rawValue)"
        }
    }

    /// The name of the class that a clip belongs to.
    package func label(of clip: Clip) -> String { label(emotion: clip.emotion, sex: clip.sex) }

    /// The position in ``classes`` of the class that a clip belongs to.
    package func classIndex(of clip: Clip) -> Int { classIndex(emotion: clip.emotion, sex: clip.sex) }

    /// The position in ``classes`` of the class that an emotion and a sex belong to.
    package func classIndex(emotion: Emotion, sex: Sex) -> Int {
        guard let index = classes.firstIndex(of: label(emotion: emotion, sex: sex)) else {
            preconditionFailure("LabelScheme: \(self) has no class for \(emotion) and \(sex)")
        }
        return index
    }

    private static let emotionClasses = Emotion.allCases.map(\.rawValue)
    private static let emotion7Classes = emotionClasses.filter { $0 != Emotion.calm.rawValue }
    private static let sexEmotionClasses = Sex.allCases.flatMap { sex in
        emotion7Classes.map { "\(sex.rawValue)_\($0)" }
    }.sorted()
}
