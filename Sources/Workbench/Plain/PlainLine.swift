/// A line that was typed in the linear mode, and what it means where one is.
package enum PlainLine {
    /// What the line asks for.
    package enum Meaning: Sendable {
        /// Let these happen, one after the other.
        case actions([Action])
        /// Say where one is, once more.
        case whereAmI
        /// Read the contents of the screen, from a row on (from 1).
        case read(from: Int)
        /// Nothing is known by this; the line says what would be.
        case unknown(String)
    }

    /// Reads a line.
    ///
    /// While something is being typed, the line is the whole text of it, and an empty one leaves it as it was; in a
    /// question it is the answer. Elsewhere it is a command by its name or by letters of it, with a count before it
    /// (`5 move.down`), the name of a key (`j`, `ctrl-d`, `4`), `row` and a number, or `read`.
    package static func meaning(of line: String, in state: WorkbenchState) -> Meaning {
        let text = line.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        switch state.overlays.last {
        case .prompt: return typed(line)
        case .dialog(let dialog): return answer(text, to: dialog)
        default: break
        }
        if text.isEmpty || text == "where" { return .whereAmI }
        let words = text.split(separator: " ").map(String.init)
        if words[0] == "read" { return .read(from: words.dropFirst().first.flatMap { Int($0) } ?? 1) }
        // A digit is the key of a screen, here as everywhere; longer numbers can only be rows.
        if let row = row(named: words) { return .actions(counted(row) + [.command(.motion(.first))]) }
        if let digit = Int(text), state.keyMap.command(for: .character(Character(text)), in: state.keyScopes) == nil {
            return .unknown("row \(digit) goes to row \(digit)")
        }
        if let key = Key(named: text) { return .actions([.key(key)]) }
        if words.count == 2, let count = Int(words[0]) {
            return command(words[1], in: state, after: counted(count))
        }
        return command(text, in: state, after: [])
    }

    /// The text of a line being typed replaces what stands there and is taken.
    private static func typed(_ line: String) -> Meaning {
        if line == "esc" { return .actions([.key(.escape)]) }
        guard !line.isEmpty else { return .actions([.key(.enter)]) }
        return .actions([.key(.end), .key(.control("u")), .pasted(line), .key(.enter)])
    }

    private static func answer(_ text: String, to dialog: Dialog) -> Meaning {
        if text == "esc" { return .actions([.key(.escape)]) }
        let wanted = text.lowercased()
        for choice in dialog.choices where [String(choice.key), choice.title.lowercased()].contains(wanted) {
            return .actions([.key(.character(choice.key))])
        }
        let answers = dialog.choices.map { "\($0.key) for \($0.title)" }.joined(separator: ", ")
        return .unknown("answer with \(answers), or esc")
    }

    /// Lines that are obeyed while an answer is on its way: they ask where one is, or leave.
    package static func isUrgent(_ line: String) -> Bool {
        ["where", "esc", "quit", "help", "global.quit", "ctrl-c"].contains(line.filter { !$0.isWhitespace })
    }

    /// The row of `row 4`, `:4` or `42`.
    private static func row(named words: [String]) -> Int? {
        if words.count == 2, words[0] == "row" { return Int(words[1]) }
        guard words.count == 1 else { return nil }
        if words[0].hasPrefix(":") { return Int(words[0].dropFirst()) }
        return words[0].count > 1 ? Int(words[0]) : nil
    }

    /// Digits of a count, as alt and a digit give them.
    private static func counted(_ count: Int) -> [Action] {
        String(max(1, count)).map { Action.key(.alt($0)) }
    }

    /// A command by its exact name, or the one that the palette would run for these letters.
    private static func command(_ name: String, in state: WorkbenchState, after count: [Action]) -> Meaning {
        let overlay = state.overlays.last
        if overlay != nil, [Command.global(.quit).name, GlobalCommand.quit.rawValue].contains(name) {
            // Whoever wants to leave need not close first what is open.
            return .actions(state.overlays.map { _ in .key(.escape) } + [.command(.global(.quit))])
        }
        let commands = overlay == nil ? Palette.commands : OverlayCommand.allCases.map(Command.overlay)
        if let exact = commands.first(where: { $0.name == name }) { return .actions(count + [.command(exact)]) }
        var palette = Palette(on: state.screen)
        palette.field.insert(name)
        palette.search()
        guard overlay == nil, let found = palette.chosen else {
            return .unknown("there is no command \(name): help lists all, esc closes what is open")
        }
        return .actions(count + [.command(found)])
    }
}
