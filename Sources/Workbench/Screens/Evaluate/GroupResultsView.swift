import Recognition
import TextCanvas

/// The results by speaker, sex, intensity or statement, each with its interval and beside its chance level, by fold,
/// or the calibration.
struct GroupResultsView {
    let figures: EvaluationFigures
    let evaluate: EvaluateState
    let isFocused: Bool

    func draw(in area: Rect, on canvas: inout Canvas) {
        let remark = evaluate.aspect == .calibration ? "" : "per cent"
        let inside = canvas.box(area, title: evaluate.aspect.title, remark: remark, isFocused: isFocused)
        switch evaluate.aspect {
        case .calibration: drawCalibration(in: inside, on: &canvas)
        case .folds: drawFolds(in: inside, on: &canvas)
        default: drawGroups(in: inside, on: &canvas)
        }
    }

    private func drawFolds(in area: Rect, on canvas: inout Canvas) {
        let visible = evaluate.groupCursor.visibleRows(
            total: figures.folds.count, height: Table.rows(inHeight: area.height))
        FoldResultsView(
            folds: figures.folds, visible: visible, selection: evaluate.groupCursor.selection, isFocused: isFocused
        ).draw(in: area, on: &canvas)
    }

    /// A group a row, and the UAR of all with its interval as a picture, beside or below the table.
    private func drawGroups(in area: Rect, on canvas: inout Canvas) {
        let groups = evaluate.groups
        let isWide = area.width >= Self.besideFrom
        let wanted = 2 * groups.count + 2
        let isHigh = !isWide && area.height >= groups.count + 2 + wanted
        let (upper, below) = area.splitTop(isHigh ? groups.count + 2 : area.height)
        let (table, side) = upper.splitLeft(isWide ? Self.tableWidth : area.width)
        let height = Table.rows(inHeight: table.height)
        let visible = evaluate.groupCursor.visibleRows(total: groups.count, height: height)
        Table(
            columns: columns, count: groups.count, visible: visible, selection: evaluate.groupCursor.selection,
            isFocused: isFocused
        ).draw(in: table, on: &canvas) { row, column in entry(groups[row], column) }
        if isHigh {
            canvas.horizontalLine(x: below.x, y: below.y, length: below.width)
            canvas.write(" UAR, its 95 % interval, and chance ", x: below.x + 1, y: below.y, as: .title)
            picture.draw(in: below.inset(left: 1, top: 1, right: 1), on: &canvas)
        } else if isWide {
            var plot = picture
            plot.first = visible.lowerBound
            plot.draw(in: side.inset(left: 1, top: 1, right: 1).splitTop(2 * groups.count + 1).top, on: &canvas)
        }
    }

    /// Columns from which the picture stands beside the table, and those of the table then.
    private static let (besideFrom, tableWidth) = (76, 46)

    private var columns: [Table.Column] {
        let longest = evaluate.groups.map(\.name.columns).max() ?? 0
        // One speaker alone has no interval.
        let hasIntervals = evaluate.aspect.trait != .speaker
        return [
            Table.Column("group", minimum: min(max(longest, 5), 9), weight: 1, priority: 5),
            Table.Column("UAR", minimum: 5, align: .right, priority: 4),
            Table.Column("95 %", minimum: hasIntervals ? 9 : 0, align: .right, priority: hasIntervals ? 3 : 0),
            Table.Column("chance", minimum: 6, align: .right, priority: 3),
            Table.Column("acc", minimum: 5, align: .right, priority: 2),
            Table.Column("clips", minimum: 5, align: .right, priority: 1),
        ]
    }

    private func entry(_ group: GroupResult, _ column: Int) -> Table.Entry {
        switch column {
        case 0: Table.Entry(group.name)
        case 1:
            Table.Entry(Format.fixed(group.uar * 100, decimals: 1), group.uar <= group.chance ? .warning : .text)
        case 2:
            Table.Entry(
                figures.interval(of: group).map {
                    "\(Format.fixed($0.low * 100, decimals: 0)) to \(Format.fixed($0.high * 100, decimals: 0))"
                } ?? "", .muted)
        case 3: Table.Entry(Format.fixed(group.chance * 100, decimals: 1), .muted)
        case 4: Table.Entry(Format.fixed(group.accuracy * 100, decimals: 1))
        default: Table.Entry(Format.count(group.clips), .muted)
        }
    }

    private var picture: IntervalPlot {
        let rows = evaluate.groups.enumerated().map { index, group in
            IntervalPlot.Row(
                group.name, group.uar * 100,
                interval: figures.interval(of: group).map { $0.low * 100...max($0.low, $0.high) * 100 },
                isMarked: index == evaluate.groupCursor.selection)
        }
        return IntervalPlot(rows: rows, axis: Axis(0...100, unit: "%"), reference: figures.confusion.chance * 100)
    }

    /// The reliability curve against the diagonal, or its bins as a table where there is no room for a curve.
    private func drawCalibration(in area: Rect, on canvas: inout Canvas) {
        guard let calibration = evaluate.calibration else { return }
        let used = canvas.writeWrapped(calibration.verdict, in: area.inset(left: 1, right: 1))
        let rest = area.inset(top: used)
        let tableRows = calibration.bins.count + 1
        let hasCurve = rest.height >= tableRows + 9
        let (curve, table) = rest.splitTop(hasCurve ? rest.height - tableRows : 0)
        if hasCurve { drawCurve(calibration, in: curve, on: &canvas) }
        Table(
            columns: [
                Table.Column("sure", minimum: 12, priority: 3),
                Table.Column("right", minimum: 7, align: .right, priority: 2),
                Table.Column("clips", minimum: 6, align: .right, priority: 1),
            ], count: calibration.bins.count,
            visible: evaluate.groupCursor.visibleRows(
                total: calibration.bins.count, height: Table.rows(inHeight: table.height)),
            selection: evaluate.groupCursor.selection, isFocused: isFocused
        ).draw(in: table, on: &canvas) { row, column in
            let bin = calibration.bins[row]
            switch column {
            case 0: return Table.Entry(bin.name)
            case 1: return Table.Entry(bin.clips == 0 ? "-" : Format.percent(bin.accuracy))
            default: return Table.Entry(Format.count(bin.clips), .muted)
            }
        }
    }

    private func drawCurve(_ calibration: Calibration, in area: Rect, on canvas: inout Canvas) {
        let known = calibration.bins.filter { $0.clips > 0 }
        let diagonal = [LineChart.Point(0, 0), LineChart.Point(1, 1)]
        LineChart(
            series: [
                LineChart.Series("as sure as right", diagonal, ink: .role(.muted)),
                LineChart.Series(
                    "measured", known.map { LineChart.Point($0.confidence, $0.accuracy) }, ink: .role(.curve)),
            ], horizontal: Axis(0...1, unit: "sure"), vertical: Axis(0...1, unit: "right")
        ).draw(in: area.inset(right: 1), on: &canvas)
    }
}
