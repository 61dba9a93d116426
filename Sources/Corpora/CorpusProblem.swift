/// Something wrong with a file or a folder of a corpus; the rest of the corpus is used all the same.
package struct CorpusProblem: Codable, Hashable, Sendable {
    /// The kinds of problems; the raw values are what scripts see.
    package enum Kind: String, CaseIterable, Codable, Hashable, Sendable {
        /// The file cannot be read as sound, or the folder not at all.
        case unreadable
        /// No sample.
        case empty
        /// Every sample is 0.
        case silent
        /// Samples that are infinite or not a number.
        case nonFinite = "non-finite"
        /// The name follows no naming scheme.
        case unnamed
        /// The same samples as another clip's; the clip is used.
        case duplicate
        /// The same samples as another clip's under another emotion or speaker: one of the two names is wrong.
        case contradiction
    }

    /// The path relative to the corpus.
    package let path: String
    /// What is wrong.
    package let kind: Kind
    /// What is wrong in one line of words.
    package let detail: String

    /// A problem with a file.
    package init(path: String, kind: Kind, detail: String) {
        self.path = path
        self.kind = kind
        self.detail = detail
    }
}

extension CorpusProblem {
    /// Two clips with the same samples; where their names contradict each other, one of them is wrong.
    init(copy: Clip, of first: Clip) {
        var differences: [String] = []
        if copy.emotion != first.emotion {
            differences.append("this name says \(copy.emotion.rawValue), that one \(first.emotion.rawValue)")
        }
        if copy.speaker != first.speaker {
            differences.append("this name says speaker \(copy.speaker), that one \(first.speaker)")
        }
        let detail = (["the same samples as \(first.id)"] + differences).joined(separator: "; ")
        self.init(path: copy.id, kind: differences.isEmpty ? .duplicate : .contradiction, detail: detail)
    }
}
