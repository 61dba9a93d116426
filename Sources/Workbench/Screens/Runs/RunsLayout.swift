import TextCanvas

/// Where the list of runs and the selected one stand: side by side in a wide window, else one below the other.
struct RunsLayout {
    /// The list with its frame; empty where it is not shown.
    let list: Rect
    /// The selected run with its frame; empty where it is not shown.
    let detail: Rect

    private static let leastWidth = 110
    private static let leastHeight = 18

    init(in area: Rect, focused pane: Pane, share: Double?) {
        let nothing = Rect(x: area.x, y: area.y, width: 0, height: 0)
        if area.width >= Self.leastWidth {
            (list, detail) = area.splitLeft(area.width * 11 / 20, orShare: share)
        } else if area.height >= Self.leastHeight {
            (list, detail) = area.splitTop(area.height * 9 / 20)
        } else {
            (list, detail) = pane == .runDetail ? (nothing, area) : (area, nothing)
        }
    }
}
