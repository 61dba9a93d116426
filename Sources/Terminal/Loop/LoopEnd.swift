import CTerminal
import Glibc

/// Why the event loop ended.
package enum LoopEnd: Hashable, Sendable {
    /// The user left.
    case quit
    /// A signal asked for the end.
    case signal(Int32)
    /// The terminal is gone.
    case hangUp

    /// Ends the process by the signal that asked for it, so that whoever started it sees why; returns after a quit.
    package func endProcessIfSignalled() {
        switch self {
        case .quit: break
        case .signal(let number): ct_end_by_signal(number)
        case .hangUp: ct_end_by_signal(SIGHUP)
        }
    }
}
