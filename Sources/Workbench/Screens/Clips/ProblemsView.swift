import Corpora
import TextCanvas

/// The problems that the scan of the corpus found.
struct ProblemsView {
    let cursor: ListCursor
    let state: WorkbenchState

    /// Draws into the given place and nowhere else.
    func draw(in area: Rect, on canvas: inout Canvas) {
        let problems = state.corpus.opened?.problems ?? []
        let inside = canvas.dialog(
            title: "Problems of the corpus", width: min(120, area.width),
            height: min(area.height, max(1, problems.count) + 6), over: area)
        guard !problems.isEmpty else {
            canvas.write("the scan found no problem", in: inside, as: .good)
            return
        }
        // The whole of the selected one stands below, since paths are long and differ at their ends.
        let (list, foot) = inside.splitBottom(min(3, max(0, inside.height - 4)))
        if problems.indices.contains(cursor.selection) {
            let problem = problems[cursor.selection]
            canvas.writeWrapped("\(problem.path): \(problem.detail)", in: foot.inset(left: 1, right: 1))
        }
        let columns = [
            Table.Column("kind", minimum: 11, priority: 2), Table.Column("file", minimum: 24, weight: 1, priority: 3),
            Table.Column("what is wrong", minimum: 24, weight: 2, priority: 1),
        ]
        Table(
            columns: columns, count: problems.count,
            visible: cursor.visibleRows(total: problems.count, height: Table.rows(inHeight: list.height)),
            selection: cursor.selection
        ).draw(in: list, on: &canvas) { row, column in
            switch column {
            case 0: Table.Entry(problems[row].kind.rawValue, .warning)
            case 1: Table.Entry(problems[row].path)
            default: Table.Entry(problems[row].detail, .muted)
            }
        }
    }
}
