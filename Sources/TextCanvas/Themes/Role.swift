/// What a piece of the screen means; a theme says how each looks.
package enum Role: Int, CaseIterable, Hashable, Sendable {
    /// The empty screen and the text on it where nothing else is said.
    case background
    /// Ordinary text.
    case text
    /// Text that stands back: units, remarks, what is not active.
    case muted
    /// The title of a pane, the head of a table.
    case title
    /// The title of the pane that has the focus.
    case titleFocused
    /// The frame of a pane, lines between parts.
    case border
    /// The frame of the pane that has the focus.
    case borderFocused
    /// The selected row in the pane that has the focus.
    case selection
    /// The selected row in a pane that has not.
    case selectionInactive
    /// The bar at the top of the screen.
    case bar
    /// The entry of the bar for the screen one is on.
    case barActive
    /// The name of a key, in the footer and the help.
    case key
    /// A value worth looking at: the predicted class, a figure.
    case accent
    /// Good news.
    case good
    /// Something to take care of.
    case warning
    /// What went wrong, and results that can't be trusted.
    case error
    /// What a query has found inside text.
    case match
    /// Text that is being edited.
    case input
    /// A dialog over the screen.
    case dialog
    /// Axes of charts and their ticks.
    case axis
    /// Waveforms, spectra and other single curves.
    case curve
    /// The parts of a waveform that the mask removes.
    case masked
    /// A cursor in a plot.
    case cursor
    /// Curves of the training set.
    case training
    /// Curves of the validation set.
    case validation
    /// The best epoch.
    case best

    /// The key of the role in a theme's file.
    package var name: String {
        // `titleFocused` is written `title-focused`.
        var name = ""
        for character in String(describing: self) {
            name += character.isUppercase ? "-" + character.lowercased() : String(character)
        }
        return name
    }

    /// The role whose look is taken where a theme doesn't name this one.
    var fallback: Role {
        switch self {
        case .background, .text: .background
        case .titleFocused, .borderFocused, .key, .curve, .cursor, .training: .accent
        case .border, .axis, .masked: .muted
        case .selectionInactive: .bar
        case .barActive: .selection
        case .best: .good
        case .validation, .match: .warning
        case .input, .dialog: .bar
        default: .text
        }
    }

    /// The look without colours, where bold, underlined and reversed text carries the meaning.
    var monochrome: Style {
        switch self {
        case .background, .dialog: Style(foreground: .terminal, background: .terminal)
        case .selection, .barActive, .cursor: Style(background: .terminal, attributes: .reverse)
        case .selectionInactive, .input: Style(attributes: .underline)
        case .title, .titleFocused, .key, .accent, .good, .best, .borderFocused: Style(attributes: .bold)
        case .warning, .match: Style(attributes: .underline)
        case .error: Style(attributes: [.bold, .underline])
        case .muted, .masked: Style(attributes: .dim)
        case .bar, .text, .border, .axis, .curve, .training, .validation: Style()
        }
    }

    /// Whether text stands in this role, which then needs the contrast of text; the others are graphics.
    package var isText: Bool {
        switch self {
        case .border, .borderFocused, .axis, .curve, .masked, .cursor, .training, .validation, .best: false
        default: true
        }
    }
}
