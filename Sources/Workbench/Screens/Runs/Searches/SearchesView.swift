import Recognition
import TextCanvas

/// Searches for recipes on the Runs screen: all of them, and the trials of the selected one.
struct SearchesView {
    let state: WorkbenchState

    private var searches: SearchesState { state.runs.searches }

    func draw(in area: Rect, on canvas: inout Canvas) {
        guard !searches.all.isEmpty else {
            let inside = canvas.box(area, title: "Searches", isFocused: true).inset(left: 1, right: 1)
            canvas.writeWrapped(absence, in: inside, as: .muted)
            return
        }
        let layout = RunsLayout(in: area, state: state)
        if !layout.list.isEmpty { drawList(in: layout.list, on: &canvas) }
        if !layout.detail.isEmpty, let search = searches.selected {
            SearchDetailView(
                search: search, cursor: searches.trialCursor, showsAxes: searches.showsAxes,
                isFocused: state.focusedPane == .runDetail
            ).draw(in: layout.detail, on: &canvas)
        }
    }

    private var absence: String {
        guard searches.isRead else { return "reading the searches" }
        return "No search yet. One is begun on the command line and can be watched here while it runs:\n"
            + "emoscope search --recipe small --try 'optimizer.learningRate=3e-4..1e-2:log' --budget 10"
    }

    private func drawList(in area: Rect, on canvas: inout Canvas) {
        let isFocused = state.focusedPane == .runList
        let inside = canvas.box(area, title: "Searches", remark: "\(searches.all.count)", isFocused: isFocused)
        let rows = Table.rows(inHeight: inside.height)
        Table(
            columns: [
                Table.Column("search", minimum: 24, weight: 2, priority: 6),
                Table.Column("protocol", minimum: 20, weight: 1, priority: 1),
                Table.Column("order", minimum: 9, priority: 2),
                Table.Column("state", minimum: 11, priority: 5),
                Table.Column("trials", minimum: 6, align: .right, priority: 7),
                Table.Column("best", minimum: 6, align: .right, priority: 8),
                Table.Column("tested", minimum: 6, align: .right, priority: 4),
            ], count: searches.all.count,
            visible: searches.cursor.visibleRows(total: searches.all.count, height: rows),
            selection: searches.cursor.selection, isFocused: isFocused
        ).draw(in: inside, on: &canvas) { row, column in Self.entry(searches.all[row], column) }
    }

    private static func entry(_ search: SearchSummary, _ column: Int) -> Table.Entry {
        switch column {
        case 0: Table.Entry(search.name)
        case 1: Table.Entry(search.protocolText, .muted)
        case 2: Table.Entry(search.strategy, .muted)
        case 3: Table.Entry(search.state.rawValue, search.state.role)
        case 4: Table.Entry(Format.count(search.trials.count))
        case 5: Table.Entry(search.best?.trial.score.map { Format.percent($0) } ?? "-")
        default: Table.Entry(search.uar.map { Format.percent($0) } ?? "-", .accent)
        }
    }
}
