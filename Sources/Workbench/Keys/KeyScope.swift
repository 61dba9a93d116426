/// Where a key has its meaning. Looked up from the innermost to the outermost: the top overlay alone, or else the
/// focused pane, its screen, the motions that every list knows, and what holds everywhere.
package enum KeyScope: Hashable, Sendable {
    /// While an overlay of this kind lies on top.
    case overlay(OverlayKind)
    /// While this pane has the focus.
    case pane(Pane)
    /// On this screen, whichever pane has the focus.
    case screen(Screen)
    /// On every screen, handed to the focused pane.
    case motion
    /// On every screen.
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
