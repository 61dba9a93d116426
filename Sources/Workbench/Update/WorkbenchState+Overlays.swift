extension WorkbenchState {
    /// Obeys a command of the overlay on top.
    mutating func perform(_ command: OverlayCommand) -> [Effect] {
        guard let overlay = overlays.last else { return [] }
        switch overlay {
        case .help(let page):
            return read(page.scroll, command, total: page.lines.count) { scroll in
                var page = page
                page.scroll = scroll
                return .help(page)
            }
        case .palette(let palette): return perform(command, in: palette)
        case .themes(let chooser): return perform(command, in: chooser)
        case .messages(let scroll): return read(scroll, command, total: notices.all.count) { .messages($0) }
        case .dialog(let dialog): return perform(command, in: dialog)
        case .prompt(let prompt): return perform(command, in: prompt)
        case .problems(let cursor): return perform(command, inProblems: cursor)
        case .columns(let cursor): return perform(command, inColumns: cursor)
        case .corpusCard(let scroll):
            return read(scroll, command, total: CorpusCard.lines(of: self).count) { .corpusCard($0) }
        }
    }

    /// Types into the field of the overlay on top; without one nothing happens.
    mutating func type(_ text: String) -> [Effect] {
        switch overlays.last {
        case .palette(var palette):
            palette.field.insert(text)
            palette.search()
            replaceTop(.palette(palette))
            return []
        case .prompt(var prompt):
            prompt.field.insert(text)
            return edited(prompt)
        default:
            return []
        }
    }

    /// Puts a changed overlay in place of the one on top.
    mutating func replaceTop(_ overlay: Overlay) { overlays[overlays.count - 1] = overlay }

    /// Rows that lists in overlays have at most: the screen's without their frame.
    var overlayHeight: Int { max(1, screenArea.height - 2) }

    /// Moves in a list; anything that takes or closes closes it.
    private mutating func browse(
        _ cursor: ListCursor, _ command: OverlayCommand, total: Int, as overlay: (ListCursor) -> Overlay
    ) -> [Effect] {
        guard let motion = closing(command) else { return [] }
        var cursor = cursor
        cursor.move(motion, count: nil, total: total, height: overlayHeight)
        replaceTop(overlay(cursor))
        return []
    }

    /// Scrolls a text; anything that takes or closes closes it.
    private mutating func read(
        _ scroll: TextScroll, _ command: OverlayCommand, total: Int, as overlay: (TextScroll) -> Overlay
    ) -> [Effect] {
        guard let motion = closing(command) else { return [] }
        var scroll = scroll
        scroll.move(motion, total: total, height: overlayHeight)
        replaceTop(overlay(scroll))
        return []
    }

    /// The motion of a command; one without closes the overlay if it takes or closes.
    private mutating func closing(_ command: OverlayCommand) -> Motion? {
        if command == .close || command == .accept { overlays.removeLast() }
        return command.motion
    }

    /// The palette: what is edited is searched for at once; taking a match runs it after the palette is gone.
    private mutating func perform(_ command: OverlayCommand, in palette: Palette) -> [Effect] {
        var palette = palette
        if palette.field.edit(command) {
            palette.search()
            replaceTop(.palette(palette))
            return []
        }
        switch command {
        case .close:
            overlays.removeLast()
        case .accept:
            overlays.removeLast()
            if let row = palette.row { return perform(.motion(.first), count: row) }
            if let chosen = palette.chosen { return perform(chosen, count: nil) }
        case .complete:
            if let chosen = palette.chosen { palette.field = TextField(chosen.name) }
            palette.search()
            replaceTop(.palette(palette))
        default:
            guard let motion = command.motion else { break }
            palette.cursor.move(motion, count: nil, total: palette.matches.count, height: overlayHeight)
            replaceTop(.palette(palette))
        }
        return []
    }

    /// The list of problems; taking one selects its clip where the clip can be used.
    private mutating func perform(_ command: OverlayCommand, inProblems cursor: ListCursor) -> [Effect] {
        let problems = corpus.opened?.problems ?? []
        guard command == .accept, problems.indices.contains(cursor.selection) else {
            return browse(cursor, command, total: problems.count) { .problems($0) }
        }
        overlays.removeLast()
        return showClip(problems[cursor.selection].path)
    }

    /// The columns of the clip list: taking one shows or hides it, and the list stays open for the next.
    private mutating func perform(_ command: OverlayCommand, inColumns cursor: ListCursor) -> [Effect] {
        guard command == .accept else {
            return browse(cursor, command, total: ClipColumn.allCases.count) { .columns($0) }
        }
        clips.hiddenColumns.formSymmetricDifference([ClipColumn.allCases[cursor.selection]])
        return []
    }

    /// A question: closing it gives no answer.
    private mutating func perform(_ command: OverlayCommand, in dialog: Dialog) -> [Effect] {
        var dialog = dialog
        switch command {
        case .close:
            overlays.removeLast()
        case .accept:
            overlays.removeLast()
            return answer(dialog.choices[dialog.selected].answer)
        case .next, .previous:
            let step = command == .next ? 1 : dialog.choices.count - 1
            dialog.selected = (dialog.selected + step) % dialog.choices.count
            replaceTop(.dialog(dialog))
        default:
            break
        }
        return []
    }

    /// A line being typed: what its purpose does with the text is told elsewhere.
    private mutating func perform(_ command: OverlayCommand, in prompt: Prompt) -> [Effect] {
        var prompt = prompt
        if prompt.field.edit(command) { return edited(prompt) }
        switch command {
        case .close: return closed(prompt)
        case .accept: return accepted(prompt)
        case .complete: return complete(prompt)
        default: return []
        }
    }
}

extension OverlayCommand {
    /// The motion that a command makes in a list; nil where it makes none.
    var motion: Motion? {
        switch self {
        case .next: .down
        case .previous: .up
        case .pageDown: .pageDown
        case .pageUp: .pageUp
        case .first: .first
        case .last: .last
        default: nil
        }
    }
}
