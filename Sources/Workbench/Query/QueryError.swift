/// What is wrong with a filter, in one line that says what would be right.
package enum QueryError: Error, Hashable, Sendable, CustomStringConvertible {
    case unknownKey(String, nearest: String?)
    case missingValue(key: String, expected: String)
    case wrongValue(String, key: String, expected: String)
    case ambiguousValue(String, key: String, candidates: [String])
    case unorderedKey(String, sign: String)
    case openQuote

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
