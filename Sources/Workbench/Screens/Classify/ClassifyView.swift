import Corpora
import Recognition
import TextCanvas

/// The Classify screen: what a run says of a recording, as a whole and along its waveform.
struct ClassifyView {
    let state: WorkbenchState

    func draw(in area: Rect, on canvas: inout Canvas) {
        let inside = canvas.box(area, title: title, remark: remark, isFocused: true)
        guard let run = state.chosenRun else {
            canvas.writeWrapped(
                state.runs.isRead ? NoRunText(state: state).text(purpose: "classify with") : "reading the runs",
                in: inside.inset(left: 1, right: 1))
            return
        }
        let used = drawRun(run, in: inside.inset(left: 1, right: 1), on: &canvas)
        let rest = inside.inset(top: used)
        if state.classify.showsFolder, let folder = state.classify.folder {
            ClassifiedFolderView(folder: folder, keys: folderKeys).draw(in: rest, on: &canvas)
        } else if let classification = state.classify.classification {
            draw(classification, in: rest, on: &canvas)
        } else {
            drawWait(in: rest.inset(left: 1, top: 1, right: 1), on: &canvas)
        }
    }

    private var folderKeys: [(key: String, help: String)] {
        [
            (state.keyName(.classify(.showClip)), "opens the file"), (state.keyName(.classify(.sort)), "sorts"),
            (state.keyName(.classify(.sortReverse)), "other way"),
        ]
    }

    private var title: String {
        if state.classify.showsFolder, let folder = state.classify.folder { return folder.path }
        return switch state.classify.target {
        case .clip(let clip): clip.fileName
        case .file(let path): path.split(separator: "/").last.map(String.init) ?? path
        case nil: "Classify"
        }
    }

    private var remark: String {
        if state.classify.showsFolder, let folder = state.classify.folder {
            let done = folder.files.count
            return done == folder.total
                ? Format.counted(done, "file") : "\(Format.count(done)) of \(Format.counted(folder.total, "file"))"
        }
        guard let seconds = state.classify.classification?.seconds else { return "" }
        return Format.duration(seconds)
    }

    /// Which run answers, and what its figures rest on. Returns the rows used.
    private func drawRun(_ run: RunSummary, in area: Rect, on canvas: inout Canvas) -> Int {
        let uar = run.uar.map { Format.percent($0) } ?? "-"
        let pieces: [(text: String, role: Role)] = [
            ("run ", .muted), (run.name, .text), ("  UAR ", .muted), (uar, run.leaks ? .error : .accent),
            (run.mark.map { "  " + $0 } ?? "", .error),
        ]
        canvas.write(pieces, in: area)
        // Two runs beside each other say of each what must be known of it.
        guard !isComparing else { return 1 }
        let statement = area.inset(top: 1).splitTop(min(2, max(0, area.height - 14))).top
        // What was held out in the run's own corpus says nothing about another recording.
        let words =
            isOfRun ? run.statement : "trained on \(run.corpus): what it says of other recordings was never tested"
        return 1 + canvas.writeWrapped(words, in: statement, as: run.leaks ? .error : .muted)
    }

    private var isComparing: Bool { state.classify.look == .comparison && !state.classify.showsFolder }

    /// Whether what is classified belongs to the corpus that the run was made with.
    private var isOfRun: Bool {
        guard let corpus = state.corpus.opened, corpus.name == state.chosenRun?.corpus else { return false }
        switch state.classify.target {
        case .clip: return true
        case .file(let path): return path == corpus.root || path.hasPrefix(corpus.root + "/")
        case nil: return false
        }
    }

    private func drawWait(in area: Rect, on canvas: inout Canvas) {
        if let problem = state.classify.problem {
            canvas.writeWrapped(problem, in: area, as: .error)
        } else if state.classify.awaited != nil {
            canvas.write("listening", in: area, as: .muted)
        } else {
            canvas.writeWrapped(
                "Select a clip on the Clips screen, or press \(state.keyName(.classify(.openFile))) "
                    + "to name any sound file.", in: area)
        }
    }

