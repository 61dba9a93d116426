/// Finds what somebody may have meant to write.
package enum Spelling {
    /// The candidate with the fewest typing errors from a word; nil where none is near.
    package static func nearest(to word: String, among candidates: [String]) -> String? {
        let scored = candidates.map { (word: $0, distance: distance(word, $0)) }
        guard let best = scored.min(by: { $0.distance < $1.distance }) else { return nil }
        return best.distance <= max(2, word.count / 3) ? best.word : nil
    }

    /// Letters to add, drop or change to turn one word into another.
    ///
    /// Source: Levenshtein (1966), Soviet Physics Doklady 10(8).
    static func distance(_ first: String, _ second: String) -> Int {
        let target = Array(second)
        var row = Array(0...target.count)
        for (index, letter) in first.enumerated() {
            var diagonal = row[0]
            row[0] = index + 1
            for column in target.indices {
                let changed = diagonal + (letter == target[column] ? 0 : 1)
                diagonal = row[column + 1]
                row[column + 1] = min(changed, row[column] + 1, diagonal + 1)
            }
        }
        return row[target.count]
    }
}
