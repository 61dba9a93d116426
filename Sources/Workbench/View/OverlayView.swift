import TextCanvas

/// What lies over the screen.
struct OverlayView {
    let overlay: Overlay
    let state: WorkbenchState

    /// Draws into the given place and nowhere else.
    func draw(in area: Rect, on canvas: inout Canvas) {
        switch overlay {
        case .help(let page): drawHelp(page, in: area, on: &canvas)
        case .palette(let palette): PaletteView(palette: palette, state: state).draw(in: area, on: &canvas)
        case .themes(let chooser): drawThemes(chooser, in: area, on: &canvas)
        case .messages(let scroll): drawMessages(scroll, in: area, on: &canvas)
        case .dialog(let dialog): drawDialog(dialog, in: area, on: &canvas)
        case .prompt: break
        case .problems(let cursor): ProblemsView(cursor: cursor, state: state).draw(in: area, on: &canvas)
        case .columns(let cursor): ColumnChooserView(cursor: cursor, state: state).draw(in: area, on: &canvas)
        case .corpusCard(let scroll): CorpusCard(scroll: scroll, state: state).draw(in: area, on: &canvas)
        }
    }

    /// Keys and what they do, scope by scope.
    private func drawHelp(_ page: HelpPage, in area: Rect, on canvas: inout Canvas) {
        let keyWidth = HelpPage.keyColumns(of: page.lines)
        let inside = frame("Help", lines: page.lines.count, width: HelpPage.mostColumns, in: area, on: &canvas)
        let shown = page.scroll.visibleLines(total: page.lines.count, height: inside.height)
        for (offset, index) in shown.enumerated() {
            let row = inside.row(offset)
            switch page.lines[index] {
            case .heading(let title): canvas.write(title, in: row, as: .title)
            case .keys(let keys, let help):
                canvas.write("  " + keys, in: row.splitLeft(keyWidth + 2).left, as: .key)
                canvas.write(help, in: row.inset(left: keyWidth + 4))
            case .blank: break
            }
        }
        canvas.scrollBar(first: shown.lowerBound, shown: shown.count, of: page.lines.count, in: edge(of: inside))
    }

    /// The list stands at the right, so that the screen behind it shows the theme.
    private func drawThemes(_ chooser: ThemeChooser, in area: Rect, on canvas: inout Canvas) {
        let right = area.splitRight(min(34, area.width)).right
        let inside = frame("Themes", lines: state.themes.count, width: 34, in: right, on: &canvas)
        Table(
            columns: [Table.Column("theme", minimum: 12, weight: 1, priority: 1), Table.Column("", minimum: 5)],
            count: state.themes.count,
            visible: chooser.cursor.visibleRows(total: state.themes.count, height: inside.height),
            selection: chooser.cursor.selection, hasHead: false
        ).draw(in: inside, on: &canvas) { row, column in
            let theme = state.themes[row]
            return column == 0 ? Table.Entry(theme.name) : Table.Entry(theme.isLight ? "light" : "dark", .muted)
        }
    }

    /// The newest message first.
    private func drawMessages(_ scroll: TextScroll, in area: Rect, on canvas: inout Canvas) {
        let all = Array(state.notices.all.reversed())
        let inside = frame("Messages", lines: max(1, all.count), width: 100, in: area, on: &canvas)
        if all.isEmpty { canvas.write("nothing was said yet", in: inside, as: .muted) }
        let shown = scroll.visibleLines(total: all.count, height: inside.height)
        for (offset, index) in shown.enumerated() {
            let role: Role = all[index].weight == .done ? .text : all[index].weight == .warning ? .warning : .error
            canvas.write(all[index].text, in: inside.row(offset), as: role)
        }
        canvas.scrollBar(first: shown.lowerBound, shown: shown.count, of: all.count, in: edge(of: inside))
    }

    /// The question in the frame, then what to know, then the answers with their keys.
    private func drawDialog(_ dialog: Dialog, in area: Rect, on canvas: inout Canvas) {
        let choices = dialog.choices.map { " \($0.key)  \($0.title) " }
        let width = min(area.width - 2, max(44, choices.reduce(6) { $0 + $1.columns + 2 }))
        let detail = dialog.detail.wrapped(to: width - 4)
        let isWide = choices.reduce(0) { $0 + $1.columns + 2 } <= width - 4
        let rows = 4 + detail.count + (isWide ? 1 : choices.count)
        let inside = canvas.dialog(title: dialog.question, width: width, height: rows, over: area)
        for (offset, line) in detail.enumerated() { canvas.write(line, in: inside.row(offset)) }
        var place = Position(x: inside.x, y: inside.y + detail.count + 1)
        for (index, choice) in choices.enumerated() {
            let used = canvas.write(choice, x: place.x, y: place.y, as: index == dialog.selected ? .selection : .key)
            if isWide { place.x += used + 2 } else { place.y += 1 }
        }
    }

    /// A frame for a list, as high as its lines or as there is room.
    private func frame(_ title: String, lines: Int, width: Int, in area: Rect, on canvas: inout Canvas) -> Rect {
        let height = min(area.height, lines + 2)
        return canvas.dialog(title: title, width: min(width, area.width), height: height, over: area)
    }

    /// Where the scroll bar stands.
    private func edge(of inside: Rect) -> Rect {
        Rect(x: inside.maxX, y: inside.y, width: 1, height: inside.height)
    }
}
