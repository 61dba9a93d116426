import Recognition
import TextCanvas

/// The result of each fold with the speakers that it tested.
struct FoldResultsView {
    let folds: [Evaluation.FoldResult]
    /// The rows in sight.
    let visible: Range<Int>
    /// The selected fold; nil where the folds only stand below something else.
    var selection: Int?
    var isFocused = false

    func draw(in area: Rect, on canvas: inout Canvas) {
        Table(
            columns: [
                Table.Column("fold", minimum: 4, align: .right, priority: 5),
                Table.Column("UAR", minimum: 5, align: .right, priority: 4),
                Table.Column("acc", minimum: 5, align: .right, priority: 2),
                Table.Column("clips", minimum: 5, align: .right, priority: 1),
                Table.Column("speakers", minimum: 8, weight: 1, priority: 3),
            ], count: folds.count, visible: visible, selection: selection, isFocused: isFocused
        ).draw(in: area, on: &canvas) { row, column in
            let fold = folds[row]
            switch column {
            case 0: return Table.Entry("\(fold.fold)")
            case 1: return Table.Entry(Format.fixed(fold.uar * 100, decimals: 1))
            case 2: return Table.Entry(Format.fixed(fold.accuracy * 100, decimals: 1))
            case 3: return Table.Entry(Format.count(fold.clips), .muted)
            default: return Table.Entry(fold.speakers.joined(separator: " "), .muted)
            }
        }
    }
}
