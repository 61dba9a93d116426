/// The whole state of the workbench, as one value. Only `update` changes it.
package struct WorkbenchState: Sendable {
    /// The smallest terminal that can be worked in, in cells.
    package static let smallestSize = (width: 40, height: 12)

    /// The terminal, in cells.
    package var width: Int
    package var height: Int

    /// The screen in sight.
    package var screen: Screen = .clips
    /// Screens to go back to, after one led to another.
    package var trail: [Screen] = []
    /// The pane with the focus, by screen; its first pane where none is named.
    package var focus: [Screen: Pane] = [:]
    /// What lies over the screen; the last one takes the keys.
    package var overlays: [Overlay] = []
    /// The number typed before a command.
    package var count = CommandCount()
    /// Messages of the status line.
    package var notices = Notices()
    /// What each screen remembers.
    package var clips = ClipsState()
    package var classes = ClassesState()
    package var train = TrainState()
    package var evaluate = EvaluateState()
    package var classify = ClassifyState()
    package var runs = RunsState()

    /// The keys, as they are or as the configuration has them.
    package var keyMap: KeyMap = .standard

    /// The state at the start, before the corpus is read.
    package init(width: Int, height: Int) {
        self.width = width
        self.height = height
    }

    /// The pane with the focus.
    package var focusedPane: Pane { focus[screen] ?? screen.panes[0] }

    /// Whether the terminal is too small to work in.
    package var isTooSmall: Bool { width < Self.smallestSize.width || height < Self.smallestSize.height }

    /// The scopes in which the next key is looked up, innermost first.
    package var keyScopes: [KeyScope] {
        if let overlay = overlays.last { return [.overlay(overlay.kind)] }
        return [.pane(focusedPane), .screen(screen), .motion, .global]
    }
}
