import Recognition
import TextCanvas

/// The files of a folder as a table, with what the run says of each.
struct ClassifiedFolderView {
    let folder: ClassifiedFolder
    /// Keys that open a file, by name, for the line below.
    let keys: [(key: String, help: String)]

    func draw(in area: Rect, on canvas: inout Canvas) {
        let (body, foot) = area.splitBottom(area.height > 4 ? 1 : 0)
        canvas.writeKeys(keys, in: foot)
        let facts = Self.score(of: folder)
        let used = body.height > 4 ? canvas.write(facts: facts, in: body.splitTop(2).top.inset(left: 1, right: 1)) : 0
        let rows = body.inset(top: used)
        guard !folder.files.isEmpty else {
            canvas.write("listening to the files of \(folder.path)", in: rows.inset(left: 1), as: .muted)
            return
        }
        let visible = folder.cursor.visibleRows(
            total: folder.files.count, height: Table.rows(inHeight: rows.height))
        let glyphs = canvas.glyphs
        Table(
            columns: columns, count: folder.files.count, visible: visible, selection: folder.cursor.selection
        ).draw(in: rows, on: &canvas) { row, column in entry(folder.files[row], column, with: glyphs) }
    }

    /// What stands in place of a class where there is no sound to listen to.
    private static let unreadable = "unreadable"

    /// How much the run recognised, where names tell what is right.
    static func score(of folder: ClassifiedFolder) -> [Fact] {
        guard let score = folder.score else { return [] }
        let share = Format.percent(Double(score.right) / Double(score.files))
        return [
            [("\(Format.count(score.right)) of \(Format.count(score.files)) right", .accent), (" (\(share))", .text)],
            [("UAR of the classes that occur ", .muted), (Format.percent(score.uar), .text)],
        ]
    }

    private var columns: [Table.Column] {
        func sorting(_ order: ClassifiedFolder.Order) -> Table.Sorting? {
            folder.order == order ? (folder.isDescending ? .descending : .ascending) : nil
        }
        let longest = folder.files.lazy.compactMap(\.classification).first?.classes.map(\.columns).max() ?? 0
        let knowsTruth = folder.score != nil
        return [
            Table.Column("", minimum: knowsTruth ? 1 : 0, priority: 10),
            Table.Column("file", minimum: 25, weight: 2, priority: 9, sorting: sorting(.name)),
            Table.Column(
                "class", minimum: max(longest, Self.unreadable.columns), priority: 8, sorting: sorting(.predicted)),
            Table.Column("p", minimum: 7, align: .right, priority: 7, sorting: sorting(.confidence)),
            Table.Column(
                knowsTruth ? "it is" : "", minimum: knowsTruth ? longest : 0, priority: 6, sorting: sorting(.truth)),
            Table.Column("then", minimum: longest + 8, priority: 4),
            Table.Column("s", minimum: 7, align: .right, priority: 5, sorting: sorting(.seconds)),
            Table.Column("note", minimum: 16, weight: 2, priority: 1),
        ]
    }

    private func entry(_ file: ClassifiedFolder.File, _ column: Int, with glyphs: GlyphTier) -> Table.Entry {
        guard let answer = file.classification else {
            switch column {
            case 1: return Table.Entry(file.name, .error)
            case 2: return Table.Entry(Self.unreadable, .error)
            case 7: return Table.Entry(file.problem ?? "", .error)
            default: return Table.Entry("")
            }
        }
        switch column {
        case 0: return mark(of: file, with: glyphs)
        case 1: return Table.Entry(file.name)
        case 2: return Table.Entry(answer.predicted, .accent)
        case 3: return Table.Entry(Format.percent(file.confidence))
        case 4: return Table.Entry(file.truth ?? "", file.isRight == false ? .warning : .good)
        case 5: return Table.Entry(file.second.map { "\($0.label) \(Format.percent($0.probability))" } ?? "", .muted)
        case 6: return Table.Entry(Format.fixed(answer.seconds, decimals: 2), .muted)
        default: return Table.Entry(answer.notes.first ?? "", .muted)
        }
    }

    private func mark(of file: ClassifiedFolder.File, with glyphs: GlyphTier) -> Table.Entry {
        guard let isRight = file.isRight else { return Table.Entry("") }
        return Table.Entry(String(isRight ? glyphs.check : glyphs.cross), isRight ? .good : .error)
    }
}
