import Recognition
import TextCanvas
import Training

/// Precision, recall and F1 of each class with its clips, their means, and the result of each fold.
struct ClassResultsView {
    let figures: EvaluationFigures
    let selected: Int
    let isFocused: Bool

    func draw(in area: Rect, on canvas: inout Canvas) {
        let inside = canvas.box(area, title: "By class", remark: "per cent", isFocused: isFocused)
        let wanted = figures.classes.count + 2
        let hasFolds = figures.folds.count > 1 && inside.height >= wanted + 5
        let (upper, lower) = inside.splitTop(hasFolds ? wanted + 1 : inside.height)
        drawClasses(in: upper, on: &canvas)
        if hasFolds { drawFolds(in: lower, on: &canvas) }
    }

    private func drawClasses(in area: Rect, on canvas: inout Canvas) {
        let longest = figures.classes.map(\.name.columns).max() ?? 8
        let (list, means) = area.splitTop(min(area.height - 1, figures.classes.count + 1))
        let columns = [
            Table.Column("class", minimum: min(longest, 9), weight: 1, priority: 5),
            Table.Column("prec", minimum: 5, align: .right, priority: 2),
            Table.Column("recall", minimum: 6, align: .right, priority: 4),
            Table.Column("F1", minimum: 5, align: .right, priority: 3),
            Table.Column("clips", minimum: 5, align: .right, priority: 1),
            Table.Column("95 % of recall", minimum: 14, align: .right, priority: 0),
        ]
        var cursor = ListCursor()
        let rows = Table.rows(inHeight: list.height)
        cursor.select(selected, total: figures.classes.count, height: rows)
        Table(
            columns: columns, count: figures.classes.count,
            visible: cursor.visibleRows(total: figures.classes.count, height: rows), selection: selected,
            isFocused: isFocused
        ).draw(in: list, on: &canvas) { row, column in entry(row, column) }
        Table(columns: columns, count: 1, visible: 0..<1, hasHead: false)
            .draw(in: means.row(0), on: &canvas) { _, column in mean(column) }
    }

    private func entry(_ row: Int, _ column: Int) -> Table.Entry {
        let result = figures.classes[row]
        return switch column {
        case 0: Table.Entry(ClassName.shortened(result.name, to: 16))
        case 1: Table.Entry(Self.share(result.precision))
        // A class that is recognised no better than by chance is the first thing to look at.
        case 2: Table.Entry(Self.share(result.recall), isPoor(result) ? .warning : .text)
        case 3: Table.Entry(Self.share(result.f1))
        case 4: Table.Entry(Format.count(result.support), .muted)
        default:
            Table.Entry(
                figures.recallIntervals[row].map { "\(Self.share($0.low)) to \(Self.share($0.high))" } ?? "-", .muted)
        }
    }

    private func isPoor(_ result: Evaluation.ClassResult) -> Bool {
        result.support > 0 && result.recall <= figures.confusion.chance
    }

    private func mean(_ column: Int) -> Table.Entry {
        let known = figures.classes.filter { $0.support > 0 }
        switch column {
        case 0: return Table.Entry("mean", .title)
        case 1:
            let sum = known.reduce(0) { $0 + $1.precision }
            return Table.Entry(known.isEmpty ? "-" : Self.share(sum / Double(known.count)), .title)
        case 2: return Table.Entry(Self.share(figures.confusion.uar), .title)
        case 3: return Table.Entry(Self.share(figures.confusion.macroF1), .title)
        case 4: return Table.Entry(Format.count(figures.confusion.total), .muted)
        default: return Table.Entry("")
        }
    }

    private static func share(_ value: Double) -> String { Format.fixed(value * 100, decimals: 1) }

    private func drawFolds(in area: Rect, on canvas: inout Canvas) {
        canvas.horizontalLine(x: area.x, y: area.y, length: area.width)
        canvas.write(" By fold ", x: area.x + 1, y: area.y, as: .title)
        let body = area.inset(top: 1)
        Table(
            columns: [
                Table.Column("fold", minimum: 4, align: .right, priority: 5),
                Table.Column("UAR", minimum: 5, align: .right, priority: 4),
                Table.Column("acc", minimum: 5, align: .right, priority: 2),
                Table.Column("clips", minimum: 5, align: .right, priority: 1),
                Table.Column("speakers", minimum: 8, weight: 1, priority: 3),
            ], count: figures.folds.count, visible: 0..<figures.folds.count, isFocused: false
        ).draw(in: body, on: &canvas) { row, column in
            let fold = figures.folds[row]
            switch column {
            case 0: return Table.Entry("\(fold.fold)")
            case 1: return Table.Entry(Self.share(fold.uar))
            case 2: return Table.Entry(Self.share(fold.accuracy))
            case 3: return Table.Entry(Format.count(fold.clips), .muted)
            default: return Table.Entry(fold.speakers.joined(separator: " "), .muted)
            }
        }
    }
}
