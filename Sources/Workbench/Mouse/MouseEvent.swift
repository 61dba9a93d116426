/// Something that the mouse did, at a cell of the screen.
package struct MouseEvent: Hashable, Sendable {
    /// What it did.
    package enum Kind: Hashable, Sendable {
        /// The first button went down, moved while it was down, and was let go.
        case press, drag, release
        /// The wheel turned by a step.
        case wheelUp, wheelDown
    }

    /// What it did.
    package let kind: Kind
    /// The column, from 0 at the left.
    package let x: Int
    /// The row, from 0 at the top.
    package let y: Int

    /// Something at a cell.
    package init(_ kind: Kind, x: Int, y: Int) {
        self.kind = kind
        self.x = x
        self.y = y
    }
}

/// What the mouse is used for, and what a button that is down drags.
package struct MouseState: Hashable, Sendable {
    /// What is being dragged.
    package enum Drag: Hashable, Sendable {
        /// The border between the two panes of the screen.
        case border
        /// A part of the clip's time, from the moment at which the button went down.
        case time(from: Double)
    }

    /// Whether the terminal reports the mouse; while it does, the terminal's own selection needs shift.
    package var isOn = false
    /// What is being dragged.
    package var drag: Drag?
    /// The last press, where nothing else has happened since.
    package var lastPress: MouseEvent?
    /// The share of the width that the left pane has where the user dragged the border, by screen.
    package var shares: [Screen: Double] = [:]

    /// Off, with every pane as wide as it is by itself.
    package init() {}
}
