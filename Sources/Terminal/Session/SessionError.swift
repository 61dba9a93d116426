import TextCanvas

/// Why the workbench can't be opened; `description` is the line that a user reads.
package enum SessionError: Error, Hashable, CustomStringConvertible, Sendable {
    /// No theme has the name that was asked for.
    case unknownTheme(String, known: [String])
    /// The terminal.
    case terminal(TerminalError)

    package var description: String {
        switch self {
        case .unknownTheme(let name, let known):
            "--theme \(name): no such theme"
                + (Spelling.nearest(to: name, among: known).map { "; did you mean '\($0)'?" } ?? "")
                + ": there are \(known.joined(separator: ", "))"
        case .terminal(let error): error.description
        }
    }
}
