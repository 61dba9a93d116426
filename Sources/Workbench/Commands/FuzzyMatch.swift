/// Finds letters in their order, though not side by side: `stn` in `clips.sort-next`.
package enum FuzzyMatch {
    /// How well a pattern fits: higher is better, nil where a letter is missing. Case and spaces do not count.
    ///
    /// Each letter earns 1, more at the start of a word (8) or directly after the letter before it (5).
    /// Among the ways to place the letters the best is taken, by dynamic programming over pattern and text.
    package static func score(of pattern: String, in text: String) -> Int? {
        let wanted = Array(pattern.lowercased().filter { $0 != " " })
        let letters = Array(text.lowercased())
        guard !wanted.isEmpty else { return 0 }
        guard wanted.count <= letters.count else { return nil }
        var ending: [Int?] = Array(repeating: nil, count: letters.count)
        for (row, letter) in wanted.enumerated() {
            ending = advance(ending, by: letter, isFirst: row == 0, in: letters)
        }
        return ending.compactMap { $0 }.max()
    }

    /// Best scores of the pattern's next letter placed at each position, from those of the letter before.
    private static func advance(
        _ previous: [Int?], by wanted: Character, isFirst: Bool, in letters: [Character]
    ) -> [Int?] {
        var next: [Int?] = Array(repeating: nil, count: letters.count)
        var bestBefore: Int? = isFirst ? 0 : nil
        for position in letters.indices {
            if letters[position] == wanted {
                let adjacent = position > 0 ? previous[position - 1].map { $0 + 5 } : nil
                let worth = startsWord(position, in: letters) ? 9 : 1
                next[position] = [adjacent, bestBefore].compactMap { $0 }.max().map { $0 + worth }
            }
            if let candidate = previous[position] { bestBefore = max(bestBefore ?? candidate, candidate) }
        }
        return next
    }

    /// Whether a letter begins the text or follows something that is neither letter nor digit.
    private static func startsWord(_ position: Int, in letters: [Character]) -> Bool {
        position == 0 || !(letters[position - 1].isLetter || letters[position - 1].isNumber)
    }
}
