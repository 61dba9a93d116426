extension String {
    /// The text cut to a number of columns, with an ellipsis where something is left out.
    package func truncated(to room: Int, glyphs: GlyphTier = .braille) -> String {
        guard columns > room else { return self }
        let mark = glyphs.ellipsis
        guard room > mark.columns else { return prefix(columns: room) }
        return prefix(columns: room - mark.columns) + mark
    }

    /// The text cut in the middle, which keeps the end of a path or a name in view.
    package func truncatedInTheMiddle(to room: Int, glyphs: GlyphTier = .braille) -> String {
        guard columns > room else { return self }
        let mark = glyphs.ellipsis
        let rest = room - mark.columns
        guard rest >= 2 else { return truncated(to: room, glyphs: glyphs) }
        return prefix(columns: rest / 2) + mark + suffix(columns: rest - rest / 2)
    }

    /// The text with spaces so that it takes exactly a number of columns; cut where it is longer.
    package func padded(to room: Int, align: Alignment = .left, glyphs: GlyphTier = .braille) -> String {
        let shown = truncated(to: room, glyphs: glyphs)
        let before = align.indent(of: shown.columns, in: room)
        let after = max(0, room - before - shown.columns)
        return String(repeating: " ", count: before) + shown + String(repeating: " ", count: after)
    }

    /// As many characters from the start as fit.
    package func prefix(columns room: Int) -> String {
        var kept = ""
        var used = 0
        for character in self {
            let width = String(character).columns
            guard used + width <= room else { break }
            kept.append(character)
            used += width
        }
        return kept
    }

    /// As many characters from the end as fit.
    package func suffix(columns room: Int) -> String {
        var kept = ""
        var used = 0
        for character in reversed() {
            let width = String(character).columns
            guard used + width <= room else { break }
            kept.append(character)
            used += width
        }
        return String(kept.reversed())
    }
}
