import TextCanvas

/// Where the list of runs and the selected one stand: side by side in a wide window, else one below the other.
struct RunsLayout {
    /// The list with its frame; empty where it is not shown.
    let list: Rect
    /// The selected run with its frame; empty where it is not shown.
    let detail: Rect

    /// Columns from which a list with all that tells runs apart has room beside the curves.
    private static let leastWidth = 160
    private static let leastHeight = 18
    /// Rows of a list that is nearly empty, with its frame and its head.
    private static let leastList = 6

    /// - Parameter focused: the pane that has the focus; nil takes that of the state.
    init(in area: Rect, state: WorkbenchState, focused: Pane? = nil) {
        let nothing = Rect(x: area.x, y: area.y, width: 0, height: 0)
        if area.width >= Self.leastWidth {
            (list, detail) = area.splitLeft(area.width * 11 / 20, orShare: state.mouse.shares[.runs])
        } else if area.height >= Self.leastHeight {
            let rows = state.runs.searches.isShown ? state.runs.searches.all.count : state.runs.rows.count
            (list, detail) = area.splitTop(min(area.height * 9 / 20, max(Self.leastList, rows + 3)))
        } else {
            (list, detail) = (focused ?? state.focusedPane) == .runDetail ? (nothing, area) : (area, nothing)
        }
    }
}
