import TextCanvas

extension QueryTerm {
    /// Reads one term.
    init(_ word: String) throws(QueryError) {
        let negation = word.hasPrefix("!")
        let body = negation ? String(word.dropFirst()) : word
        guard let sign = Self.sign(in: body) else {
            test = .contains(Array(body.lowercased().utf8))
            isNegated = negation
            return
        }
        let name = String(body[..<sign.range.lowerBound]).lowercased()
        let value = String(body[sign.range.upperBound...])
        guard let key = Self.key(named: name) else {
            throw .unknownKey(name, nearest: Spelling.nearest(to: name, among: QueryKey.allCases.map(\.rawValue)))
        }
        guard !value.isEmpty else { throw .missingValue(key: key.rawValue, expected: key.expected) }
        test = try Self.test(of: key, sign.comparison, value)
        // Numbers and predictions have a test of their own for what is not equal: a clip may have neither.
        let isTurned = sign.comparison == .notEqual && !key.isNumber && key != .predicted
        isNegated = negation != isTurned
    }

    /// The first comparison sign after a name, the longer of those that begin alike.
    private static func sign(in body: String) -> (comparison: Comparison, range: Range<String.Index>)? {
        var index = body.startIndex
        while index < body.endIndex {
            let rest = body[index...]
            if index > body.startIndex, let sign = Comparison.allCases.first(where: { rest.hasPrefix($0.rawValue) }) {
                return (sign, index..<body.index(index, offsetBy: sign.rawValue.count))
            }
            guard body[index].isLetter || body[index] == "-" else { return nil }
            index = body.index(after: index)
        }
        return nil
    }

    /// A key by its name, by the start of it, or by another word for it.
    private static func key(named name: String) -> QueryKey? {
        let others: [String: QueryKey] = [
            "seconds": .seconds, "duration": .seconds, "actor": .speaker, "file": .text, "path": .text,
            "stmt": .statement,
        ]
        if let key = QueryKey(rawValue: name) ?? others[name] { return key }
        let starting = QueryKey.allCases.filter { $0.rawValue.hasPrefix(name) }
        return name.count >= 2 && starting.count == 1 ? starting[0] : nil
    }

    /// The test of a key, with every value checked against what the key knows.
    private static func test(of key: QueryKey, _ comparison: Comparison, _ value: String) throws(QueryError) -> Test {
        let bytes = Array(value.lowercased().utf8)
        if key == .text { return comparison == .contains ? .holdsInOrder(bytes) : .contains(bytes) }
        if key == .note { return .noteContains(bytes) }
        let values = value.split(separator: ",").map { String($0).lowercased() }
        guard !values.isEmpty else { throw .missingValue(key: key.rawValue, expected: key.expected) }
        if key.isNumber {
            var numbers: [Float] = []
            for value in values {
                guard let number = Float(value) else {
                    throw .wrongValue(value, key: key.rawValue, expected: key.expected)
                }
                numbers.append(number)
            }
            return .compares(key, comparison, numbers)
        }
        if [.less, .greater, .atMost, .atLeast].contains(comparison) {
            throw .unorderedKey(key.rawValue, sign: comparison.rawValue)
        }
        var words: Set<String> = []
        for value in values { words.insert(try word(value, of: key)) }
        return key == .predicted
            ? .isPredicted(as: words, matches: comparison != .notEqual) : .isOne(of: words, key)
    }

    /// The word that a value means: itself, the only one that starts so, or, of speakers, the number without zeros.
    private static func word(_ value: String, of key: QueryKey) throws(QueryError) -> String {
        if key == .speaker { return Int(value).map(String.init) ?? value }
        if key.words.contains(value) { return value }
        let candidates = key.words.filter { $0.hasPrefix(value) }
        switch candidates.count {
        case 0: throw .wrongValue(value, key: key.rawValue, expected: key.expected)
        case 1: return candidates[0]
        default: throw .ambiguousValue(value, key: key.rawValue, candidates: candidates)
        }
    }
}