    private func draw(_ classification: Classification, in area: Rect, on canvas: inout Canvas) {
        var used = drawVerdict(classification, in: area.inset(left: 1, right: 1), on: &canvas)
        for note in classification.notes where used < area.height && !isComparing {
            used += canvas.writeWrapped(note, in: area.inset(left: 1, top: used, right: 1), as: .warning)
        }
        let body = area.inset(top: used + (area.height > 20 ? 1 : 0))
        if state.classify.look == .comparison { return drawComparison(classification, in: body, on: &canvas) }
        let bars = ClassBarsView(classification: classification, truth: truth)
        // One below the other only where all classes have their rows in both.
        let isHigh = body.height >= 2 * classification.classes.count + 2
        if body.width >= 100 || (body.width >= 70 && !isHigh) {
            let (left, right) = body.splitLeft(min(56, body.width * 2 / 5))
            bars.draw(in: left.inset(left: 1, right: 2), on: &canvas)
            drawAlong(classification, in: right, on: &canvas)
        } else {
            let (upper, lower) = body.splitTop(min(classification.classes.count, max(1, body.height / 2)))
            bars.draw(in: upper.inset(left: 1, right: 1), on: &canvas)
            drawAlong(classification, in: lower, on: &canvas)
        }
    }

    /// What is shown along the waveform.
    private func drawAlong(_ classification: Classification, in area: Rect, on canvas: inout Canvas) {
        guard state.classify.look == .attribution else {
            WindowsView(classification: classification, analysis: analysis, truth: truth).draw(in: area, on: &canvas)
            return
        }
        if let attribution = state.classify.attribution.answer {
            AttributionView(attribution: attribution, analysis: analysis).draw(in: area, on: &canvas)
        } else {
            drawAbsence(
                state.classify.attribution.problem, "looking at what the network looked at", in: area, on: &canvas)
        }
    }

    private func drawComparison(_ first: Classification, in area: Rect, on canvas: inout Canvas) {
        let inside = area.inset(left: 1, right: 1)
        guard let run = state.chosenRun, let other = state.otherRun else {
            canvas.writeWrapped("There is no other finished run to compare with.", in: inside, as: .muted)
            return
        }
        guard let second = state.classify.other.answer else {
            drawAbsence(state.classify.other.problem, "asking \(other.name)", in: area, on: &canvas)
            return
        }
        ComparedRunsView(
            first: first, second: second, runs: (run, other),
            truths: (truth(among: first.classes), truth(among: second.classes))
        ).draw(in: inside, on: &canvas)
    }

    private func drawAbsence(_ problem: String?, _ wait: String, in area: Rect, on canvas: inout Canvas) {
        canvas.writeWrapped(problem ?? wait, in: area.inset(left: 1, right: 1), as: problem == nil ? .muted : .error)
    }

    /// The predicted class, how sure the network is, and whether it is right where that is known. Returns rows used.
    private func drawVerdict(_ classification: Classification, in area: Rect, on canvas: inout Canvas) -> Int {
        let best = classification.probabilities.max() ?? 0
        var pieces: [(text: String, role: Role)] = [
            (classification.predicted, .accent), (" \(Format.percent(Double(best)))", .text),
        ]
        if let truth {
            let isRight = truth == classification.predicted
            let sign = isRight ? canvas.glyphs.check : canvas.glyphs.cross
            pieces.append(("  \(sign) it is \(truth)", isRight ? .good : .error))
        }
        pieces.append(
            (
                "  \(Format.counted(classification.windows.count, "window")), "
                    + "\(Format.number(classification.keptSeconds)) s of \(Format.number(classification.seconds)) s kept",
                .muted
            ))
        canvas.write(pieces, in: area)
        return 1
    }

    /// The class that the clip has in the scheme of the run.
    private var truth: String? {
        state.classify.classification.flatMap { truth(among: $0.classes) }
    }

    private func truth(among classes: [String]) -> String? {
        state.classifiedTruth(among: classes)
    }

    private var analysis: ClipAnalysis? {
        guard case .clip(let clip) = state.classify.target else { return nil }
        return state.clips.analyses[clip.id]
    }
}
