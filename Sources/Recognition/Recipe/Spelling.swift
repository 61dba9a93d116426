/// Finds what a misspelt word was meant to be.
package enum Spelling {
    /// The candidate nearest to a word, or nil where none is near enough to be meant.
    package static func nearest(to word: String, in candidates: [String]) -> String? {
        let wanted = word.lowercased()
        let isDotted = wanted.contains(".")
        let exact = candidates.first { ending(of: $0.lowercased()) == ending(of: wanted) }
        if let exact, !isDotted { return exact }
        let distances = candidates.map { candidate in
            let name = candidate.lowercased()
            // Without a dot the section was left out: the last part is what was meant.
            return (candidate, isDotted ? distance(wanted, name) : distance(wanted, ending(of: name)))
        }
        guard let best = distances.min(by: { $0.1 < $1.1 }), best.1 <= max(2, word.count / 3) else { return exact }
        return best.0
    }

    private static func ending(of name: String) -> String { name.split(separator: ".").last.map(String.init) ?? name }

    /// Insertions, deletions and replacements that turn one word into the other.
    ///
    /// Source: Wagner & Fischer (1974), "The string-to-string correction problem", J. ACM 21(1).
    static func distance(_ first: String, _ second: String) -> Int {
        let target = Array(second)
        var row = Array(0...target.count)
        for (line, letter) in first.enumerated() {
            var diagonal = row[0]
            row[0] = line + 1
            for column in target.indices {
                let replaced = diagonal + (letter == target[column] ? 0 : 1)
                diagonal = row[column + 1]
                row[column + 1] = min(replaced, row[column] + 1, row[column + 1] + 1)
            }
        }
        return row[target.count]
    }
}
