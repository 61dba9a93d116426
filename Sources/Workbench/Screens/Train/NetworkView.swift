import NeuralNetwork
import TextCanvas

/// The network of a recipe layer by layer: output shape, numbers it learns, work for one window.
struct NetworkView {
    let summary: NetworkSummary

    /// Rows that the table needs with its head and totals.
    static func rows(of summary: NetworkSummary) -> Int {
        if case .possible(let layout) = summary { layout.rows.count + 4 } else { 2 }
    }

    /// Draws into the given place and nowhere else.
    func draw(in area: Rect, on canvas: inout Canvas) {
        guard case .possible(let layout) = summary else {
            if case .impossible(let reason) = summary { canvas.writeWrapped(reason, in: area, as: .error) }
            return
        }
        let (body, foot) = area.splitBottom(area.height >= 6 ? (area.width < 60 ? 2 : 1) : 0)
        // Where not all layers have room, one of the rows says how many are left out.
        let isCut = Table.rows(inHeight: body.height) < layout.rows.count + 1
        let shown = isCut ? max(0, body.height - 2) : layout.rows.count + 1
        Table(columns: Self.columns, count: shown, visible: 0..<shown, isFocused: false)
            .draw(in: body, on: &canvas) { row, column in
                if row == 0 { return Self.input(of: layout, column) }
                return Self.entry(layout.rows[row - 1], column)
            }
        if isCut, body.height > 1 {
            canvas.write(
                "\(canvas.glyphs.ellipsis) and \(layout.rows.count - max(0, shown - 1)) more layers",
                in: body.row(body.height - 1).inset(left: 1), as: .muted)
        }
        canvas.writeWrapped(
            "\(Format.counted(layout.parameterCount, "parameter")), "
                + "\(Format.count(layout.multiplyAdds)) multiply-adds a window",
            in: foot.inset(left: 1), as: .accent)
    }

    private static let columns = [
        Table.Column("layer", minimum: 11, weight: 1, priority: 6),
        Table.Column("options", minimum: 16, weight: 2, priority: 1),
        Table.Column("output", minimum: 12, align: .right, priority: 5),
        Table.Column("parameters", minimum: 10, align: .right, priority: 4),
        Table.Column("multiply-adds", minimum: 13, align: .right, priority: 3),
    ]

    /// What goes into the first layer.
    private static func input(of layout: NetworkLayout, _ column: Int) -> Table.Entry {
        switch column {
        case 0: Table.Entry("input", .muted)
        case 2: Table.Entry(layout.input.description, .muted)
        default: Table.Entry("")
        }
    }

    private static func entry(_ row: NetworkLayout.Row, _ column: Int) -> Table.Entry {
        switch column {
        case 0: Table.Entry(row.name)
        case 1: Table.Entry(row.layer.optionSummary, .muted)
        case 2: Table.Entry(row.output.description)
        case 3: Table.Entry(row.parameterCount == 0 ? "-" : Format.count(row.parameterCount))
        default: Table.Entry(row.multiplyAdds == 0 ? "-" : Format.count(row.multiplyAdds), .muted)
        }
    }
}
