/// What is wrong with a theme's table.
package enum ThemeError: Error, Hashable, CustomStringConvertible {
    /// A key that themes don't have, and the nearest that they do have.
    case unknownKey(String, nearest: String?)
    /// A key that every theme needs.
    case missingKey(String)
    /// A value that can't be read, and what is expected there.
    case badValue(key: String, value: String, expected: String)

    /// One line: which key, what is wrong, what to write.
    package var description: String {
        switch self {
        case .unknownKey(let key, let nearest):
            "unknown key '\(key)'" + (nearest.map { "; did you mean '\($0)'?" } ?? "")
        case .missingKey(let key): "the key '\(key)' is missing"
        case .badValue(let key, let value, let expected): "'\(key)' is '\(value)': expected \(expected)"
        }
    }
}
