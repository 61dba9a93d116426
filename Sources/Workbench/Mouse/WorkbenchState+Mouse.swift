import TextCanvas

extension WorkbenchState {
    /// Rows that a step of the wheel goes.
    static let wheelRows = 3

    /// Switches the mouse on or off; the terminal is told.
    mutating func toggleMouse() -> [Effect] {
        mouse.isOn.toggle()
        mouse.drag = nil
        notices.post(
            .done,
            mouse.isOn
                ? "the mouse works here now: hold shift to select text" : "the mouse selects text of the terminal again"
        )
        return [.reportMouse(mouse.isOn)]
    }

    /// Takes what the mouse did.
    mutating func take(_ event: MouseEvent) -> [Effect] {
        guard mouse.isOn, !isTooSmall else { return [] }
        guard overlays.isEmpty else { return turnWheel(inOverlay: event) }
        switch event.kind {
        case .wheelUp, .wheelDown:
            focusPane(under: event)
            return perform(.motion(event.kind == .wheelUp ? .up : .down), count: Self.wheelRows)
        case .press: return press(at: event)
        case .drag:
            drag(to: event)
            return []
        case .release: return release(at: event)
        }
    }

    /// In an overlay the wheel goes through its lines; nothing else of the mouse reaches it.
    private mutating func turnWheel(inOverlay event: MouseEvent) -> [Effect] {
        switch event.kind {
        case .wheelUp: perform(.overlay(.previous), count: nil)
        case .wheelDown: perform(.overlay(.next), count: nil)
        default: []
        }
    }

    /// A click shows a screen, begins to drag a border, or gives the focus to a pane and selects what is under it.
    private mutating func press(at event: MouseEvent) -> [Effect] {
        notices.clearShown()
        mouse.drag = nil
        if event.y == 0 {
            guard let shown = HeaderView(state: self).screen(at: event.x), shown != screen else { return [] }
            trail = []
            return show(shown)
        }
        if let border = paneBorder, event.x == border || event.x == border - 1 {
            mouse.drag = .border
            return []
        }
        focusPane(under: event)
        guard let frame = paneFrames.first(where: { $0.pane == focusedPane })?.frame.interior else { return [] }
        return select(at: event, in: frame)
    }

    /// Selects the row of a list that was clicked, or begins to drag over time.
    private mutating func select(at event: MouseEvent, in frame: Rect) -> [Effect] {
        let row = event.y - frame.y
        switch focusedPane {
        case .clipList:
            return selectRow(row - 1, from: clips.cursor.offset, total: clips.rows.count)
        case .runList:
            return selectRow(row - 1, from: runs.cursor.offset, total: runs.rows.count)
        case .trainForm: return selectRow(row, from: train.form.cursor.offset, total: train.form.rows.count)
        case .clipInspector:
            guard let moment = moment(at: event.x, in: frame) else { return [] }
            mouse.drag = .time(from: moment)
            clips.inspector.moveTime(to: moment, within: clips.selected?.seconds ?? 0)
        default: break
        }
        return []
    }

    private mutating func selectRow(_ row: Int, from offset: Int, total: Int) -> [Effect] {
        guard row >= 0, offset + row < total else { return [] }
        return perform(.motion(.first), count: offset + row + 1)
    }

    /// Moves what is being dragged.
    private mutating func drag(to event: MouseEvent) {
        switch mouse.drag {
        case .border: mouse.shares[screen] = Double(event.x - screenArea.x) / Double(max(1, screenArea.width))
        case .time:
            guard let frame = paneFrames.first(where: { $0.pane == .clipInspector })?.frame.interior,
                let moment = moment(at: event.x, in: frame)
            else { return }
            clips.inspector.moveTime(to: moment, within: clips.selected?.seconds ?? 0)
        case nil: break
        }
    }

    /// Lets go: what was dragged over time is zoomed into; the widths of panes are kept.
    private mutating func release(at event: MouseEvent) -> [Effect] {
        defer { mouse.drag = nil }
        switch mouse.drag {
        case .border: return [.saveState(SavedState(self))]
        case .time(let from):
            guard let frame = paneFrames.first(where: { $0.pane == .clipInspector })?.frame.interior,
                let to = moment(at: event.x, in: frame)
            else { return [] }
            let columns = InspectorPlotView.timeColumns(in: frame)
            let shown = clips.inspector.window.range(of: clips.selected?.seconds ?? 0)
            let column = (shown.upperBound - shown.lowerBound) / Double(max(1, columns.count))
            // A click that trembles is no region.
            guard abs(to - from) > 2 * column else { return [] }
            clips.inspector.showTime(min(from, to)...max(from, to), within: clips.selected?.seconds ?? 0)
            return []
        case nil: return []
        }
    }

    private mutating func focusPane(under event: MouseEvent) {
        if let hit = paneFrames.first(where: { $0.frame.contains(x: event.x, y: event.y) }) { focus[screen] = hit.pane }
    }

    /// The moment of the clip that a column of the plots over time shows; nil beside them.
    private func moment(at column: Int, in frame: Rect) -> Double? {
        let columns = InspectorPlotView.timeColumns(in: frame)
        guard let clip = clips.selected, columns.contains(column) else { return nil }
        let shown = clips.inspector.window.range(of: clip.seconds)
        let share = (Double(column - columns.lowerBound) + 0.5) / Double(columns.count)
        return shown.lowerBound + share * (shown.upperBound - shown.lowerBound)
    }
}
