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
        case .wheelUp, .wheelDown: return turnWheel(at: event)
        case .press: return press(at: event)
        case .drag:
            drag(to: event)
            return []
        case .release: return release(at: event)
        }
    }

    /// The wheel scrolls what is under it; over plots of time it zooms about the cursor.
    private mutating func turnWheel(at event: MouseEvent) -> [Effect] {
        mouse.lastPress = nil
        focusPane(under: event)
        let isUp = event.kind == .wheelUp
        let inspector = clips.inspector
        if focusedPane == .clipInspector, !(inspector.isZoomed && inspector.selected == .numbers) {
            return perform(.clips(isUp ? .zoomIn : .zoomOut), count: nil)
        }
        return perform(.motion(isUp ? .up : .down), count: Self.wheelRows)
    }

    /// In an overlay the wheel goes through its lines; nothing else of the mouse reaches it.
    private mutating func turnWheel(inOverlay event: MouseEvent) -> [Effect] {
        switch event.kind {
        case .wheelUp: perform(.overlay(.previous), count: nil)
        case .wheelDown: perform(.overlay(.next), count: nil)
        default: []
        }
    }

    /// A click shows a screen, begins to drag a border, or gives the focus to a pane and selects what is under it; a
    /// second one at the same place does what Enter does.
    private mutating func press(at event: MouseEvent) -> [Effect] {
        notices.clearShown()
        mouse.drag = nil
        let isSecond = mouse.lastPress == event
        mouse.lastPress = isSecond ? nil : event
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
        guard let effects = select(at: event, in: frame) else {
            mouse.lastPress = nil
            return []
        }
        guard isSecond, let command = keyMap.command(for: .enter, in: keyScopes) else { return effects }
        return effects + perform(command, count: nil)
    }

    /// Moves what is being dragged.
    private mutating func drag(to event: MouseEvent) {
        mouse.lastPress = nil
        switch mouse.drag {
        case .border: mouse.shares[screen] = Double(event.x - screenArea.x) / Double(max(1, screenArea.width))
        case .time:
            guard let found = moment(at: event) else { return }
            clips.inspector.moveTime(to: found.moment, within: clips.seconds)
        case nil: break
        }
    }

    /// Lets go: what was dragged over time is zoomed into; the widths of panes are kept.
    private mutating func release(at event: MouseEvent) -> [Effect] {
        defer { mouse.drag = nil }
        switch mouse.drag {
        case .border: return [.saveState(SavedState(self))]
        case .time(let from):
            // A click that trembles is no region.
            guard let (to, column) = moment(at: event), abs(to - from) > 2 * column else { return [] }
            clips.inspector.showTime(min(from, to)...max(from, to), within: clips.seconds)
            return []
        case nil: return []
        }
    }

    private mutating func focusPane(under event: MouseEvent) {
        if let hit = paneFrames.first(where: { $0.frame.contains(x: event.x, y: event.y) }) { focus[screen] = hit.pane }
    }
}
