import Recognition
import TextCanvas

/// The recipe's options with their values; changed ones are marked. Below them, what the selected one means.
struct RecipeFormView {
    let form: RecipeForm
    let layout: TrainLayout
    let isFocused: Bool

    /// Draws the form where the layout puts it.
    func draw(on canvas: inout Canvas) {
        let changes = form.changes
        let inside = canvas.box(
            layout.form, title: "Recipe", remark: changes == 0 ? "" : Format.counted(changes, "change"),
            isFocused: isFocused)
        let (options, explanation) = inside.splitBottom(layout.hasExplanation ? TrainLayout.explanationRows : 0)
        if !form.searched.isEmpty {
            canvas.write(" /\(form.searched) ", x: layout.form.x + 2, y: layout.form.maxY - 1, as: .accent)
        }
        drawOptions(in: options, on: &canvas)
        if !explanation.isEmpty { drawExplanation(in: explanation, on: &canvas) }
    }

    /// One row an option: mark of a change, name, value.
    private func drawOptions(in area: Rect, on canvas: inout Canvas) {
        let columns = [
            Table.Column("", minimum: 1, priority: 1), Table.Column("option", minimum: 12, weight: 1, priority: 3),
            Table.Column("value", minimum: 6, weight: 1, priority: 2),
        ]
        Table(
            columns: columns, count: form.rows.count,
            visible: form.cursor.visibleRows(total: form.rows.count, height: area.height),
            selection: form.rows.isEmpty ? nil : form.cursor.selection, isFocused: isFocused, hasHead: false
        ).draw(in: area, on: &canvas) { row, column in entry(form.rows[row], column) }
    }

    /// What stands in a cell. A change is marked by a sign too, since colours may be missing.
    private func entry(_ row: RecipeForm.Row, _ column: Int) -> Table.Entry {
        guard let key = row.key else {
            return [Table.Entry(""), Table.Entry("recipe", .title), Table.Entry(form.base.name, .accent)][column]
        }
        let isChanged = form.isChanged(key)
        switch column {
        case 0: return Table.Entry(isChanged ? "*" : "", .warning)
        case 1:
            let counts = key.idleReason(in: form.recipe) == nil
            return Table.Entry(shortName(of: key), isChanged ? .warning : counts ? .text : .muted)
        default: return Table.Entry(key.value(in: form.recipe).text, isChanged ? .warning : .muted)
        }
    }

    /// The name without its first part where there are three: in a narrow form the end tells more. The name in full
    /// stands above what the option means.
    private func shortName(of key: RecipeKey) -> String {
        let parts = key.path.split(separator: ".")
        return parts.count > 2 ? parts.dropFirst().joined(separator: ".") : key.path
    }

    /// What the selected option means, takes, and was before.
    private func drawExplanation(in area: Rect, on canvas: inout Canvas) {
        let (line, rest) = area.splitTop(1)
        canvas.horizontalLine(x: line.x, y: line.y, length: line.width)
        let text = rest.inset(left: 1, right: 1)
        if let contradiction = form.contradiction {
            canvas.writeWrapped(contradiction, in: text, as: .error)
            return
        }
        guard let key = form.selected?.key else {
            canvas.writeWrapped(Recipe.summary(of: form.base.name) ?? "", in: text)
            return
        }
        canvas.write(key.path, in: text, as: .title)
        let used = 1 + canvas.writeWrapped(key.meaning, in: text.inset(top: 1))
        canvas.write(key.kind.allowed, in: text.row(used), as: .muted)
        if let reason = key.idleReason(in: form.recipe) {
            canvas.write("it has no effect: \(reason)", in: text.row(used + 1), as: .warning)
        } else if form.isChanged(key) {
            canvas.write(
                "the recipe has \(key.value(in: form.base).text); d puts it back", in: text.row(used + 1), as: .warning)
        }
    }
}
