extension Canvas {
    /// A part of the picture as a picture of its own.
    package func cropped(to area: Rect) -> Canvas {
        let left = min(max(0, area.x), width)
        let top = min(max(0, area.y), height)
        let columns = min(max(0, area.width), width - left)
        let rows = min(max(0, area.height), height - top)
        var part = Canvas(width: columns, height: rows, appearance: appearance)
        for row in 0..<rows {
            for column in 0..<columns {
                part.cells[row * columns + column] = cells[(top + row) * width + left + column]
            }
        }
        return part
    }
}
