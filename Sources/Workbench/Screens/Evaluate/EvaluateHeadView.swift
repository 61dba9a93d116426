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
        canvas.writeWrapped(evaluation.statement, in: text.inset(top: 2, bottom: text.height > 3 ? 1 : 0), as: role)
    }

    private var summary: RunSummary? { state.runs.all.first { $0.path == state.evaluate.run } }

    private var name: [(text: String, role: Role)] {
        let directory = state.evaluate.run?.split(separator: "/").last.map(String.init) ?? ""
        guard let summary else { return [(directory, .title)] }
        return [
            (summary.name, .title), ("  recipe ", .muted), (summary.recipe, .text), ("  protocol ", .muted),
            (summary.protocolText, evaluationRole),
        ]
    }

    private var evaluationRole: Role { state.evaluate.evaluation?.leaks == true ? .error : .text }

    private func drawFigures(of evaluation: Evaluation, in row: Rect, on canvas: inout Canvas) {
        guard let confusion = state.evaluate.figures?.confusion else { return }
        // A leaking figure is never shown without saying so right beside it.
        var pieces: [(text: String, role: Role)] = evaluation.leaks ? [("LEAKS  ", .error)] : []
        pieces += [
            ("UAR ", .muted), (Format.percent(confusion.uar), evaluation.leaks ? .error : .accent), (interval, .muted),
            ("  chance ", .muted), (Format.percent(confusion.chance), .text),
            ("  accuracy ", .muted), (Format.percent(confusion.accuracy), evaluation.leaks ? .error : .text),
            ("  F1 ", .muted), (Format.percent(confusion.macroF1), .text),
            ("  " + Format.counted(evaluation.predictions.count, "clip"), .muted),
        ]
        canvas.write(pieces, in: row)
    }

    private var interval: String {
        guard let interval = summary?.uarInterval else { return "" }
        let ends = [interval.lowerBound, interval.upperBound].map { Format.fixed($0 * 100, decimals: 1) }
        return " (95 %: \(ends[0]) to \(ends[1]))"
    }
}
