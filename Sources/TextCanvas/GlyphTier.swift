/// Which characters the terminal can show.
package enum GlyphTier: Int, CaseIterable, Hashable, Sendable {
    /// Braille for curves and half blocks for heatmaps.
    case braille
    /// Block elements and lines, no braille: some fonts break it.
    case blocks
    /// Nothing beyond ASCII.
    case ascii

    /// The next tier, as a key goes through them.
    package var next: GlyphTier { GlyphTier(rawValue: rawValue + 1) ?? .braille }

    /// What stands for a character that can't be shown.
    package var replacement: Unicode.Scalar { self == .ascii ? "?" : "\u{FFFD}" }

    /// What stands for text that is left out.
    package var ellipsis: String { self == .ascii ? ".." : "…" }

    /// A line from left to right.
    package var horizontal: Unicode.Scalar { self == .ascii ? "-" : "─" }

    /// A thick line from left to right.
    package var heavyLine: Unicode.Scalar { self == .ascii ? "=" : "━" }

    /// A line from top to bottom.
    package var vertical: Unicode.Scalar { self == .ascii ? "|" : "│" }

    /// The corners of a frame.
    package var corners:
        (
            topLeft: Unicode.Scalar, topRight: Unicode.Scalar, bottomLeft: Unicode.Scalar, bottomRight: Unicode.Scalar
        )
    {
        self == .ascii ? ("+", "+", "+", "+") : ("╭", "╮", "╰", "╯")
    }

    /// What marks the selected line, beside its colour.
    package var pointer: Unicode.Scalar { self == .ascii ? ">" : "▸" }

    /// A sign that something went well, badly, or needs care.
    package var check: Unicode.Scalar { self == .ascii ? "+" : "✓" }

    /// A sign that something failed.
    package var cross: Unicode.Scalar { self == .ascii ? "x" : "✗" }

    /// A sign that something needs care.
    package var warning: Unicode.Scalar { self == .ascii ? "!" : "▲" }

    /// A point between two things on one line.
    package var separator: Unicode.Scalar { self == .ascii ? "|" : "·" }

    /// Arrows up and down, for sorted columns.
    package var arrows: (up: Unicode.Scalar, down: Unicode.Scalar) { self == .ascii ? ("^", "v") : ("▲", "▼") }

    /// Characters from empty to full, for density where colours can't tell values apart.
    package var densities: [Unicode.Scalar] {
        self == .ascii ? [" ", ".", ":", "-", "=", "+", "*", "#", "%", "@"] : [" ", "░", "▒", "▓", "█"]
    }
}
