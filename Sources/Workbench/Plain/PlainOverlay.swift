import TextCanvas

/// What lies over the screen, in a sentence.
enum PlainOverlay {
    /// The sentence of an overlay: what it is, and what is selected or written in it.
    static func sentence(of overlay: Overlay, in state: WorkbenchState) -> String {
        switch overlay {
        case .help(let page): "Help: \(Format.counted(page.lines.count, "line")); read reads them, esc closes."
        case .palette(let palette): "Commands: \(palette.matches.first?.name ?? "none") of \(palette.matches.count)."
        case .themes(let chooser):
            "Themes: \(state.themes[chooser.cursor.selection].name), \(place(chooser.cursor, of: state.themes.count)). "
                + "down and up move, enter takes it, esc leaves."
        case .messages: "Messages: \(Format.counted(state.notices.all.count, "message")); read reads them, esc closes."
        case .dialog(let dialog): sentence(of: dialog)
        case .prompt(let prompt): sentence(of: prompt, in: state)
        case .problems(let cursor): problem(cursor, in: state)
        case .corpusCard: "What the corpus holds; read reads it, esc closes."
        case .columns(let cursor): column(cursor, in: state)
        }
    }

    /// The lines of an overlay; nil where it has nothing to read beyond its sentence.
    static func lines(of overlay: Overlay, in state: WorkbenchState) -> [String]? {
        switch overlay {
        case .help(let page):
            page.lines.compactMap { line in
                switch line {
                case .heading(let title): title + ":"
                case .keys(let keys, let help): "\(keys): \(help)"
                case .blank: nil
                }
            }
        case .messages: state.notices.all.reversed().map(\.text)
        case .corpusCard:
            CorpusCard.lines(of: state).filter { !$0.value.isEmpty }.map { line in
                "\(line.name) \(line.value)".split(separator: " ").joined(separator: " ")
            }
        case .problems:
            state.corpus.opened.map { $0.problems.map { "\($0.path): \($0.kind.rawValue), \($0.detail)" } } ?? []
        case .themes: state.themes.map(\.name)
        case .dialog(let dialog): [dialog.question, dialog.detail]
        case .columns:
            ClipColumn.allCases.map { "\($0.meaning), \(state.clips.hiddenColumns.contains($0) ? "hidden" : "shown")" }
        default: nil
        }
    }

    private static func sentence(of dialog: Dialog) -> String {
        let answers = dialog.choices.map { "\($0.key) for \($0.title)" }.joined(separator: ", ")
        let detail = dialog.detail.isEmpty ? "" : " \(dialog.detail)"
        return "\(dialog.question)\(detail) Answer \(answers)."
    }

    private static func sentence(of prompt: Prompt, in state: WorkbenchState) -> String {
        if let problem = prompt.problem { return "\(prompt.title): \(prompt.field.text) cannot be taken: \(problem)." }
        let found =
            prompt.purpose == .clipFilter
            ? " Finds \(Format.counted(state.clips.rows.count, "clip"))." : ""
        let now = prompt.field.text.isEmpty ? "empty" : prompt.field.text
        return "Type \(prompt.title), now \(now); an empty line takes it, esc leaves it.\(found)"
    }

    private static func problem(_ cursor: ListCursor, in state: WorkbenchState) -> String {
        let problems = state.corpus.opened?.problems ?? []
        guard problems.indices.contains(cursor.selection) else { return "The scan found no problem; esc closes." }
        let problem = problems[cursor.selection]
        return
            "Problem, \(place(cursor, of: problems.count)): \(problem.path), \(problem.kind.rawValue), \(problem.detail)."
    }

    private static func column(_ cursor: ListCursor, in state: WorkbenchState) -> String {
        let column = ClipColumn.allCases[cursor.selection]
        let isShown = !state.clips.hiddenColumns.contains(column)
        return
            "Column \(column.meaning), \(isShown ? "shown" : "hidden"), \(place(cursor, of: ClipColumn.allCases.count))."
    }

    private static func place(_ cursor: ListCursor, of total: Int) -> String { "\(cursor.selection + 1) of \(total)" }
}
