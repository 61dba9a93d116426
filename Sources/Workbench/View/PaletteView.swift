import TextCanvas

/// The command palette: what is typed, and the commands that match with their keys.
struct PaletteView {
    let palette: Palette
    let state: WorkbenchState

    /// Draws into the given place and nowhere else.
    func draw(in area: Rect, on canvas: inout Canvas) {
        let rows = min(area.height, max(8, palette.matches.count + 6))
        let inside = canvas.dialog(
            title: "Commands", width: min(90, area.width), height: rows, over: area.splitTop(rows).top)
        guard !inside.isEmpty else { return }
        let (line, rest) = inside.splitTop(1)
        // The line of a long path needs more than one row; without room for it the list comes first.
        let (list, foot) = rest.splitBottom(rest.height >= 5 ? 3 : 0)
        canvas.fill(line, as: .input)
        canvas.write(":" + palette.field.text, in: line, as: .input)
        canvas.cursor = Position(x: min(line.maxX - 1, line.x + 1 + typedColumns), y: line.y)
        if let row = palette.row {
            canvas.write("Enter goes to row \(row)", in: list, as: .muted)
        } else if palette.matches.isEmpty {
            canvas.write("no command matches", in: list, as: .warning)
        } else {
            drawMatches(in: list, on: &canvas)
            drawHeadless(in: foot, on: &canvas)
        }
    }

    /// The command line that does what Enter would do.
    private func drawHeadless(in area: Rect, on canvas: inout Canvas) {
        guard let chosen = palette.chosen, !area.isEmpty else { return }
        canvas.horizontalLine(x: area.x, y: area.y, length: area.width)
        canvas.write(" without the screen ", x: area.x + 1, y: area.y, as: .muted)
        let headless = state.headless(for: chosen)
        let isLine = if case .line = headless { true } else { false }
        canvas.writeWrapped(headless.text, in: area.inset(top: 1), as: isLine ? .text : .muted)
    }

    private var typedColumns: Int { String(palette.field.characters[..<palette.field.cursor]).columns }

    /// Each command with its help and its key.
    private func drawMatches(in list: Rect, on canvas: inout Canvas) {
        let columns = [
            Table.Column("name", minimum: 26, priority: 2), Table.Column("help", minimum: 10, weight: 1, priority: 1),
            Table.Column("key", minimum: 10, priority: 3),
        ]
        Table(
            columns: columns, count: palette.matches.count,
            visible: palette.cursor.visibleRows(total: palette.matches.count, height: list.height),
            selection: palette.cursor.selection, hasHead: false
        ).draw(in: list, on: &canvas) { row, column in
            let command = palette.matches[row]
            switch column {
            case 0: return Table.Entry(command.name)
            case 1: return Table.Entry(command.help, .muted)
            default: return Table.Entry(state.keyMap.key(for: command)?.description ?? "", .key)
            }
        }
    }
}
