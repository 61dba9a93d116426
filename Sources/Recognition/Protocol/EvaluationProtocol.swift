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
    package init?(text: String) { try? self.init(reading: text) }

    /// The same, of a text that is nearly one.
    ///
    /// - Throws: `RecipeError.unfitValue` which says what is the matter with it.
    init?(reading text: String) throws(RecipeError) {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        let argument = parts.count == 2 ? String(parts[1]).trimmed : nil
        switch (parts.first, argument) {
        case ("random-windows", nil): self = .randomWindows
        case ("leave-one-speaker-out", nil): self = .leaveOneSpeakerOut
        case ("leave-one-statement-out", nil): self = .leaveOneStatementOut
        case ("random-clips", nil): self = .randomClips(folds: Self.usualFolds)
        case ("speakers", nil): self = .speakers(folds: Self.usualFolds)
        case ("random-clips", let count?):
            guard let folds = try Self.folds(count, text) else { return nil }
            self = .randomClips(folds: folds)
        case ("speakers", let count?):
            guard let folds = try Self.folds(count, text) else { return nil }
            self = .speakers(folds: folds)
        case ("holdout", let names?):
            self = .holdout(try Self.speakers(names, text))
        case ("corpus", let path?):
            guard !path.isEmpty else { throw Self.fault(text, "it names no folder: corpus:PATH tests the clips there") }
            self = .corpus(path)
        case ("folds", let path?):
            guard !path.isEmpty else { throw Self.fault(text, "it names no file: folds:FILE takes the folds there") }
            self = .folds(path)
        default: return nil
        }
    }

    private static func folds(_ count: String, _ text: String) throws(RecipeError) -> Int? {
        guard let folds = Int(count) else { return nil }
        if folds < 2 {
            throw fault(text, "at least 2 folds are needed, so that one can be tested and another trained on")
        }
        return folds
    }

    private static func speakers(_ names: String, _ text: String) throws(RecipeError) -> [String] {
        let speakers = names.split(separator: ",").map { String($0).trimmed }.filter { !$0.isEmpty }
        if speakers.isEmpty { throw fault(text, "it names no speaker: holdout:15,16 tests the speakers 15 and 16") }
        for (index, speaker) in speakers.enumerated() {
            let isTwice = speakers[..<index].contains { Speaker.isSame($0, speaker) }
            if isTwice { throw fault(text, "it names speaker \(speaker) twice") }
        }
        return speakers
    }

    private static func fault(_ text: String, _ reason: String) -> RecipeError {
        .unfitValue(key: "protocol", value: text, reason: reason, file: nil)
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
    /// and of another corpus the clips tell.
    package var leaks: Bool {
        switch self {
        case .randomWindows, .randomClips, .leaveOneStatementOut: true
        case .speakers, .leaveOneSpeakerOut, .holdout, .corpus, .folds: false
        }
    }

    /// Whether folds of a corpus leak: the protocol does, or a clip or a speaker lies on both sides.
    ///
    /// - Parameter tested: the other corpus, where the protocol tests one.
    func leaks(_ folds: [Fold], of corpus: Corpus, testing tested: Corpus? = nil) -> Bool {
        switch self {
        case .folds: !Overlap(of: folds, in: corpus).isEmpty
        case .corpus: tested.map { tested in folds.contains { other($0, of: corpus, testing: tested).leaks } } ?? leaks
        default: leaks
        }
    }

    /// Whether every fold tests whole speakers that it does not train on.
    package var holdsOutSpeakers: Bool {
        switch self {
        case .speakers, .leaveOneSpeakerOut, .holdout: true
        case .randomWindows, .randomClips, .leaveOneStatementOut, .corpus, .folds: false
        }
    }
}
