import Corpora

/// What a filter can ask of a clip.
package enum QueryKey: String, CaseIterable, Hashable, Sendable {
    /// What the name of the file says of the clip.
    case emotion, sex, speaker, statement, intensity, repetition
    /// Its length.
    case seconds = "dur"
    /// Its rate.
    case sampleRate = "rate"
    /// Channels of the file, the problem that the scan found, and the text of path and sentence.
    case channels, problem, text
    /// What the user has remarked.
    case mark, note
    /// What the run chosen last takes the clip for.
    case predicted

    /// Every key, as errors list them.
    static let allNames = allCases.map(\.rawValue).joined(separator: ", ")

    /// The words that the key takes, if it takes words of a list.
    package var words: [String] {
        switch self {
        case .emotion: Emotion.allCases.map(\.rawValue)
        case .sex: Sex.allCases.map(\.rawValue)
        case .intensity: Intensity.allCases.map(\.rawValue)
        case .problem: CorpusProblem.Kind.allCases.map(\.rawValue) + ["any"]
        case .mark: ["yes", "no"]
        case .predicted: Self.truthWords + Self.classWords
        default: []
        }
    }

    /// Words for the class that a clip has by its name: `predicted!=emotion` finds the clips that the run got wrong.
    static let truthWords = ["emotion", "truth"]

    /// The classes of all schemes, each once: which of them the run knows is seen only when it is read.
    private static let classWords = LabelScheme.allCases.flatMap(\.classes).reduce(into: [String]()) { words, name in
        if !words.contains(name) { words.append(name) }
    }

    /// Whether the key's values are numbers that can be compared.
    var isNumber: Bool {
        switch self {
        case .statement, .repetition, .seconds, .sampleRate, .channels: true
        default: false
        }
    }

    /// What values are, in words.
    var expected: String {
        switch self {
        case .speaker: "a speaker, or several with commas"
        case .statement, .repetition, .channels: "a number"
        case .seconds: "seconds, such as 3.5"
        case .sampleRate: "Hz, such as 48000"
        case .text: "text of the path or of what is said"
        case .note: "text of your note"
        case .predicted: "emotion (what the clip is), or a class of the run"
        default: words.joined(separator: ", ")
        }
    }
}
