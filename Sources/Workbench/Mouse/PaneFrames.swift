import TextCanvas

extension Rect {
    /// Splits off a left part of so many columns, or of the share that the user gave it; both sides stay usable.
    func splitLeft(_ columns: Int, orShare share: Double?) -> (left: Rect, rest: Rect) {
        guard let share else { return splitLeft(columns) }
        let least = min(20, width / 3)
        return splitLeft(min(max(least, Int((Double(width) * share).rounded())), width - least))
    }
}

extension WorkbenchState {
    /// The panes that are in sight, with their frames.
    var paneFrames: [(pane: Pane, frame: Rect)] {
        let area = screenArea
        let frames: [(pane: Pane, frame: Rect)]
        switch screen {
        case .clips:
            let layout = ClipsLayout(in: area, state: self)
            frames = [(.clipList, layout.list), (.clipInspector, layout.inspector)]
        case .classes:
            let plots = ClassesView.plots(in: area, share: mouse.shares[.classes])
            let list = Rect(x: area.x, y: area.y, width: plots.x - area.x, height: area.height)
            frames = list.isEmpty ? [(focusedPane, area)] : [(.classList, list), (.classPlots, plots)]
        case .train:
            let layout = TrainLayout(in: area, focused: focusedPane, share: mouse.shares[.train])
            frames = [(.trainForm, layout.form), (.trainCurves, layout.curves)]
        case .evaluate:
            let layout = EvaluateLayout(in: area, state: self)
            frames = [(.confusion, layout.matrix), (.classResults, layout.results)]
        case .classify: frames = [(.classification, area)]
        case .runs:
            guard !runs.all.isEmpty else { return [(.runList, area)] }
            let layout = RunsLayout(in: area, state: self)
            frames = [(.runList, layout.list), (.runDetail, layout.detail)]
        }
        return frames.filter { !$0.frame.isEmpty }
    }

    /// The column at which the right one of two panes side by side begins; nil where there are no two.
    var paneBorder: Int? {
        let frames = paneFrames.map(\.frame)
        guard frames.count == 2, frames[0].y == frames[1].y, frames[1].x > frames[0].x else { return nil }
        return frames[1].x
    }
}
