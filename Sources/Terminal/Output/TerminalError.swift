/// Why the workbench can't have the terminal.
package enum TerminalError: Error, Hashable, CustomStringConvertible {
    /// Terminfo has no entry for it.
    case unknownType(String)
    /// It has no way to put text at a place.
    case noPlaces(String)
    /// The system has no pipe left.
    case noPipe

    /// One line: what is wrong, and what to do.
    package var description: String {
        switch self {
        case .unknownType(""): "TERM is not set: set it to the terminal's type, for example TERM=xterm-256color"
        case .unknownType(let type):
            "TERM: the terminal type '\(type)' is not known here: install ncurses-term or set TERM=xterm-256color"
        case .noPlaces(let type):
            "TERM: a '\(type)' terminal can't put text at a place: use another, or --plain, which speaks in lines"
        case .noPipe: "too many open files: close some programs and try again"
        }
    }
}
