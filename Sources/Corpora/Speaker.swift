/// Somebody who speaks in a corpus.
package struct Speaker: Codable, Hashable, Sendable {
    /// The speaker as the corpus writes it, for example `"07"`.
    package let id: String
    /// The speaker's sex.
    package let sex: Sex

    /// A speaker.
    package init(id: String, sex: Sex) {
        self.id = id
        self.sex = sex
    }

    /// Whether two ways of writing a speaker mean the same: equal, or equal as numbers (`1` and `01`).
    package static func isSame(_ first: String, _ second: String) -> Bool {
        if first == second { return true }
        guard let left = Int(first), let right = Int(second) else { return false }
        return left == right
    }

    /// The different speakers, numbers by their value and before words.
    package static func ordered(_ ids: some Sequence<String>) -> [String] {
        Set(ids).sorted { first, second in
            switch (Int(first), Int(second)) {
            case (let left?, let right?): left == right ? first < second : left < right
            case (_?, nil): true
            case (nil, _?): false
            case (nil, nil): first < second
            }
        }
    }
}
