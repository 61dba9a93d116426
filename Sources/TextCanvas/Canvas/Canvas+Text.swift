/// Where text stands in the room it has.
package enum Alignment: Hashable, Sendable {
    /// At the left edge.
    case left
    /// In the middle.
    case center
    /// At the right edge.
    case right

    /// Columns to leave free at the left.
    package func indent(of columns: Int, in room: Int) -> Int {
        switch self {
        case .left: 0
        case .center: max(0, (room - columns) / 2)
        case .right: max(0, room - columns)
        }
    }
}

extension Canvas {
    /// Writes one line of text. Tabs and other control characters are shown as a replacement, never sent on;
    /// likewise whatever a terminal limited to ASCII can't show.
    ///
    /// - Parameter room: columns that it may take at most.
    /// - Returns: columns that it took, the clipped ones too.
    @discardableResult
    package mutating func write(
        _ text: String, x column: Int, y row: Int, room: Int = .max, style: Style
    ) -> Int {
        var used = 0
        for scalar in text.unicodeScalars {
            let shown = glyphs.shown(scalar)
            let columns = shown.columns
            if columns == 0 {
                if used > 0 { combine(shown, before: column + used, y: row) }
                continue
            }
            guard used + columns <= room else { break }
            put(shown, x: column + used, y: row, style: style)
            used += columns
        }
        return used
    }

    /// Writes one line of text in the style of a role.
    @discardableResult
    package mutating func write(
        _ text: String, x column: Int, y row: Int, room: Int = .max, as role: Role = .text
    ) -> Int {
        write(text, x: column, y: row, room: room, style: style(role))
    }

    /// Writes one line into the first row of an area, cut with an ellipsis where it is too long.
    package mutating func write(_ text: String, in area: Rect, align: Alignment = .left, style: Style) {
        guard !area.isEmpty else { return }
        let shown = text.truncated(to: area.width, glyphs: glyphs)
        let indent = align.indent(of: shown.columns, in: area.width)
        write(shown, x: area.x + indent, y: area.y, room: area.width - indent, style: style)
    }

    /// Writes one line into the first row of an area in the style of a role.
    package mutating func write(_ text: String, in area: Rect, align: Alignment = .left, as role: Role = .text) {
        write(text, in: area, align: align, style: style(role))
    }

    /// Writes pieces of text one after the other, each in its own style, cut with an ellipsis where they are too long.
    ///
    /// - Returns: columns that they took.
    @discardableResult
    package mutating func write(_ pieces: [(text: String, role: Role)], in area: Rect) -> Int {
        guard !area.isEmpty else { return 0 }
        var left = pieces.reduce(0) { $0 + $1.text.columns }
        var used = 0
        for piece in pieces {
            let room = area.width - used
            left -= piece.text.columns
            // Where even the mark of what follows would find no room, it takes the place of the end of this piece.
            let isLast = left > 0 && piece.text.columns + glyphs.ellipsis.columns > room
            let shown = (isLast ? piece.text + glyphs.ellipsis : piece.text).truncated(to: room, glyphs: glyphs)
            used += write(shown, x: area.x + used, y: area.y, room: room, as: piece.role)
            if isLast || shown != piece.text { break }
        }
        return used
    }
}

extension Unicode.Scalar {
    /// Whether the terminal would act on the character rather than show it.
    fileprivate var isControl: Bool { value < 0x20 || (0x7F...0x9F).contains(value) }
}

extension GlyphTier {
    /// A character as the terminal can show it.
    fileprivate func shown(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        if scalar.isControl { return replacement }
        guard self == .ascii, !scalar.isASCII else { return scalar }
        switch scalar {
        case "…", "·": return "."
        case "–", "—", "─", "━": return "-"
        case "×": return "x"
        default: return scalar.columns == 0 ? scalar : replacement
        }
    }
}
