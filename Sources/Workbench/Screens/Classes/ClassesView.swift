import Corpora
import TextCanvas

/// The Classes screen: how many clips each class has at the left, what they have in common at the right.
struct ClassesView {
    let state: WorkbenchState

    /// Columns that both need side by side.
    private static let leastWidth = 70

    func draw(in area: Rect, on canvas: inout Canvas) {
        guard area.width >= Self.leastWidth else {
            if state.focusedPane == .classList {
                drawList(in: area, on: &canvas)
            } else {
                drawPlots(in: area, on: &canvas)
            }
            return
        }
        let (list, plots) = Self.split(area, share: state.mouse.shares[.classes])
        drawList(in: list, on: &canvas)
        drawPlots(in: plots, on: &canvas)
    }

    private static func split(_ area: Rect, share: Double?) -> (left: Rect, rest: Rect) {
        area.splitLeft(min(max(31, area.width * 3 / 10), 64), orShare: share)
    }

    /// The plots with their frame, where they are in sight.
    static func plots(in area: Rect, share: Double?) -> Rect {
        area.width >= leastWidth ? split(area, share: share).rest : area
    }

    private func drawList(in area: Rect, on canvas: inout Canvas) {
        let isFocused = state.focusedPane == .classList
        let remark = Format.counted(state.classes.counts.count, "class", plural: "classes")
        let inside = canvas.box(
            area, title: "Labels: \(state.classes.scheme.rawValue)",
            remark: state.classes.counts.isEmpty ? "" : remark, isFocused: isFocused)
        guard let corpus = state.corpus.opened else {
            CorpusWait(state: state).draw(in: inside.inset(left: 1, right: 1), on: &canvas)
            return
        }
        ClassDistributionView(classes: state.classes, corpus: corpus, isFocused: isFocused)
            .draw(in: inside, on: &canvas)
    }

    private func drawPlots(in area: Rect, on canvas: inout Canvas) {
        let classes = state.classes
        let isFocused = state.focusedPane == .classPlots
        if classes.plot == .number, !classes.isZoomed {
            drawNumbers(in: area, isFocused: isFocused, on: &canvas)
            return
        }
        let title = classes.isZoomed ? classes.selected?.name ?? "" : "All classes: \(classes.plot.title)"
        let inside = canvas.box(area, title: title, remark: classes.isZoomed ? "" : sharing, isFocused: isFocused)
        switch classes.progress {
        case .ready where classes.isZoomed: ClassZoomView(classes: classes).draw(in: inside, on: &canvas)
        case .ready: ClassMultiplesView(classes: classes).draw(in: inside, on: &canvas)
        case .reading(_, let done, let total): drawProgress(done, total, in: inside, on: &canvas)
        case .failed(let reason):
            canvas.writeWrapped(
                "\(reason)\n\n\(state.keyName(.classes(.refresh))) tries again", in: inside.inset(left: 1, right: 1),
                as: .error)
        case .none:
            canvas.write("there is no corpus to summarise yet", in: inside.inset(left: 1, right: 1), as: .muted)
        }
    }

    private func drawNumbers(in area: Rect, isFocused: Bool, on canvas: inout Canvas) {
        let numbers = state.classes.numbers
        let inside = canvas.box(
            area, title: "Classes by a number", remark: numbers.showsRidges ? "ridges" : "boxes", isFocused: isFocused)
        if !numbers.searched.isEmpty {
            canvas.write(" /\(numbers.searched) ", x: area.x + 2, y: area.maxY - 1, as: .accent)
        }
        guard state.corpus.opened != nil else {
            canvas.write("there is no corpus to measure yet", in: inside.inset(left: 1, right: 1), as: .muted)
            return
        }
        ClassNumbersView(state: state, isFocused: isFocused).draw(in: inside, on: &canvas)
    }

    private var sharing: String { state.classes.plot == .waveform ? "" : "one scale for all" }

    private func drawProgress(_ done: Int, _ total: Int, in area: Rect, on canvas: inout Canvas) {
        let text = area.inset(left: 1, top: 1, right: 1)
        let files = total > 0 ? "\(Format.count(done)) of \(Format.counted(total, "clip"))" : "clips"
        canvas.write("reading \(files) for their means", in: text.row(0))
        if total > 0 { canvas.gauge(Double(done) / Double(total), in: text.row(1)) }
    }
}

/// What stands where a corpus would be, while it is read or when it could not be.
struct CorpusWait {
    let state: WorkbenchState

    func draw(in area: Rect, on canvas: inout Canvas) {
        switch state.corpus {
        case .scanning(_, _, let done, let total) where total > 0:
            canvas.write("scanning \(Format.count(done)) of \(Format.counted(total, "file"))", in: area, as: .muted)
        case .scanning: canvas.write("scanning the corpus", in: area, as: .muted)
        case .failed(_, let failure): canvas.writeWrapped(failure.description, in: area, as: .error)
        case .open: break
        }
    }
}

extension WorkbenchState {
    /// The key that gives a command, as texts name it.
    func keyName(_ command: Command) -> String { keyMap.key(for: command)?.description ?? "(no key)" }
}
