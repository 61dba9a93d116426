import Corpora
import TextCanvas

/// The Clips screen: the list at the left, the inspector of the selected clip at the right.
struct ClipsView {
    let state: WorkbenchState
    /// Whether the selection is still moving; the inspector follows when it rests.
    var isMoving = false

    /// Draws into the given place and nowhere else.
    func draw(in area: Rect, on canvas: inout Canvas) {
        let layout = ClipsLayout(in: area, state: state)
        if !layout.list.isEmpty { drawList(in: layout.list, on: &canvas) }
        if isMoving {
            canvas.keep(layout.inspector)
        } else if !layout.inspector.isEmpty {
            InspectorView(state: state).draw(in: layout.inspector, on: &canvas)
        }
    }

    /// The table, or why there is none.
    private func drawList(in area: Rect, on canvas: inout Canvas) {
        let clips = state.clips
        let isFocused = state.focusedPane == .clipList
        let inside = canvas.box(area, title: "Clips", remark: counts, isFocused: isFocused)
        drawFilter(below: area, isFocused: isFocused, on: &canvas)
        if let explanation { return drawExplanation(explanation, in: inside, on: &canvas) }
        let visible = clips.cursor.visibleRows(
            total: clips.rows.count, height: Table.rows(inHeight: inside.height))
        let view = ClipTableView(clips)
        view.table(visible: visible, isFocused: isFocused)
            .draw(in: inside, on: &canvas) { row, column in view.entry(row: row, column: column) }
    }

    /// How many clips are shown, and of how many.
    private var counts: String {
        let clips = state.clips
        let all = clips.table.clips.count
        let shown = Format.count(clips.rows.count)
        return clips.rows.count == all ? shown : "\(shown) of \(Format.count(all))"
    }

    /// The filter and the subset that are at work, and the note of the selected clip, in the lower edge of the frame.
    private func drawFilter(below area: Rect, isFocused: Bool, on canvas: inout Canvas) {
        let note = state.clips.selected.flatMap { state.clips.marks.notes[$0.id] }
        let parts = [
            state.clips.subset?.title, state.clips.queryText.isEmpty ? nil : "/" + state.clips.queryText,
            note.map { "noted: " + $0 },
        ]
        let text = parts.compactMap { $0 }.joined(separator: "  ")
        guard !text.isEmpty, area.width > 8 else { return }
        let room = area.width - 6
        canvas.write(
            " \(text.truncated(to: room, glyphs: canvas.glyphs)) ", x: area.x + 2, y: area.maxY - 1, as: .accent)
    }

    /// What to say where there is no list.
    private var explanation: (text: String, role: Role)? {
        switch state.corpus {
        case .scanning(let path, _, let done, let total):
            let progress = total > 0 ? "\(Format.count(done)) of \(Format.counted(total, "file"))" : "counting files"
            return ("reading \(path)\n\(progress)", .muted)
        case .failed(_, let failure): return (failure.description, .error)
        case .open:
            guard state.clips.rows.isEmpty else { return nil }
            return ("no clip passes the filter\nesc shows all again", .muted)
        }
    }

    /// The reason, and how far a scan has come.
    private func drawExplanation(_ explanation: (text: String, role: Role), in area: Rect, on canvas: inout Canvas) {
        let used = canvas.writeWrapped(explanation.text, in: area.inset(left: 1, right: 1), as: explanation.role)
        if case .scanning(_, _, let done, let total) = state.corpus, total > 0 {
            canvas.gauge(Double(done) / Double(total), in: area.inset(left: 1, right: 1).row(used + 1))
        }
    }
}
