import TextCanvas

/// Where the parts of the Evaluate screen stand.
struct EvaluateLayout {
    /// What was measured, and the figures: no frame.
    let head: Rect
    /// The matrix or the list of clips, with its frame; empty where it is not shown.
    let matrix: Rect
    /// Results by class and fold, with their frame; empty where they are not shown.
    let results: Rect

    /// Columns that the results by class need.
    private static let resultsWidth = 32
    /// Columns of a cell at least, and of the names beside them.
    private static let cellWidth = ConfusionGrid.cellWidths.lowerBound
    private static let nameWidth = 8

    init(in area: Rect, state: WorkbenchState) {
        let lines = EvaluateHeadView(state: state).statementLines(width: area.width - 2)
        let headRows = min(3 + lines.count, max(3, area.height * 2 / 5))
        let (head, body) = area.splitTop(headRows)
        self.head = head
        let classes = state.evaluate.evaluation?.classes.count ?? 8
        let needed = classes * Self.cellWidth + Self.nameWidth + 4
        let nothing = Rect(x: body.x, y: body.y, width: 0, height: 0)
        if body.width >= needed + Self.resultsWidth {
            // The matrix takes no more than its largest cells need.
            let most = needed + classes * (ConfusionGrid.cellWidths.upperBound - Self.cellWidth)
            (matrix, results) = body.splitLeft(
                max(needed, min(most, body.width * 3 / 5)), orShare: state.mouse.shares[.evaluate])
        } else if state.focusedPane == .classResults {
            (matrix, results) = (nothing, body)
        } else {
            (matrix, results) = (body, nothing)
        }
    }
}
