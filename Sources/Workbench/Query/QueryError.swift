/// What is wrong with a filter, in one line that says what would be right.
package enum QueryError: Error, Hashable, Sendable, CustomStringConvertible {
    /// A word before a comparison sign that is no key.
    case unknownKey(String, nearest: String?)
    /// A key without anything behind the sign.
    case missingValue(key: String, expected: String)
    /// A value that the key does not know.
    case wrongValue(String, key: String, expected: String)
    /// The beginning of more than one word.
    case ambiguousValue(String, key: String, candidates: [String])
    /// More or less than a word that has no order.
    case unorderedKey(String, sign: String)
    /// An odd number of quotation marks.
    case openQuote

    /// The line.
    package var description: String {
        switch self {
        case .unknownKey(let key, let nearest?): "there is no key \(key): did you mean \(nearest)?"
        case .unknownKey(let key, nil): "there is no key \(key): there are \(QueryKey.allNames)"
        case .missingValue(let key, let expected): "\(key) needs a value: \(expected)"
        case .wrongValue(let value, let key, let expected): "\(key) cannot be \(value): expected \(expected)"
        case .ambiguousValue(let value, let key, let candidates):
            "\(key)=\(value) may be \(candidates.joined(separator: " or "))"
        case .unorderedKey(let key, let sign): "\(key) is not a number: use = or != instead of \(sign)"
        case .openQuote: "a quotation mark is not closed"
        }
    }
}
