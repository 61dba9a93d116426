import TextCanvas

extension WorkbenchState {
    /// Takes themes that were read; the one in use is shown as its file has it now.
    mutating func take(_ themes: [Theme]) {
        guard !themes.isEmpty else { return }
        let original = original(before: themes)
        self.themes = themes
        if let current = themes.first(where: { $0.name == appearance.theme.name }) { setTheme(current) }
        if case .themes = overlays.last { replaceTop(.themes(newThemeChooser(returningTo: original))) }
    }

    /// Where the theme stands now that an open list of themes would return to.
    private func original(before themes: [Theme]) -> Int? {
        guard case .themes(let chooser) = overlays.last, self.themes.indices.contains(chooser.original) else {
            return nil
        }
        return themes.firstIndex { $0.name == self.themes[chooser.original].name }
    }

    /// The list of themes, at the one in use.
    func newThemeChooser(returningTo original: Int? = nil) -> ThemeChooser {
        let current = themes.firstIndex { $0.name == appearance.theme.name } ?? 0
        return ThemeChooser(
            current: current, returningTo: original ?? current, total: themes.count, height: overlayHeight)
    }

    /// Obeys a command in the list of themes: the one under the cursor is shown at once.
    mutating func perform(_ command: OverlayCommand, in chooser: ThemeChooser) -> [Effect] {
        var chooser = chooser
        switch command {
        case .close:
            overlays.removeLast()
            if themes.indices.contains(chooser.original) { setTheme(themes[chooser.original]) }
        case .accept:
            overlays.removeLast()
            return [.saveState(SavedState(self))]
        default:
            guard let motion = command.motion else { break }
            chooser.cursor.move(motion, count: nil, total: themes.count, height: overlayHeight)
            replaceTop(.themes(chooser))
            setTheme(themes[chooser.cursor.selection])
        }
        return []
    }

    /// The terminal has another size.
    mutating func resize(width: Int, height: Int) {
        self.width = max(0, width)
        self.height = max(0, height)
        clips.cursor.select(clips.cursor.selection, total: clips.rows.count, height: clipListHeight)
        train.form.cursor.select(train.form.cursor.selection, total: train.form.rows.count, height: trainFormHeight)
    }
}
