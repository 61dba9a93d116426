extension Canvas {
    /// Leaves an area as it is on the screen: what is drawn there now counts only where nothing was shown before.
    package mutating func keep(_ area: Rect) { kept = kept.isEmpty ? area.intersection(bounds) : kept }

    /// This canvas with its kept area taken from the one that is on the screen; without one of the same size it stays.
    package func keeping(from shown: Canvas?) -> Canvas {
        guard !kept.isEmpty, let shown, shown.width == width, shown.height == height else { return self }
        var canvas = self
        for row in kept.y..<kept.maxY {
            let cells = row * width + kept.x..<row * width + kept.maxX
            canvas.cells.replaceSubrange(cells, with: shown.cells[cells])
        }
        return canvas
    }
}
