/// What the outside shall do. `update` returns effects, a runner performs them and posts their results as actions.
package enum Effect: Sendable {
    /// Leave the program; every background work is stopped first.
    case quit
    /// Give the terminal back to the shell until the program is continued.
    case suspend
    /// Draw every cell afresh.
    case redraw
}
