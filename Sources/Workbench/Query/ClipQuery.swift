/// A filter of clips: terms that must all hold.
///
/// `emotion=angry,sad sex=f dur>3 !speaker=12 kids` shows the angry and sad clips of women, longer than 3 s, not of
/// speaker 12, whose path or words hold "kids". Words may be cut short as long as they stay clear; quotation marks keep
/// spaces together.
package struct ClipQuery: Hashable, Sendable {
    /// The terms, in the order typed.
    package let terms: [QueryTerm]

    /// The filter that lets every clip through.
    package static let everything = ClipQuery(terms: [])

    private init(terms: [QueryTerm]) { self.terms = terms }

    /// Reads a filter.
    package init(_ text: String) throws(QueryError) {
        var terms: [QueryTerm] = []
        for word in try Self.words(of: text) { terms.append(try QueryTerm(word)) }
        self.terms = terms
    }

    /// Whether predictions of a run are needed to answer it.
    package var needsPredictions: Bool {
        terms.contains { term in
            if case .isPredicted = term.test { true } else { false }
        }
    }

    /// The filter without its last word, while that may still become a key such as `sex=`; nil where it may not.
    func withoutUnfinishedKey() -> ClipQuery? {
        guard let last = terms.last, case .holdsInOrder(let letters) = last.test else { return nil }
        let word = String(decoding: letters, as: UTF8.self)
        guard QueryKey.allCases.contains(where: { $0.rawValue.hasPrefix(word) }) else { return nil }
        return ClipQuery(terms: terms.dropLast())
    }

    /// Splits at spaces outside quotation marks, and drops the marks.
    private static func words(of text: String) throws(QueryError) -> [String] {
        var words: [String] = []
        var word = ""
        var isQuoted = false
        for character in text {
            switch character {
            case "\"": isQuoted.toggle()
            case " " where !isQuoted:
                if !word.isEmpty { words.append(word) }
                word = ""
            default: word.append(character)
            }
        }
        if isQuoted { throw .openQuote }
        if !word.isEmpty { words.append(word) }
        return words
    }
}
