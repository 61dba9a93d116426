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
