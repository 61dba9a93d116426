import TextCanvas

/// The columns of the clip list, each shown or not.
struct ColumnChooserView {
    let cursor: ListCursor
    let state: WorkbenchState

    /// Draws into the given place and nowhere else.
    func draw(in area: Rect, on canvas: inout Canvas) {
        let all = ClipColumn.allCases
        let inside = canvas.dialog(
            title: "Columns", width: min(44, area.width), height: min(area.height, all.count + 2), over: area)
        Table(
            columns: [
                Table.Column("", minimum: 4, priority: 2), Table.Column("", minimum: 24, weight: 1, priority: 1),
            ],
            count: all.count, visible: cursor.visibleRows(total: all.count, height: inside.height),
            selection: cursor.selection, hasHead: false
        ).draw(in: inside, on: &canvas) { row, column in
            let isShown = !state.clips.hiddenColumns.contains(all[row])
            return column == 0 ? Table.Entry(isShown ? "[x]" : "[ ]", .accent) : Table.Entry(all[row].meaning)
        }
    }
}
