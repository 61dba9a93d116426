import Recognition
import TextCanvas

/// The results by speaker, sex, intensity or statement, each beside its chance level, or the calibration.
struct GroupResultsView {
    let figures: EvaluationFigures
    let evaluate: EvaluateState
    let isFocused: Bool

    func draw(in area: Rect, on canvas: inout Canvas) {
        let remark = evaluate.aspect == .calibration ? "" : "per cent"
        let inside = canvas.box(area, title: evaluate.aspect.title, remark: remark, isFocused: isFocused)
        if evaluate.aspect == .calibration {
            drawCalibration(in: inside, on: &canvas)
        } else {
            drawGroups(in: inside, on: &canvas)
        }
    }

    /// A group a row, with its UAR as a bar and chance marked in it.
    private func drawGroups(in area: Rect, on canvas: inout Canvas) {
        let groups = evaluate.groups
        let columns = [
            Table.Column("group", minimum: 9, priority: 5),
            Table.Column("UAR", minimum: 5, align: .right, priority: 4),
            Table.Column("chance", minimum: 6, align: .right, priority: 3),
            Table.Column("acc", minimum: 5, align: .right, priority: 2),
            Table.Column("clips", minimum: 5, align: .right, priority: 1),
        ]
        let hasBars = area.width >= 56
        let (table, side) = area.splitLeft(hasBars ? 40 : area.width)
        let height = Table.rows(inHeight: table.height)
        let visible = evaluate.groupCursor.visibleRows(total: groups.count, height: height)
        Table(
            columns: columns, count: groups.count, visible: visible, selection: evaluate.groupCursor.selection,
            isFocused: isFocused
        ).draw(in: table, on: &canvas) { row, column in
            let group = groups[row]
            switch column {
            case 0: return Table.Entry(group.name)
            case 1:
                return Table.Entry(
                    Format.fixed(group.uar * 100, decimals: 1), group.uar <= group.chance ? .warning : .text)
            case 2: return Table.Entry(Format.fixed(group.chance * 100, decimals: 1), .muted)
            case 3: return Table.Entry(Format.fixed(group.accuracy * 100, decimals: 1))
            default: return Table.Entry(Format.count(group.clips), .muted)
            }
        }
        guard hasBars else { return }
        let bars = visible.map { BarChart.Bar("", value: groups[$0].uar, text: "") }
        BarChart(bars: bars, maximum: 1, reference: figures.confusion.chance)
            .draw(in: side.inset(left: 1, top: 1, right: 1), on: &canvas)
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
