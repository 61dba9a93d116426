package import Workbench

/// What the user gives the terminal: keys, pasted text and the mouse.
package enum TerminalInput: Hashable, Sendable {
    case key(Key)
    /// Text that the terminal has marked as pasted; without control characters.
    case pasted(String)
    /// Something that the mouse did.
    case mouse(MouseEvent)

    /// What it means to the workbench.
    package var action: Action {
        switch self {
        case .key(let key): .key(key)
        case .pasted(let text): .pasted(text)
        case .mouse(let event): .mouse(event)
        }
    }
}
