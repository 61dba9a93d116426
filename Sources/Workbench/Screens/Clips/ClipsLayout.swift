import TextCanvas

/// Where list and inspector stand. Where there is no room for both, the one with the focus has it all.
struct ClipsLayout {
    /// The list with its frame; empty where it is not shown.
    let list: Rect
    /// The inspector with its frame; empty where it is not shown.
    let inspector: Rect

    /// Columns that both need side by side.
    private static let leastWidth = 66

    /// Columns of a window in which the list has room for whole names of files.
    private static let wideWidth = 190

    /// Two fifths for the list: its columns end where another would only be half read.
    init(in area: Rect, state: WorkbenchState) {
        let nothing = Rect(x: area.x, y: area.y, width: 0, height: 0)
        if state.clips.inspector.isZoomed || (area.width < Self.leastWidth && state.focusedPane == .clipInspector) {
            (list, inspector) = (nothing, area)
        } else if area.width < Self.leastWidth {
            (list, inspector) = (area, nothing)
        } else {
            (list, inspector) = area.splitLeft(
                area.width >= Self.wideWidth ? 84 : max(32, area.width * 2 / 5), orShare: state.mouse.shares[.clips])
        }
    }
}
