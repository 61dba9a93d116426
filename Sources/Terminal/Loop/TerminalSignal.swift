import Glibc

/// A signal that has to do with the terminal or with the end of the program.
package enum TerminalSignal: Hashable, Sendable {
    case resized, continued, stop
    /// A request to end, with the number of the signal: interrupt, terminate, hang up, quit.
    case end(Int32)

    init?(number: Int32) {
        switch number {
        case SIGWINCH: self = .resized
        case SIGCONT: self = .continued
        case SIGTSTP: self = .stop
        case SIGINT, SIGTERM, SIGHUP, SIGQUIT: self = .end(number)
        default: return nil
        }
    }
}
