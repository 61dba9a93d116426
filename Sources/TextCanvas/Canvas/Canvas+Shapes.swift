extension Canvas {
    /// Fills an area with a character.
    package mutating func fill(_ area: Rect, with scalar: Unicode.Scalar = " ", style: Style) {
        let reached = area.intersection(clip)
        guard !reached.isEmpty else { return }
        for row in reached.y..<reached.maxY {
            for column in reached.x..<reached.maxX { put(scalar, x: column, y: row, style: style) }
        }
    }

    /// Fills an area with a character in the style of a role.
    package mutating func fill(_ area: Rect, with scalar: Unicode.Scalar = " ", as role: Role) {
        fill(area, with: scalar, style: style(role))
    }

    /// Changes the colours of an area and leaves its text, as for a selected row.
    package mutating func restyle(_ area: Rect, as role: Role) {
        let style = style(role)
        let reached = area.intersection(clip)
        guard !reached.isEmpty else { return }
        for row in reached.y..<reached.maxY {
            for index in row * width + reached.x..<row * width + reached.maxX { cells[index].apply(style) }
        }
    }

    /// A line from left to right.
    package mutating func horizontalLine(x column: Int, y row: Int, length: Int, as role: Role = .border) {
        fill(Rect(x: column, y: row, width: length, height: 1), with: glyphs.horizontal, as: role)
    }

    /// A line from top to bottom.
    package mutating func verticalLine(x column: Int, y row: Int, length: Int, as role: Role = .border) {
        fill(Rect(x: column, y: row, width: 1, height: length), with: glyphs.vertical, as: role)
    }

    /// A frame with a title in its upper edge and a remark at the right of it; both are left out where they don't fit.
    ///
    /// - Returns: the area inside.
    @discardableResult
    package mutating func box(
        _ area: Rect, title: String = "", remark: String = "", isFocused: Bool = false
    ) -> Rect {
        guard area.width >= 2, area.height >= 2 else { return area.interior }
        let role: Role = isFocused ? .borderFocused : .border
        let bottom = area.maxY - 1
        let right = area.maxX - 1
        for row in [area.y, bottom] {
            horizontalLine(x: area.x + 1, y: row, length: area.width - 2, as: role)
        }
        for column in [area.x, right] {
            verticalLine(x: column, y: area.y + 1, length: area.height - 2, as: role)
        }
        let corners = glyphs.corners
        put(corners.topLeft, x: area.x, y: area.y, style: style(role))
        put(corners.topRight, x: right, y: area.y, style: style(role))
        put(corners.bottomLeft, x: area.x, y: bottom, style: style(role))
        put(corners.bottomRight, x: right, y: bottom, style: style(role))
        titles(of: area, title: title, remark: remark, isFocused: isFocused)
        return area.interior
    }

    private mutating func titles(of area: Rect, title: String, remark: String, isFocused: Bool) {
        let room = area.width - 4
        guard room >= 3 else { return }
        var used = 0
        if !title.isEmpty {
            let shown = " \(title.truncated(to: room - 2, glyphs: glyphs)) "
            used = write(shown, x: area.x + 2, y: area.y, as: isFocused ? .titleFocused : .title)
        }
        let columns = remark.columns + 2
        if !remark.isEmpty, used + columns + 1 <= room {
            write(" \(remark) ", x: area.maxX - 2 - columns, y: area.y, as: .muted)
        }
    }
}
