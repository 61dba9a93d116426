package import Workbench

/// What the user gives the terminal: keys and pasted text.
package enum TerminalInput: Hashable, Sendable {
    case key(Key)
    /// Text that the terminal has marked as pasted; without control characters.
    case pasted(String)

    /// What it means to the workbench.
    package var action: Action {
        switch self {
        case .key(let key): .key(key)
        case .pasted(let text): .pasted(text)
        }
    }
}
