/// One term of a filter, such as `emotion=angry,sad`, `dur>3`, `!speaker=12` or a word to be found.
package struct QueryTerm: Hashable, Sendable {
    /// How a number is held against the value.
    enum Comparison: String, CaseIterable, Hashable, Sendable {
        case notEqual = "!="
        case atMost = "<="
        case atLeast = ">="
        case equal = "="
        case less = "<"
        case greater = ">"
        case contains = "~"

        func holds(_ left: Float, _ right: Float) -> Bool {
            switch self {
            case .equal, .contains: left == right
            case .notEqual: left != right
            case .less: left < right
            case .greater: left > right
            case .atMost: left <= right
            case .atLeast: left >= right
            }
        }
    }

    /// What a clip is tested for.
    enum Test: Hashable, Sendable {
        /// The clip's value is one of these words.
        case isOne(of: Set<String>, QueryKey)
        /// The clip's value compares so with one of these numbers.
        case compares(QueryKey, Comparison, [Float])
        /// The clip's text holds these lower-case bytes side by side.
        case contains([UInt8])
        /// A part of the clip's text holds these lower-case bytes in their order, though not side by side.
        case holdsInOrder([UInt8])
        /// The clip's note holds these lower-case bytes.
        case noteContains([UInt8])
        /// The class that the run predicts is one of these words, or, unless it `matches`, none of them; a clip without
        /// a prediction is neither.
        case isPredicted(as: Set<String>, matches: Bool)
    }

    let test: Test
    let isNegated: Bool
}
