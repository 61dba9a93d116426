/// Where a key has its meaning. Looked up from the innermost to the outermost: the top overlay alone, or else the
/// focused pane, its screen, the motions that every list knows, and what holds everywhere.
package enum KeyScope: Hashable, Sendable {
    case overlay(OverlayKind)
    case pane(Pane)
    case screen(Screen)
    case motion
    case global

    /// The heading under which the help lists the keys of this scope.
    package var title: String {
        switch self {
        case .overlay(let kind): kind.title
        case .pane(let pane): pane.title
        case .screen(let screen): "\(screen.title) screen"
        case .motion: "Moving"
        case .global: "Everywhere"
        }
    }
}
