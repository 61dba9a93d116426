import Corpora

extension ClipQuery {
    /// The rows of a table that pass, in the order given, and how many tests that took: at most one a row and term.
    package func matches(of table: ClipTable, in order: [Int32]) -> (rows: [Int32], tests: Int) {
        var rows = order
        var tests = 0
        for term in terms {
            tests += rows.count
            let passes = term.predicate(on: table)
            rows = rows.filter { passes(Int($0)) != term.isNegated }
        }
        return (rows, tests)
    }
}

extension QueryTerm {
    /// The test of one clip, with everything that does not depend on the clip worked out beforehand.
    fileprivate func predicate(on table: ClipTable) -> (Int) -> Bool {
        switch test {
        case .contains(let needle): { table.contains(needle, at: $0) }
        case .holdsInOrder(let letters): { table.holds(letters, inOrderAt: $0) }
        case .noteContains(let needle): { table.notes[$0].map { Self.contains(needle, $0) } ?? false }
        case .isOne(let words, let key): Self.wordPredicate(words, key, table)
        case .isPredicted(let words, let matches): Self.predictionPredicate(words, matches, table)
        case .compares(let key, let comparison, let numbers):
            Self.numberPredicate(comparison, numbers, Self.number(of: key, table))
        }
    }

    /// The words are turned into flags by position, so that no clip is compared as text.
    private static func wordPredicate(_ words: Set<String>, _ key: QueryKey, _ table: ClipTable) -> (Int) -> Bool {
        switch key {
        case .emotion:
            let wanted = Emotion.allCases.map { words.contains($0.rawValue) }
            return { wanted[Int(table.emotions[$0])] }
        case .sex:
            let (female, male) = (words.contains(Sex.female.rawValue), words.contains(Sex.male.rawValue))
            return { table.isFemale[$0] ? female : male }
        case .speaker:
            let wanted = table.speakerNames.map { name in
                words.contains(Int(name).map(String.init) ?? name.lowercased())
            }
            return { wanted[Int(table.speakers[$0])] }
        case .mark:
            let (yes, no) = (words.contains("yes"), words.contains("no"))
            return { table.isMarked[$0] ? yes : no }
        case .intensity:
            return { words.contains(table.clips[$0].intensity.rawValue) }
        default:
            return { table.problems[$0].map { words.contains("any") || words.contains($0.rawValue) } ?? false }
        }
    }

    /// Whether the class predicted for a clip is among the words; of its true class the words of the truth speak.
    private static func predictionPredicate(
        _ words: Set<String>, _ matches: Bool, _ table: ClipTable
    ) -> (Int) -> Bool {
        let predictions = table.predictions
        let wanted = predictions.classes.map { words.contains($0.lowercased()) }
        let asksForTruth = !words.isDisjoint(with: QueryKey.truthWords)
        return { row in
            guard let prediction = predictions[row] else { return false }
            let isOne = wanted[prediction.predicted] || (asksForTruth && prediction.isRight)
            return isOne == matches
        }
    }

    /// Whether a text holds some bytes side by side.
    private static func contains(_ needle: [UInt8], _ text: [UInt8]) -> Bool {
        guard !needle.isEmpty, needle.count <= text.count else { return needle.isEmpty }
        return (0...text.count - needle.count).contains { text[$0..<$0 + needle.count].elementsEqual(needle) }
    }

    /// Several numbers are alternatives; with `!=` none of them may hold.
    private static func numberPredicate(
        _ comparison: Comparison, _ numbers: [Float], _ value: @escaping (Int) -> Float
    ) -> (Int) -> Bool {
        { row in
            let value = value(row)
            return comparison == .notEqual
                ? numbers.allSatisfy { value != $0 } : numbers.contains { comparison.holds(value, $0) }
        }
    }

    /// The column of numbers that a key asks for.
    private static func number(of key: QueryKey, _ table: ClipTable) -> (Int) -> Float {
        switch key {
        case .statement: { Float(table.clips[$0].statement) }
        case .repetition: { Float(table.clips[$0].repetition) }
        case .sampleRate: { Float(table.clips[$0].sampleRate) }
        case .channels: { Float(table.clips[$0].channels) }
        default: { table.seconds[$0] }
        }
    }
}

extension ClipTable {
    /// Whether one part of a clip's text holds some letters in their order.
    fileprivate func holds(_ letters: [UInt8], inOrderAt row: Int) -> Bool {
        guard !letters.isEmpty else { return true }
        return text.withUnsafeBufferPointer { text in
            letters.withUnsafeBufferPointer { letters in
                var found = 0
                for index in textStarts[row]..<textStarts[row + 1] {
                    // A line break ends a part: the search starts anew in the next.
                    if text[index] == 10 {
                        found = 0
                    } else if text[index] == letters[found] {
                        found += 1
                        if found == letters.count { return true }
                    }
                }
                return false
            }
        }
    }

    /// Whether a clip's text holds some bytes.
    fileprivate func contains(_ needle: [UInt8], at row: Int) -> Bool {
        guard let first = needle.first else { return true }
        return text.withUnsafeBufferPointer { text in
            needle.withUnsafeBufferPointer { needle in
                let end = textStarts[row + 1] - needle.count
                var index = textStarts[row]
                while index <= end {
                    if text[index] == first {
                        var length = 1
                        while length < needle.count, text[index + length] == needle[length] { length += 1 }
                        if length == needle.count { return true }
                    }
                    index += 1
                }
                return false
            }
        }
    }
}
