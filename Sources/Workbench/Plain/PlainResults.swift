import Recognition
import TextCanvas

/// What the Evaluate screen shows, in sentences.
enum PlainResults {
    /// The figures of the run with what they mean; nil where no evaluation is shown.
    static func figures(of state: WorkbenchState) -> String? {
        guard state.screen == .evaluate else { return nil }
        guard let figures = state.evaluate.figures else {
            return state.evaluate.awaited == nil
                ? state.evaluate.problem ?? "No evaluation yet." : "Reading the evaluation."
        }
        let confusion = figures.confusion
        let run = state.evaluate.run.map { $0.split(separator: "/").last.map(String.init) ?? $0 } ?? ""
        let ends = figures.overall.map {
            ", 95 per cent interval \(Format.fixed($0.uar.low * 100, decimals: 1)) to \(Format.percent($0.uar.high))"
        }
        let mark = figures.evaluation.mark.map { "\($0): " } ?? ""
        return "Run \(run): \(mark)UAR \(Format.percent(confusion.uar))\(ends ?? ""), "
            + "chance \(Format.percent(confusion.chance)), accuracy \(Format.percent(confusion.accuracy)), "
            + "F1 \(Format.percent(confusion.macroF1)), "
            + "\(Format.counted(figures.evaluation.predictions.count, "clip")). \(figures.evaluation.statement)."
    }

    /// What the results beside the matrix are grouped by.
    static func aspect(of state: WorkbenchState) -> String? {
        guard state.screen == .evaluate, state.evaluate.figures != nil else { return nil }
        return "Results \(state.evaluate.aspect.title.lowercased()); next-pane goes to them and back."
    }

    /// What is selected: a clip of the list, a row of the results, or a cell of the matrix.
    static func selection(of state: WorkbenchState) -> String? {
        guard let figures = state.evaluate.figures else { return nil }
        if state.focusedPane == .classResults { return row(of: state, figures) }
        if let clip = state.evaluate.list?.selected {
            let truth = figures.evaluation.classes[clip.truth]
            let share = Format.percent(Double(clip.probabilities[clip.truth]), decimals: 0)
            return "\(clip.clip): \(truth) with \(share), taken for \(figures.evaluation.classes[clip.predicted])."
        }
        let cell = state.evaluate.cell
        let (truth, predicted) = (figures.evaluation.classes[cell.truth], figures.evaluation.classes[cell.predicted])
        let count = figures.confusion.counts[cell.truth][cell.predicted]
        let share = Format.percent(figures.share(cell), decimals: 0)
        let what = cell.truth == cell.predicted ? "\(truth), recognised" : "\(truth) taken for \(predicted)"
        return "\(what): \(Format.counted(count, "clip")), \(share) of the class."
    }

    /// The selected row of the results, in the words of their table.
    private static func row(of state: WorkbenchState, _ figures: EvaluationFigures) -> String? {
        guard state.evaluate.aspect != .leak else { return PlainReading.lines(of: state, from: 1).last }
        guard let table = PaneTable(of: state)?.table else { return nil }
        let row = state.evaluate.aspect == .classes ? state.evaluate.cell.truth : state.evaluate.groupCursor.selection
        guard table.rows.indices.contains(row) else { return nil }
        return "\(row + 1) of \(table.rows.count): \(PlainField.sentence(of: table.rows[row], under: table.head))."
    }
}
