import Recognition
import TextCanvas

/// The figures of a run with what they mean: chance and interval beside the UAR, the protocol in plain words.
struct EvaluateHeadView {
    let state: WorkbenchState

    /// The protocol's statement in lines.
    func statementLines(width: Int) -> [String] {
        (state.evaluate.evaluation?.statement ?? "").wrapped(to: max(1, width))
    }

    func draw(in area: Rect, on canvas: inout Canvas) {
        guard let evaluation = state.evaluate.evaluation else { return }
        let text = area.inset(left: 1, right: 1)
        canvas.write(name, in: text.row(0))
        drawFigures(of: evaluation, in: text.row(1), on: &canvas)
        let role: Role = evaluation.leaks ? .error : .good
        let lines = statementLines(width: text.width).count
        // An empty row sets the words off where there is one to spare.
        let spare = text.height > lines + 2 ? 1 : 0
        canvas.writeWrapped(evaluation.statement, in: text.inset(top: 2, bottom: spare), as: role)
    }

    private var summary: RunSummary? { state.runs.all.first { $0.path == state.evaluate.run } }

    private var name: [(text: String, role: Role)] {
        let directory = state.evaluate.run?.split(separator: "/").last.map(String.init) ?? ""
        guard let summary else { return [(directory, .title)] }
        let foreign = isOfOpenCorpus(summary) ? "" : "  of \(summary.corpus), not the corpus that is open"
        return [
            (summary.name, .title), (foreign, .warning), ("  recipe ", .muted), (summary.recipe, .text),
            ("  protocol ", .muted), (summary.protocolText, evaluationRole),
        ]
    }

    private func isOfOpenCorpus(_ run: RunSummary) -> Bool {
        state.corpus.opened.map { $0.name == run.corpus } ?? true
    }

    private var evaluationRole: Role { state.evaluate.evaluation?.leaks == true ? .error : .text }

    private func drawFigures(of evaluation: Evaluation, in row: Rect, on canvas: inout Canvas) {
        guard let confusion = state.evaluate.figures?.confusion else { return }
        let leaks: Role = evaluation.leaks ? .error : .text
        // In the order in which they are left out where there is little room: the last first.
        let facts: [[(text: String, role: Role)]] = [
            // A leaking figure is never shown without saying so right beside it.
            evaluation.mark.map { [($0 + "  ", .error)] } ?? [],
            [("UAR ", .muted), (Format.percent(confusion.uar), evaluation.leaks ? .error : .accent)],
            [("  chance ", .muted), (Format.percent(confusion.chance), .text)],
            [(interval, .muted)],
            [("  accuracy ", .muted), (Format.percent(confusion.accuracy), leaks)],
            [("  F1 ", .muted), (Format.percent(confusion.macroF1), .text)],
            [("  " + Format.counted(evaluation.predictions.count, "clip"), .muted)],
        ]
        var room = row.width
        var pieces: [(text: String, role: Role)] = []
        for fact in facts {
            let columns = fact.reduce(0) { $0 + $1.text.columns }
            guard columns <= room else { break }
            room -= columns
            pieces += fact
        }
        canvas.write(pieces, in: row)
    }

    private var interval: String {
        guard let interval = summary?.uarInterval else { return "" }
        let ends = [interval.lowerBound, interval.upperBound].map { Format.fixed($0 * 100, decimals: 1) }
        return "  95 % interval \(ends[0]) to \(ends[1])"
    }
}
