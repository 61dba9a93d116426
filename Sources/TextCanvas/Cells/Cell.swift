/// One character cell of the screen: a scalar with at most two combining marks, its width and its colours.
///
/// Terminals advance by scalar, not by grapheme cluster, so a cell holds what `wcwidth` would put there.
package struct Cell: Hashable, Sendable {
    /// The character; a space where a wide character to the left reaches into this cell.
    package private(set) var scalar: Unicode.Scalar
    private var firstMark: UInt32 = 0
    private var secondMark: UInt32 = 0
    /// Columns: 1, 2 for a wide character, 0 for the cell that the wide character to the left covers.
    package private(set) var width: UInt8
    /// The colour of the character.
    package var foreground: Color
    /// The colour behind it.
    package var background: Color
    /// Bold, underlined, reversed...
    package var attributes: Attributes

    /// A cell; the width follows from the scalar.
    package init(
        _ scalar: Unicode.Scalar = " ", foreground: Color = .terminal, background: Color = .terminal,
        attributes: Attributes = []
    ) {
        self.scalar = scalar
        width = UInt8(scalar.columns == 2 ? 2 : 1)
        self.foreground = foreground
        self.background = background
        self.attributes = attributes
    }

    /// Whether a wide character to the left covers this cell.
    package var isContinuation: Bool { width == 0 }

    /// Whether combining marks stand on the character; `scalar` alone is the cell's text otherwise.
    package var hasMarks: Bool { firstMark != 0 }

    /// The scalars to write, the character and its marks.
    package var scalars: [Unicode.Scalar] {
        [scalar] + [firstMark, secondMark].filter { $0 != 0 }.compactMap(Unicode.Scalar.init)
    }

    /// The text of the cell; empty where a wide character to the left covers it.
    package var text: String {
        guard !isContinuation else { return "" }
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars)
        return String(text)
    }

    /// Adds a combining mark; a third one is dropped.
    mutating func combine(_ mark: Unicode.Scalar) {
        if firstMark == 0 {
            firstMark = mark.value
        } else if secondMark == 0 {
            secondMark = mark.value
        }
    }

    /// Puts another character here, keeping the colours.
    mutating func replace(with scalar: Unicode.Scalar) {
        self = Cell(scalar, foreground: foreground, background: background, attributes: attributes)
    }

    /// Marks the cell as covered by the wide character to its left.
    mutating func becomeContinuation() {
        replace(with: " ")
        width = 0
    }

    /// Takes on a style. Without a background of its own, it keeps that beneath, be it a colour or reversal.
    mutating func apply(_ style: Style) {
        if let color = style.foreground { foreground = color }
        if let color = style.background {
            background = color
            attributes = style.attributes
        } else {
            attributes = attributes.intersection(.reverse).union(style.attributes)
        }
    }
}
