import Recognition
import TextCanvas

/// What two runs say of one recording, class by class.
struct ComparedRunsView {
    let first: Classification
    let second: Classification
    /// Both runs.
    let runs: (first: RunSummary, second: RunSummary)
    /// The class that the recording has in the scheme of each run, where that is known.
    let truths: (first: String?, second: String?)

    func draw(in area: Rect, on canvas: inout Canvas) {
        let halves = area.columns(2, spacing: 2)
        draw(first, runs.first, truth: truths.first, in: halves[0], on: &canvas)
        draw(second, runs.second, truth: truths.second, in: halves[1], on: &canvas)
        var used = max(first.classes.count, second.classes.count) + 3
        if first.classes == second.classes, used < area.height {
            canvas.write(verdict, in: area.row(used))
            used += 2
        }
        drawReservations(first, runs.first, in: halves[0].inset(top: used), on: &canvas)
        drawReservations(second, runs.second, in: halves[1].inset(top: used), on: &canvas)
    }

    private func draw(
        _ answer: Classification, _ run: RunSummary, truth: String?, in area: Rect, on canvas: inout Canvas
    ) {
        canvas.write(run.name.truncatedInTheMiddle(to: area.width, glyphs: canvas.glyphs), in: area.row(0), as: .title)
        var pieces: [(text: String, role: Role)] = [
            (answer.predicted, .accent), (" " + Format.percent(Double(answer.probabilities.max() ?? 0)), .text),
        ]
        if let truth {
            let isRight = truth == answer.predicted
            pieces.append(
                (isRight ? "  \(canvas.glyphs.check)" : "  \(canvas.glyphs.cross) \(truth)", isRight ? .good : .error))
        }
        canvas.write(pieces, in: area.row(1))
        ClassBarsView(classification: answer, truth: truth).draw(in: area.inset(top: 2), on: &canvas)
    }

    /// What must be known of a run before its answer is believed.
    private func drawReservations(
        _ answer: Classification, _ run: RunSummary, in area: Rect, on canvas: inout Canvas
    ) {
        var used = canvas.writeWrapped(run.statement, in: area, as: run.leaks ? .error : .muted)
        for note in answer.notes where used < area.height {
            used += canvas.writeWrapped(note, in: area.inset(top: used), as: .warning)
        }
    }

    /// Whether both say the same, and where they differ most.
    private var verdict: [(text: String, role: Role)] {
        let apart = zip(first.probabilities, second.probabilities).map { Double($1) - Double($0) }
        guard let most = apart.indices.max(by: { abs(apart[$0]) < abs(apart[$1]) }) else { return [] }
        let isSame = first.predicted == second.predicted
        let difference = (apart[most] > 0 ? "+" : "") + Format.fixed(apart[most] * 100, decimals: 1)
        return [
            (isSame ? "both say \(first.predicted)" : "they differ", isSame ? .good : .warning),
            ("  largest difference: \(first.classes[most]) \(difference) points", .muted),
        ]
    }
}
