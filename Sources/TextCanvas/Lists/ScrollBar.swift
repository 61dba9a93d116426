extension Canvas {
    /// Where one is in a list, along the height of an area one column wide.
    ///
    /// - Parameter first: the first row in sight; `shown`: rows in sight; `count`: rows in all.
    package mutating func scrollBar(first: Int, shown: Int, of count: Int, in area: Rect) {
        guard !area.isEmpty, count > shown, count > 0 else { return }
        let length = max(1, area.height * shown / count)
        let travel = area.height - length
        let hidden = count - shown
        // At either end only if the list is at its end: rounding must not hide that there is more.
        var start = Int((Double(first) / Double(hidden) * Double(travel)).rounded())
        if first > 0, travel > 1 { start = max(1, start) }
        if first < hidden, travel > 1 { start = min(travel - 1, start) }
        for row in 0..<area.height {
            let isThumb = row >= start && row < start + length
            put(
                isThumb ? glyphs.thumb : glyphs.vertical, x: area.x, y: area.y + row,
                style: style(isThumb ? .axis : .border))
        }
    }
}

extension GlyphTier {
    /// The part of a scroll bar that stands for what is in sight.
    var thumb: Unicode.Scalar { self == .ascii ? "#" : "█" }
}
