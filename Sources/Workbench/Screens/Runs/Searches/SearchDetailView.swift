import Recognition
import TextCanvas

/// One search: how far it is, its trials from the best to the worst with their values, and below them the best so far
/// by trial, or all trials as lines through the values that they tried.
struct SearchDetailView {
    let search: SearchSummary
    let cursor: ListCursor
    /// Whether the lines are wanted; where there is no room for both they take the place of the table.
    let showsAxes: Bool
    let isFocused: Bool

    /// Rows above the trials.
    static let headRows = 2
    /// Rows that a curve needs at least, and the trials beside it.
    private static let (leastCurve, leastAxes, leastTable) = (8, 10, 8)

    func draw(in area: Rect, on canvas: inout Canvas) {
        let inside = canvas.box(area, title: search.name, remark: search.state.rawValue, isFocused: isFocused)
        if let fault = search.fault {
            canvas.writeWrapped(fault, in: inside.inset(left: 1, right: 1), as: .error)
            return
        }
        let text = inside.inset(left: 1, right: 1)
        var used = canvas.write(facts: progress, in: text)
        used += canvas.writeWrapped(outcome.text, in: text.inset(top: used), as: outcome.role)
        let body = inside.inset(top: used)
        let axes = SearchAxes(search: search, selection: cursor.selection)
        if showsAxes, canvas.appearance.showsHeatInColor, let picture = axes.picture,
            ParallelAxes.fits(axes.names.count, in: body.inset(left: 1, right: 1))
        {
            let hasBoth = body.height >= Self.leastAxes + Self.leastTable
            let rows = min(search.trials.count + 1, body.height - max(Self.leastAxes, body.height / 2))
            let (table, place) = body.splitTop(hasBoth ? rows : 0)
            let lines = place.inset(left: 1, top: hasBoth ? 1 : 0, right: 1)
            if hasBoth {
                drawTrials(in: table, on: &canvas)
                picture.draw(in: lines, on: &canvas)
            } else {
                // Without the table the selected line says in words what it is.
                let used = canvas.write(facts: selectedFacts, in: lines.splitTop(min(2, max(0, lines.height - 8))).top)
                picture.draw(in: lines.inset(top: used), on: &canvas)
            }
            return
        }
        let hasCurve = body.height >= Self.leastCurve + Self.leastTable && search.course.count > 1
        let (table, curve) = body.splitBottom(hasCurve ? max(Self.leastCurve, body.height / 3) : 0)
        drawTrials(in: table, on: &canvas)
        if hasCurve { drawCourse(in: curve, on: &canvas) }
    }

    private var progress: [Fact] {
        let spent = Format.fixed(search.seconds / 60, decimals: 1)
        let folds = search.folds > 1 ? " in \(search.folds) folds" : ""
        return [
            [(search.recipe, .text)], [(search.protocolText, .muted)], [(search.strategy, .muted)],
            [(Format.counted(search.trials.count, "trial"), .text), (folds, .muted)],
            [("\(spent) of \(Format.fixed(search.minutes, decimals: 1)) min", .muted)],
        ]
    }

    /// What counts: the final test, or that there is none yet.
    private var outcome: (text: String, role: Role) {
        guard let uar = search.uar else {
            return search.best == nil
                ? ("no trial has ended yet", .muted)
                : ("UAR on the training speakers, of the best of many: too high until it is tested", .muted)
        }
        let ends = search.uarInterval.map {
            " (\(Format.fixed($0.lowerBound * 100, decimals: 1)) to \(Format.percent($0.upperBound)))"
        }
        return ("tested on speakers that it never heard: UAR \(Format.percent(uar))\(ends ?? "")", .accent)
    }

    /// The selected trial with its values.
    private var selectedFacts: [Fact] {
        let ranked = search.ranked
        guard ranked.indices.contains(cursor.selection) else { return [] }
        let trial = ranked[cursor.selection].trial
        let score = trial.score.map { Format.percent($0) } ?? "failed"
        return [[("trial \(trial.number) ", .accent), (score, .text)]]
            + zip(search.keys, trial.point).map { [(SearchAxes.lastPart(of: $0) + " ", .muted), ($1, .text)] }
    }

    private func drawTrials(in area: Rect, on canvas: inout Canvas) {
        let ranked = search.ranked
        let names = search.keys.map(SearchAxes.lastPart)
        let values = names.map { name in
            Table.Column(name, minimum: max(8, name.columns), align: .right, priority: 5)
        }
        let rows = Table.rows(inHeight: area.height)
        Table(
            columns: [
                Table.Column("UAR", minimum: 6, align: .right, priority: 9),
                Table.Column("trial", minimum: 5, align: .right, priority: 4),
                Table.Column("fold", minimum: 4, align: .right, priority: search.folds > 1 ? 6 : 0),
                // Where the epochs are searched they stand among the values.
                Table.Column("epochs", minimum: names.contains("epochs") ? 0 : 6, align: .right, priority: 3),
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
        case 3: return Table.Entry(search.keys.contains("training.epochs") ? "" : "\(trial.task.epochs)", .muted)
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
            horizontal: .whole(1...Double(max(2, points.count)), unit: "trial"),
            vertical: Axis(max(0, low - margin)...min(1, high + margin))
        ).draw(in: body.inset(right: 1), on: &canvas)
    }
}
