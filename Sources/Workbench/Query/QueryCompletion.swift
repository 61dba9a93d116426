/// Completes the term before the cursor: a key, or a word that its key takes.
package struct QueryCompletion: Hashable, Sendable {
    /// Where the part to replace begins, in characters from the start.
    package let start: Int
    /// What can stand there, in order.
    package let candidates: [String]

    /// The completions of a text up to the cursor.
    package init(of text: String, speakers: [String]) {
        let term = text.lastIndex(of: " ").map { text[text.index(after: $0)...] } ?? text[...]
        let body = term.drop { $0 == "!" }
        guard let sign = body.firstIndex(where: { "=<>~".contains($0) }) else {
            start = text.count - body.count
            let keys = QueryKey.allCases.filter { $0.rawValue.hasPrefix(body.lowercased()) }
            candidates = keys.map { $0.isNumber ? $0.rawValue : $0.rawValue + "=" }
            return
        }
        let name = String(body[..<sign].filter { $0 != "!" })
        let value = body[body.index(after: sign)...]
        let typed = value.lastIndex(of: ",").map { value[value.index(after: $0)...] } ?? value
        start = text.count - typed.count
        let words = name == QueryKey.speaker.rawValue ? speakers : QueryKey(rawValue: name)?.words ?? []
        candidates = words.filter { $0.hasPrefix(typed.lowercased()) }
    }

    /// The longest beginning that all candidates share; nil without candidates.
    package var common: String? {
        guard var shared = candidates.first else { return nil }
        for candidate in candidates.dropFirst() {
            while !candidate.hasPrefix(shared) { shared.removeLast() }
        }
        return shared
    }
}
