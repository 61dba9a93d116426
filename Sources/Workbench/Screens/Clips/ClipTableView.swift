import Corpora
import TextCanvas

/// The columns of the clip list and what stands in them.
enum ClipTableView {
    /// Columns from the left, with the room they need and how long they stay when it gets less.
    private static let columns: [(column: ClipColumn, minimum: Int, weight: Int, align: Alignment, priority: Int)] = [
        (.emotion, 9, 0, .left, 9), (.sex, 6, 0, .left, 5), (.speaker, 7, 0, .right, 8), (.seconds, 6, 0, .right, 7),
        (.statement, 4, 0, .right, 3), (.intensity, 9, 0, .left, 4), (.repetition, 3, 0, .right, 2),
        (.problem, 2, 0, .left, 6), (.file, 24, 1, .left, 1),
    ]

    /// The table, asked for the rows in sight only.
    static func table(_ clips: ClipsState, visible: Range<Int>, isFocused: Bool) -> Table {
        Table(
            columns: columns.map { layout in
                let isSorted = clips.sort.column == layout.column
                return Table.Column(
                    layout.column.title, minimum: layout.minimum, weight: layout.weight, align: layout.align,
                    priority: layout.priority,
                    sorting: isSorted ? (clips.sort.isDescending ? .descending : .ascending) : nil)
            },
            count: clips.rows.count, visible: visible,
            selection: clips.rows.isEmpty ? nil : clips.cursor.selection, isFocused: isFocused)
    }

    /// What stands in a cell.
    static func entry(_ clips: ClipsState, row: Int, column: Int) -> Table.Entry {
        guard let clip = clips.clip(at: row) else { return Table.Entry("") }
        switch columns[column].column {
        case .emotion: return Table.Entry(clip.emotion.rawValue)
        case .sex: return Table.Entry(clip.sex.rawValue)
        case .speaker: return Table.Entry(clip.speaker)
        case .seconds: return Table.Entry(Format.fixed(clip.seconds, decimals: 2))
        case .statement: return Table.Entry("\(clip.statement)", .muted)
        case .intensity: return Table.Entry(clip.intensity.rawValue, .muted)
        case .repetition: return Table.Entry("\(clip.repetition)", .muted)
        case .problem: return problem(clips.problem(at: row))
        case .file: return Table.Entry(clip.fileName, .muted)
        }
    }

    /// The first letter of a problem's kind: the list of problems explains them.
    private static func problem(_ kind: CorpusProblem.Kind?) -> Table.Entry {
        guard let kind else { return Table.Entry("") }
        return Table.Entry(String(kind.rawValue.prefix(1)), .warning)
    }
}
