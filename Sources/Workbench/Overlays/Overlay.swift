/// Something that lies over the screen and takes all keys until it is closed.
package enum Overlay: Sendable {
    /// The keys of where the user was, scrolled to a line.
    case help(HelpPage)
    /// Commands found by what is typed.
    case palette(Palette)
    /// Themes, each shown as it is chosen.
    case themes(ThemeChooser)
    /// What was said in the status line, newest first.
    case messages(TextScroll)
    /// A question with a few answers.
    case dialog(Dialog)
    /// A line to type: a filter, a value, a path.
    case prompt(Prompt)
    /// The problems found by the scan of the corpus.
    case problems(ListCursor)
    /// What the corpus holds.
    case corpusCard(TextScroll)
    /// The columns of the clip list.
    case columns(ListCursor)

    /// Its scope of keys.
    package var kind: OverlayKind {
        switch self {
        case .help: .help
        case .palette: .palette
        case .themes: .themes
        case .messages: .messages
        case .dialog: .dialog
        case .prompt: .prompt
        case .problems: .problems
        case .corpusCard: .corpusCard
        case .columns: .columns
        }
    }
}
