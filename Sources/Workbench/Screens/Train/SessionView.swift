import Recognition
import TextCanvas

/// A training: where it stands, its curves, and its log.
struct SessionView {
    let session: TrainingSession
    let curves: CurveOptions
    /// The trainings that start after this one, in a few words each.
    let waiting: [String]
    let isFocused: Bool

    /// Draws into the given place and nowhere else.
    func draw(in area: Rect, on canvas: inout Canvas) {
        let fold = session.folds > 1 ? "curves of fold \(session.fold) of \(session.folds)" : ""
        let inside = canvas.box(area, title: "Training", remark: fold, isFocused: isFocused)
        drawMemory(below: area, on: &canvas)
        let text = inside.inset(left: 1, right: 1)
        var used = drawStatus(in: text, on: &canvas)
        if let share = session.share, session.isBusy, text.height > 10 {
            canvas.gauge(share, in: text.row(used), role: .training)
            used += 1
        }
        if !waiting.isEmpty, text.height > used + 8 {
            canvas.write("then \(waiting.joined(separator: "; "))", in: text.row(used), as: .muted)
            used += 1
        }
        let statement = session.statement.wrapped(to: text.width)
        if text.height >= used + statement.count + 10 {
            canvas.writeWrapped(session.statement, in: text.inset(top: used), as: session.leaks ? .error : .muted)
            used += statement.count
        }
        drawCharts(in: inside.inset(top: used), on: &canvas)
    }

    /// Where the training stands, in at most three lines. Returns the lines used.
    private func drawStatus(in area: Rect, on canvas: inout Canvas) -> Int {
        let used = canvas.writeWrapped(phase.text, in: area.splitTop(2).top, as: phase.role)
        guard let facts else { return used }
        return used + canvas.write(facts: facts, in: area.inset(top: used).splitTop(2).top)
    }

    /// What the program takes of memory, in the lower edge of the frame: while it trains, and afterwards.
    private func drawMemory(below area: Rect, on canvas: inout Canvas) {
        guard let text = session.memory?.text, text.columns + 6 <= area.width else { return }
        canvas.write(" \(text) ", x: area.x + 2, y: area.maxY - 1, as: .muted)
    }

    /// Where the training stands and what can be done next.
    private var phase: (text: String, role: Role) {
        switch session.phase {
        case .starting: ("starting", .text)
        case .running: (stage, .text)
        case .stopping: ("stopping after this step; what was learnt is kept", .warning)
        case .discarding: ("stopping; the run is removed", .warning)
        case .ended(let run) where run.state == .finished:
            ("finished: \(Self.result(of: run)); e shows the evaluation", .good)
        case .ended(let run):
            (
                "stopped after \(run.epochs) of \(Format.counted(run.totalEpochs, "epoch"))"
                    + (run.networks > 1 ? " of \(run.networks) networks" : "") + "; r resumes it", .warning
            )
        case .failed(let reason): (reason, .error)
        case .discarded: ("discarded; s starts anew", .muted)
        }
    }

    /// What is being done.
    private var stage: String {
        switch session.stage {
        case .preparing(_, let total) where total == 0: "preparing"
        case .preparing(let done, let total): "reading clips, \(Format.count(done)) of \(Format.count(total))"
        case .windows(let done, let total):
            "computing features, \(Format.count(done)) of \(Format.counted(total, "window"))"
        case .training: epochAndStep
        }
    }

    /// Epoch and step of the running fold.
    private var epochAndStep: String {
        guard let outline = session.outline else { return "training" }
        guard let progress = session.progress else { return "epoch 1 of \(outline.epochs)" }
        return "epoch \(progress.epoch) of \(outline.epochs), step \(Format.count(progress.step)) of "
            + Format.count(progress.stepsPerEpoch)
    }

    /// Both figures: accuracy flatters where classes differ in size.
    private static func result(of run: RunSummary) -> String {
        guard let accuracy = run.accuracy, let uar = run.uar else { return "no result" }
        return "accuracy \(Format.percent(accuracy)), UAR \(Format.percent(uar))"
    }

    /// Time left, throughput and accuracy of the running epoch.
    private var facts: [Fact]? {
        guard session.isBusy, let progress = session.progress else { return nil }
        var facts: [String] = []
        if let left = session.timeLeft {
            facts.append("about \(left) left")
        } else if session.share == 1 {
            facts.append("evaluating")
        }
        if let speed = progress.samplesPerSecond { facts.append("\(Format.number(speed)) windows/s") }
        if let loss = progress.losses.last { facts.append("loss \(Format.number(loss))") }
        facts.append("accuracy \(Format.percent(progress.accuracy))")
        if let patience { facts.append(patience) }
        return facts.map { [($0, .muted)] }
    }

    /// How many epochs may still pass without a better one before the training ends by itself.
    private var patience: String? {
        guard let patience = session.recipe?.training.patience, patience > 0, let best = session.best else {
            return nil
        }
        return "patience \(max(0, patience - (session.epochs.count - best.epoch))) of \(patience)"
    }

    /// Loss, accuracy and log; the log is the first to go where rows are few.
    private func drawCharts(in area: Rect, on canvas: inout Canvas) {
        let parts = [
            Layout.Part(minimum: 7, weight: 3, priority: 3), Layout.Part(minimum: 7, weight: 3, priority: 2),
            Layout.Part(minimum: 3, weight: 1, priority: 1),
        ]
        let places = Layout.rows(parts, in: area)
        let curves = TrainingCurves(session: session, options: curves)
        curves.draw(.loss, in: places[0], on: &canvas)
        curves.draw(.accuracy, in: places[1], on: &canvas)
        drawLog(in: places[2].inset(left: 1, right: 1), on: &canvas)
    }

    /// The newest lines of the log.
    private func drawLog(in area: Rect, on canvas: inout Canvas) {
        guard !area.isEmpty else { return }
        canvas.horizontalLine(x: area.x, y: area.y, length: area.width)
        let rows = area.inset(top: 1)
        for (offset, line) in session.log.suffix(rows.height).enumerated() {
            canvas.write(line, in: rows.row(offset), as: .muted)
        }
    }
}
