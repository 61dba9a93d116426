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
        let (upper, lower) = parts(of: inside)
        drawClasses(in: upper, on: &canvas)
        if !lower.isEmpty { drawFolds(in: lower, on: &canvas) }
    }

    /// Where classes and folds stand; the folds' place is empty where there are none or no room.
    private func parts(of inside: Rect) -> (classes: Rect, folds: Rect) {
        let wanted = figures.classes.count + 2
        let hasFolds = figures.folds.count > 1 && inside.height >= wanted + 5
        let (upper, lower) = inside.splitTop(hasFolds ? wanted + 1 : inside.height)
        return (upper, lower)
    }

    /// The list of classes with its head, and the means below it.
    private func table(in area: Rect) -> (list: Rect, means: Rect) {
        let (list, means) = area.splitTop(min(area.height - 1, figures.classes.count + 1))
        return (list, means)
    }

    /// The classes in sight in the inside of the frame.
    func visibleClasses(in inside: Rect) -> Range<Int> {
        visibleClasses(ofList: table(in: parts(of: inside).classes).list)
    }

    private func visibleClasses(ofList list: Rect) -> Range<Int> {
        var cursor = ListCursor()
        let rows = Table.rows(inHeight: list.height)
        cursor.select(selected, total: figures.classes.count, height: rows)
        return cursor.visibleRows(total: figures.classes.count, height: rows)
    }

    private func drawClasses(in area: Rect, on canvas: inout Canvas) {
        let longest = figures.classes.map(\.name.columns).max() ?? 8
        let (list, means) = table(in: area)
        let columns =
            [
                Table.Column("class", minimum: min(longest, 9), weight: 1, priority: 5),
                Table.Column("prec", minimum: 5, align: .right, priority: 2),
                Table.Column("recall", minimum: 6, align: .right, priority: 4),
                Table.Column("F1", minimum: 5, align: .right, priority: 3),
                Table.Column("clips", minimum: 5, align: .right, priority: 1),
            ] + Self.intervals.map { Table.Column(Self.title($0), minimum: 11, align: .right, priority: 0) }
        Table(
            columns: columns, count: figures.classes.count, visible: visibleClasses(ofList: list), selection: selected,
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
            Table.Entry(Self.text(figures.intervals[row][Self.intervals[column - 5]]), .muted)
        }
    }

    /// The intervals, the most telling one first: it stays longest where there is little room.
    private static let intervals: [ClassIntervals.Figure] = [.recall, .precision, .f1]

    private static func title(_ figure: ClassIntervals.Figure) -> String {
        switch figure {
        case .precision: "prec 95 %"
        case .recall: "recall 95 %"
        case .f1: "F1 95 %"
        }
    }

    /// Without decimals: the interval says how little the first one means.
    private static func text(_ interval: SpeakerBootstrap.Interval?) -> String {
        guard let interval else { return "-" }
        return [interval.low, interval.high].map { Format.fixed($0 * 100, decimals: 0) }.joined(separator: " to ")
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
