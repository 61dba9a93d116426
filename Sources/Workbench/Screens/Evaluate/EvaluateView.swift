import Recognition
import TextCanvas

/// The Evaluate screen: what was measured at the top, the confusion matrix, the results by class and by fold.
struct EvaluateView {
    let state: WorkbenchState

    func draw(in area: Rect, on canvas: inout Canvas) {
        guard let figures = state.evaluate.figures else {
            drawAbsence(in: area, on: &canvas)
            return
        }
        let layout = EvaluateLayout(in: area, state: state)
        EvaluateHeadView(state: state).draw(in: layout.head, on: &canvas)
        if !layout.matrix.isEmpty {
            if let list = state.evaluate.list {
                PredictionListView(list: list, classes: figures.evaluation.classes, isFocused: isFocused(.confusion))
                    .draw(in: layout.matrix, on: &canvas)
            } else {
                ConfusionView(figures: figures, evaluate: state.evaluate, isFocused: isFocused(.confusion))
                    .draw(in: layout.matrix, on: &canvas)
            }
        }
        if !layout.results.isEmpty {
            let isFocused = isFocused(.classResults)
            if state.evaluate.aspect == .leak, let pair = state.leakPair {
                LeakView(pair: pair, key: state.keyName(.evaluate(.leak)), isFocused: isFocused)
                    .draw(in: layout.results, on: &canvas)
            } else if state.evaluate.aspect == .classes {
                ClassResultsView(figures: figures, selected: state.evaluate.cell.truth, isFocused: isFocused)
                    .draw(in: layout.results, on: &canvas)
            } else {
                GroupResultsView(figures: figures, evaluate: state.evaluate, isFocused: isFocused)
                    .draw(in: layout.results, on: &canvas)
            }
        }
    }

    private func isFocused(_ pane: Pane) -> Bool { state.focusedPane == pane }

    private func drawAbsence(in area: Rect, on canvas: inout Canvas) {
        let inside = canvas.box(area, title: "Evaluate", isFocused: true).inset(left: 1, right: 1)
        if state.evaluate.awaited != nil {
            canvas.write("reading the evaluation", in: inside, as: .muted)
        } else if let problem = state.evaluate.problem {
            canvas.writeWrapped(problem, in: inside, as: .error)
        } else {
            canvas.writeWrapped(NoRunText(state: state).text(purpose: "evaluate"), in: inside)
        }
    }
}

/// What is said where a finished run is needed and there is none.
struct NoRunText {
    let state: WorkbenchState

    func text(purpose: String) -> String {
        let show = state.keyName(.global(.showTrain))
        let start = state.keyName(.train(.start))
        if state.train.isBusy {
            return "No finished run to \(purpose) yet: a training runs. Press \(show) to watch it; "
                + "its result can be seen here when it is done."
        }
        if let run = state.runs.newestInterrupted {
            return
                "No finished run to \(purpose) yet. \(run.name) was interrupted after \(Format.count(run.epochs)) of "
                + "\(Format.counted(run.totalEpochs, "epoch")): press \(show) and then \(state.keyName(.train(.resume))) to resume it."
        }
        return "No run yet: press \(show) and then \(start) to train one on this corpus."
    }
}
