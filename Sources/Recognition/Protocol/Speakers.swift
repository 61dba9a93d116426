/// Lists of speakers as people read them.
package enum Speakers {
    /// The different speakers, numbers by their value and before words.
    package static func ordered(_ speakers: some Sequence<String>) -> [String] {
        Set(speakers).sorted { first, second in
            switch (Int(first), Int(second)) {
            case (let left?, let right?): left == right ? first < second : left < right
            case (_?, nil): true
            case (nil, _?): false
            case (nil, nil): first < second
            }
        }
    }

    /// `15, 16, 17`.
    package static func list(_ speakers: some Sequence<String>) -> String {
        ordered(speakers).joined(separator: ", ")
    }
}
