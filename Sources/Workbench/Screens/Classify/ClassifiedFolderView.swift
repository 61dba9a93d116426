import Recognition
import TextCanvas

/// The files of a folder as a table, with what the run says of each.
struct ClassifiedFolderView {
    let folder: ClassifiedFolder
    /// Keys that open a file, by name, for the line below.
    let keys: [(key: String, help: String)]

    func draw(in area: Rect, on canvas: inout Canvas) {
        let (rows, foot) = area.splitBottom(area.height > 4 ? 1 : 0)
        canvas.writeKeys(keys, in: foot)
        guard !folder.files.isEmpty else {
            canvas.write("listening to the files of \(folder.path)", in: rows.inset(left: 1), as: .muted)
            return
        }
        let visible = folder.cursor.visibleRows(
            total: folder.files.count, height: Table.rows(inHeight: rows.height))
        Table(
            columns: columns, count: folder.files.count, visible: visible, selection: folder.cursor.selection
        ).draw(in: rows, on: &canvas) { row, column in entry(folder.files[row], column) }
    }

    private var columns: [Table.Column] {
        func sorting(_ order: ClassifiedFolder.Order) -> Table.Sorting? {
            folder.order == order ? (folder.isDescending ? .descending : .ascending) : nil
        }
        return [
            Table.Column("file", minimum: 18, weight: 2, priority: 9, sorting: sorting(.name)),
            Table.Column("class", minimum: 14, priority: 8, sorting: sorting(.predicted)),
            Table.Column("p", minimum: 7, align: .right, priority: 7, sorting: sorting(.confidence)),
            Table.Column("then", minimum: 14, priority: 4), Table.Column("p", minimum: 7, align: .right, priority: 3),
            Table.Column("s", minimum: 7, align: .right, priority: 5, sorting: sorting(.seconds)),
            Table.Column("note", minimum: 16, weight: 2, priority: 1),
        ]
    }

    private func entry(_ file: ClassifiedFolder.File, _ column: Int) -> Table.Entry {
        guard let answer = file.classification else {
            switch column {
            case 0: return Table.Entry(file.name, .error)
            case 6: return Table.Entry(file.problem ?? "", .error)
            default: return Table.Entry(column == 1 ? "cannot be read" : "", .error)
            }
        }
        switch column {
        case 0: return Table.Entry(file.name)
        case 1: return Table.Entry(answer.predicted, .accent)
        case 2: return Table.Entry(Format.percent(file.confidence))
        case 3: return Table.Entry(file.second?.label ?? "", .muted)
        case 4: return Table.Entry(file.second.map { Format.percent($0.probability) } ?? "", .muted)
        case 5: return Table.Entry(Format.fixed(answer.seconds, decimals: 2), .muted)
        default: return Table.Entry(answer.notes.first ?? "", .muted)
        }
    }
}
