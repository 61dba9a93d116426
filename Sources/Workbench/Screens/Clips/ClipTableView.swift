import Corpora
import TextCanvas

/// The columns of the clip list and what stands in them.
struct ClipTableView {
    private let clips: ClipsState
    /// The columns that are shown.
    private let shown: [ColumnLayout]

    /// A column with the room it needs and how long it stays.
    private typealias ColumnLayout = (column: ClipColumn, minimum: Int, weight: Int, align: Alignment, priority: Int)

    /// Columns from the left, with the room they need and how long they stay when it gets less.
    private static let columns: [ColumnLayout] = [
        (.emotion, 9, 0, .left, 9), (.predicted, 9, 0, .left, 10), (.sex, 6, 0, .left, 5), (.speaker, 7, 0, .right, 8),
        (.seconds, 6, 0, .right, 7),
        (.statement, 4, 0, .right, 3), (.intensity, 9, 0, .left, 4), (.repetition, 3, 0, .right, 2),
        (.problem, 2, 0, .left, 6), (.mark, 1, 0, .left, 10), (.note, 12, 1, .left, 2), (.file, 24, 1, .left, 1),
    ]

    /// The list with the columns that are wanted: notes only where there are some, marks likewise.
    init(_ clips: ClipsState) {
        self.clips = clips
        shown = Self.columns.filter { layout in
            switch layout.column {
            case .mark where clips.marks.marked.isEmpty, .note where clips.marks.notes.isEmpty,
                .predicted where clips.table.predictions.isEmpty:
                false
            default: !clips.hiddenColumns.contains(layout.column)
            }
        }
    }

    /// The table, asked for the rows in sight only.
    func table(visible: Range<Int>, isFocused: Bool) -> Table {
        Table(
            columns: shown.map { layout in
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
    func entry(row: Int, column: Int) -> Table.Entry {
        guard let clip = clips.clip(at: row) else { return Table.Entry("") }
        switch shown[column].column {
        case .emotion: return Table.Entry(clip.emotion.rawValue)
        case .sex: return Table.Entry(clip.sex.rawValue)
        case .speaker: return Table.Entry(clip.speaker)
        case .seconds: return Table.Entry(Format.fixed(clip.seconds, decimals: 2))
        case .statement: return Table.Entry("\(clip.statement)", .muted)
        case .intensity: return Table.Entry(clip.intensity.rawValue, .muted)
        case .repetition: return Table.Entry("\(clip.repetition)", .muted)
        case .problem: return Self.problem(clips.problem(at: row))
        case .mark: return Table.Entry(clips.marks.marked.contains(clip.id) ? "*" : "", .accent)
        case .note: return Table.Entry(clips.marks.notes[clip.id] ?? "", .accent)
        case .file: return Table.Entry(clip.fileName, .muted)
        case .predicted: return prediction(at: row)
        }
    }

    /// What the run takes the clip for; where it is wrong a sign says so, since colours may be missing.
    private func prediction(at row: Int) -> Table.Entry {
        let predictions = clips.table.predictions
        guard let prediction = predictions[Int(clips.rows[row])] else { return Table.Entry("-", .muted) }
        let name = predictions.classes[prediction.predicted]
        return prediction.isRight ? Table.Entry(name, .muted) : Table.Entry("!" + name, .error)
    }

    /// The first letter of a problem's kind: the list of problems explains them.
    private static func problem(_ kind: CorpusProblem.Kind?) -> Table.Entry {
        guard let kind else { return Table.Entry("") }
        return Table.Entry(String(kind.rawValue.prefix(1)), .warning)
    }
}
