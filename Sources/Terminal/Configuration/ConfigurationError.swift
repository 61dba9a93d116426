/// What is wrong with a file that the user has written: the configuration or a theme.
package enum ConfigurationError: Error, Hashable, CustomStringConvertible {
    /// The file can't be read.
    case unreadable(file: String, reason: String)
    /// It isn't TOML from this line on.
    case syntax(file: String, line: Int, detail: String)
    /// Something is wrong with a key, said in one line that names it.
    case key(file: String, detail: String)

    /// One line: which file, where, what is wrong.
    package var description: String {
        switch self {
        case .unreadable(let file, let reason): "\(file): cannot be read: \(reason)"
        case .syntax(let file, let line, let detail): "\(file): line \(line): \(detail)"
        case .key(let file, let detail): "\(file): \(detail)"
        }
    }
}
