extension Canvas {
    /// A frame over whatever is drawn, in the middle of an area, with a line of keys in its lower edge.
    ///
    /// - Returns: the area inside, a column away from the frame on each side.
    @discardableResult
    package mutating func dialog(
        title: String, width wanted: Int, height rows: Int, keys: [(key: String, help: String)] = [],
        over area: Rect
    ) -> Rect {
        let frame = area.centered(width: wanted, height: rows)
        fill(frame, as: .dialog)
        let inside = box(frame, title: title, isFocused: true)
        if !keys.isEmpty, frame.width > 4, frame.height >= 2 {
            let line = Rect(x: frame.x + 2, y: frame.maxY - 1, width: frame.width - 4, height: 1)
            writeKeys(keys, in: line)
        }
        return inside.inset(left: 1, right: 1)
    }

    /// Keys with what they do, as many as there is room for.
    ///
    /// - Returns: columns that they took.
    @discardableResult
    package mutating func writeKeys(_ keys: [(key: String, help: String)], in area: Rect) -> Int {
        guard !area.isEmpty else { return 0 }
        var used = 0
        for (key, help) in keys {
            let columns = key.columns + help.columns + 3
            guard used + columns <= area.width else { break }
            used += write([(" " + key, .key), (" " + help + " ", .muted)], in: area.inset(left: used))
        }
        return used
    }
}
