import Recognition
import TextCanvas
import Training

/// Precision, recall and F1 of each class with their intervals, the means, and as far as there is room the folds and a
/// picture of the recalls.
struct ClassResultsView {
    let figures: EvaluationFigures
    let selected: Int
    let isFocused: Bool

    func draw(in area: Rect, on canvas: inout Canvas) {
        let inside = canvas.box(area, title: "By class", remark: "per cent", isFocused: isFocused)
        let parts = Parts(of: inside, classes: figures.classes.count, folds: figures.folds.count)
        drawClasses(in: parts, on: &canvas)
        if !parts.sentence.isEmpty { canvas.writeWrapped(sentence, in: parts.sentence, as: .muted) }
        if !parts.folds.isEmpty { drawFolds(in: parts.folds, on: &canvas) }
        if !parts.picture.isEmpty { drawPicture(in: parts.picture, on: &canvas) }
    }

    /// What stands where, from the top; what has no room is empty.
    private struct Parts {
        let list: Rect
        let means: Rect
        /// The intervals of the selected class in words, where the table has no room for them.
        let sentence: Rect
        let folds: Rect
        let picture: Rect

        /// Columns from which the table has room for the interval of the recall.
        private static let tableWidth = 40
        private static let sentenceRows = 3

        init(of inside: Rect, classes: Int, folds: Int) {
            let (table, below) = inside.splitTop(min(inside.height, classes + 2))
            (list, means) = table.splitTop(table.height - 1)
            var rest = below
            func take(_ rows: Int, if isWanted: Bool) -> Rect {
                let (place, left) = rest.splitTop(isWanted && rest.height >= rows ? rows : 0)
                rest = left
                return place
            }
            sentence = take(Self.sentenceRows, if: inside.width < Self.tableWidth).inset(left: 1, right: 1)
            // Folds that do not all fit have a list of their own, which scrolls.
            self.folds = take(folds + 3, if: folds > 1).inset(top: 1)
            let needed = IntervalPlot.rows(of: classes) + 2
            picture = take(min(rest.height, needed + classes), if: rest.height >= needed).inset(top: 1)
        }
    }

    /// The classes in sight in the inside of the frame.
    func visibleClasses(in inside: Rect) -> Range<Int> {
        visibleClasses(
            ofList: Parts(of: inside, classes: figures.classes.count, folds: figures.folds.count).list)
    }

    private func visibleClasses(ofList list: Rect) -> Range<Int> {
        var cursor = ListCursor()
        let rows = Table.rows(inHeight: list.height)
        cursor.select(selected, total: figures.classes.count, height: rows)
        return cursor.visibleRows(total: figures.classes.count, height: rows)
    }

    // MARK: The table

    /// Each interval stands right of its figure; that of the recall stays longest, since the UAR is made of recalls.
    private var columns: [Table.Column] {
        let longest = figures.classes.map(\.name.columns).max() ?? 8
        func interval(_ priority: Int) -> Table.Column {
            Table.Column("95 %", minimum: 9, align: .right, priority: priority)
        }
        return [
            Table.Column("class", minimum: min(longest, 9), weight: 1, priority: 9),
            Table.Column("prec", minimum: 5, align: .right, priority: 5), interval(2),
            Table.Column("recall", minimum: 6, align: .right, priority: 8), interval(4),
            Table.Column("F1", minimum: 5, align: .right, priority: 7), interval(1),
            Table.Column("clips", minimum: 5, align: .right, priority: 3),
        ]
    }

    private func drawClasses(in parts: Parts, on canvas: inout Canvas) {
        let columns = columns
        Table(
            columns: columns, count: figures.classes.count, visible: visibleClasses(ofList: parts.list),
            selection: selected, isFocused: isFocused
        ).draw(in: parts.list, on: &canvas) { row, column in entry(row, column) }
        Table(columns: columns, count: 1, visible: 0..<1, hasHead: false)
            .draw(in: parts.means.row(0), on: &canvas) { _, column in mean(column) }
    }

    private func entry(_ row: Int, _ column: Int) -> Table.Entry {
        let result = figures.classes[row]
        let intervals = figures.intervals[row]
        return switch column {
        case 0: Table.Entry(ClassName.shortened(result.name, to: 16))
        case 1: Table.Entry(Self.share(result.precision))
        case 2: Self.entry(intervals.precision)
        // A class that is recognised no better than by chance is the first thing to look at.
        case 3: Table.Entry(Self.share(result.recall), isPoor(result) ? .warning : .text)
        case 4: Self.entry(intervals.recall)
        case 5: Table.Entry(Self.share(result.f1))
        case 6: Self.entry(intervals.f1)
        default: Table.Entry(Format.count(result.support), .muted)
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
        case 3: return Table.Entry(Self.share(figures.confusion.uar), .title)
        case 4: return Self.entry(figures.overall?.uar)
        case 5: return Table.Entry(Self.share(figures.confusion.macroF1), .title)
        case 6: return Self.entry(figures.overall?.macroF1)
        case 7: return Table.Entry(Format.count(figures.confusion.total), .muted)
        default: return Table.Entry("")
        }
    }

    private static func share(_ value: Double) -> String { Format.fixed(value * 100, decimals: 1) }

    private static func entry(_ interval: SpeakerBootstrap.Interval?) -> Table.Entry {
        Table.Entry(text(interval), .muted)
    }

    /// Without decimals: the interval says how little the first one means.
    private static func text(_ interval: SpeakerBootstrap.Interval?) -> String {
        guard let interval else { return "-" }
        return [interval.low, interval.high].map { Format.fixed($0 * 100, decimals: 0) }.joined(separator: " to ")
    }

    // MARK: What stands below it

    private var sentence: String {
        guard figures.classes.indices.contains(selected) else { return "" }
        let intervals = figures.intervals[selected]
        return "\(figures.classes[selected].name), 95 %: precision \(Self.text(intervals.precision)), "
            + "recall \(Self.text(intervals.recall)), F1 \(Self.text(intervals.f1))"
    }

    private func drawFolds(in area: Rect, on canvas: inout Canvas) {
        canvas.horizontalLine(x: area.x, y: area.y, length: area.width)
        canvas.write(" By fold ", x: area.x + 1, y: area.y, as: .title)
        FoldResultsView(folds: figures.folds, visible: figures.folds.indices).draw(in: area.inset(top: 1), on: &canvas)
    }

    /// The recall of every class with its interval, and chance among them.
    private func drawPicture(in area: Rect, on canvas: inout Canvas) {
        canvas.horizontalLine(x: area.x, y: area.y, length: area.width)
        canvas.write(" Recall, its 95 % interval, and chance ", x: area.x + 1, y: area.y, as: .title)
        let rows = figures.classes.enumerated().map { index, result in
            IntervalPlot.Row(
                ClassName.shortened(result.name, to: 16), result.support > 0 ? result.recall * 100 : nil,
                interval: figures.intervals[index].recall.map { $0.low * 100...max($0.low, $0.high) * 100 },
                isMarked: index == selected)
        }
        IntervalPlot(rows: rows, axis: Axis(0...100, unit: "%"), reference: figures.confusion.chance * 100)
            .draw(in: area.inset(left: 1, top: 1, right: 1), on: &canvas)
    }
}
