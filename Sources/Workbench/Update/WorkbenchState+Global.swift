extension WorkbenchState {
    /// Obeys a command that works on every screen.
    mutating func perform(_ command: GlobalCommand) -> [Effect] {
        if let shown = command.shown {
            trail = []
            return show(shown)
        }
        switch command {
        case .nextPane: moveFocus(by: 1)
        case .previousPane: moveFocus(by: -1)
        case .help: overlays.append(.help(HelpPage(of: keyMap, in: keyScopes, width: width)))
        case .palette: overlays.append(.palette(Palette(on: screen)))
        case .theme: overlays.append(.themes(newThemeChooser()))
        case .glyphs: setGlyphs(appearance.glyphs.next)
        case .mouse: return toggleMouse()
        case .tour: showsTour = true
        case .messages: overlays.append(.messages(TextScroll()))
        case .export: askForExport()
        case .exportPane: askForPaneExport()
        case .headless: showHeadlessCommand()
        case .copy: return copySelection()
        case .back: return goBack()
        case .quit: return requestQuit()
        case .suspend: return [.suspend]
        case .redraw: return [.redraw]
        default: break
        }
        return []
    }

    /// Leaves a list that stands in place of the matrix, or returns to the screen that led here; quits where none did.
    private mutating func goBack() -> [Effect] {
        if screen == .clips, clips.guest != nil { return leaveGuest() }
        if screen == .evaluate, evaluate.list != nil {
            evaluate.list = nil
            return []
        }
        if let previous = trail.popLast() { return show(previous) }
        return requestQuit()
    }

    /// Shows a screen from which `back` returns to this one.
    mutating func follow(to next: Screen) -> [Effect] {
        trail.append(screen)
        return show(next)
    }

    /// Quits, after a question where a training would be lost.
    mutating func requestQuit() -> [Effect] {
        guard train.isBusy else { return quit() }
        overlays = [.dialog(.quitWhileTraining)]
        return []
    }

    /// Gives the focus to another pane of the screen, round and round.
    private mutating func moveFocus(by step: Int) {
        let panes = screen.panes
        guard let index = panes.firstIndex(of: focusedPane) else { return }
        focus[screen] = panes[(index + step + panes.count) % panes.count]
    }
}
