import Recognition
import TextCanvas

/// One search: how far it is, its trials from the best to the worst with their values, and the best so far by trial.
struct SearchDetailView {
    let search: SearchSummary
    let cursor: ListCursor
    let isFocused: Bool

    /// Rows above the trials.
    static let headRows = 2
    /// Rows that a curve needs at least, and the trials beside it.
    private static let (leastCurve, leastTable) = (8, 8)

    func draw(in area: Rect, on canvas: inout Canvas) {
        let inside = canvas.box(area, title: search.name, remark: search.state.rawValue, isFocused: isFocused)
        if let fault = search.fault {
            canvas.writeWrapped(fault, in: inside.inset(left: 1, right: 1), as: .error)
            return
        }
        let (head, body) = inside.splitTop(Self.headRows)
        canvas.write(progress, in: head.row(0).inset(left: 1, right: 1))
        canvas.write(outcome, in: head.row(1).inset(left: 1, right: 1))
        let hasCurve = body.height >= Self.leastCurve + Self.leastTable && search.course.count > 1
        let (table, curve) = body.splitBottom(hasCurve ? max(Self.leastCurve, body.height / 3) : 0)
        drawTrials(in: table, on: &canvas)
        if hasCurve { drawCourse(in: curve, on: &canvas) }
    }

    private var progress: [(text: String, role: Role)] {
        let spent = Format.fixed(search.seconds / 60, decimals: 1)
        let folds = search.folds > 1 ? " in \(search.folds) folds" : ""
        return [
            (search.recipe, .text), ("  \(search.protocolText)  \(search.strategy)  ", .muted),
            (Format.counted(search.trials.count, "trial"), .text),
            ("\(folds), \(spent) of \(Format.fixed(search.minutes, decimals: 1)) min", .muted),
        ]
    }

    /// What counts: the final test, or that there is none yet.
    private var outcome: [(text: String, role: Role)] {
        guard let uar = search.uar else {
            return search.best == nil
                ? [("no trial has ended yet", .muted)]
                : [("UAR on the training speakers, of the best of many: too high until it is tested", .muted)]
        }
        let ends = search.uarInterval.map {
            " (\(Format.fixed($0.lowerBound * 100, decimals: 1)) to \(Format.percent($0.upperBound)))"
        }
        return [
            ("tested on speakers that it never heard: UAR ", .muted), (Format.percent(uar) + (ends ?? ""), .accent),
        ]
    }

    private func drawTrials(in area: Rect, on canvas: inout Canvas) {
        let ranked = search.ranked
        let values = search.keys.map { key in
            let name = key.split(separator: ".").last.map(String.init) ?? key
            return Table.Column(name, minimum: max(8, name.columns), align: .right, priority: 5)
        }
        let rows = Table.rows(inHeight: area.height)
        Table(
            columns: [
                Table.Column("UAR", minimum: 6, align: .right, priority: 9),
                Table.Column("trial", minimum: 5, align: .right, priority: 4),
                Table.Column("fold", minimum: 4, align: .right, priority: search.folds > 1 ? 6 : 0),
                Table.Column("epochs", minimum: 6, align: .right, priority: 3),
                Table.Column("took", minimum: 9, align: .right, priority: 1),
            ] + values, count: ranked.count, visible: cursor.visibleRows(total: ranked.count, height: rows),
            selection: cursor.selection, isFocused: isFocused
        ).draw(in: area, on: &canvas) { row, column in entry(ranked[row], column) }
    }

    private func entry(_ entry: SearchSummary.FoldTrial, _ column: Int) -> Table.Entry {
        let trial = entry.trial
        switch column {
        case 0:
            guard let score = trial.score else { return Table.Entry("failed", .error) }
            return Table.Entry(Format.percent(score), entry == search.best ? .good : .text)
        case 1: return Table.Entry("\(trial.number)", .muted)
        case 2: return Table.Entry("\(entry.fold)", .muted)
        case 3: return Table.Entry("\(trial.task.epochs)", .muted)
        case 4: return Table.Entry(Format.duration(trial.seconds), .muted)
        default: return Table.Entry(trial.point.indices.contains(column - 5) ? trial.point[column - 5] : "")
        }
    }

    private func drawCourse(in area: Rect, on canvas: inout Canvas) {
        let (head, body) = area.splitTop(1)
        canvas.write("UAR of the best trial so far", in: head.inset(left: 1, right: 1), as: .title)
        let points = search.course.enumerated().map { LineChart.Point(Double($0.offset + 1), $0.element) }
        let (low, high) = (search.course.min() ?? 0, search.course.max() ?? 1)
        let margin = max(0.01, (high - low) / 10)
        LineChart(
            series: [LineChart.Series("best", points, ink: .role(.validation))],
            horizontal: Axis(1...Double(max(2, points.count)), unit: "trial"),
            vertical: Axis(max(0, low - margin)...min(1, high + margin))
        ).draw(in: body.inset(right: 1), on: &canvas)
    }
}
