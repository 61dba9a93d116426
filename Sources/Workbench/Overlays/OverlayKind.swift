/// The kinds of overlay; each is a scope of keys of its own.
package enum OverlayKind: String, CaseIterable, Hashable, Sendable {
    case help, palette, themes, messages, dialog, prompt, problems, corpusCard, columns

    /// The heading in frames and help.
    package var title: String {
        switch self {
        case .help: "Help"
        case .palette: "Commands"
        case .themes: "Themes"
        case .messages: "Messages"
        case .dialog: "Question"
        case .prompt: "Typing"
        case .problems: "Problems of the corpus"
        case .corpusCard: "Corpus"
        case .columns: "Columns"
        }
    }

    /// Whether characters go into a field instead of being commands.
    package var takesText: Bool { self == .palette || self == .prompt }
}
