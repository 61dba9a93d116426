/// A curve over a plot that is drawn already: its cells replace those below, so that it is seen without colours too.
package struct CurveOverlay: Sendable {
    /// The places, joined in order; what is not finite breaks the curve.
    package var points: [LineChart.Point]
    /// The axis across, of the plot's width.
    package var across: Axis
    /// The axis upwards, of the plot's height.
    package var upwards: Axis
    /// The colour.
    package var ink: LineChart.Ink
    /// The number of the mark where there is nothing finer than characters: 0 `*`, 1 `o`, 2 `+`, 3 `x`.
    package var mark: Int
    /// Whether places are joined; otherwise each is a point for itself.
    package var isJoined: Bool

    /// A curve over a plot.
    package init(
        _ points: [LineChart.Point], across: Axis, upwards: Axis, ink: LineChart.Ink, mark: Int = 1,
        isJoined: Bool = true
    ) {
        self.points = points
        self.across = across
        self.upwards = upwards
        self.ink = ink
        self.mark = mark
        self.isJoined = isJoined
    }

    /// Draws the curve over a plot, without its axes.
    package func draw(in plot: Rect, on canvas: inout Canvas) {
        guard !plot.isEmpty else { return }
        var grid = DotGrid(columns: plot.width, rows: plot.height, glyphs: canvas.glyphs)
        if isJoined {
            LineChart.trace(points, across, upwards, owner: mark, on: &grid)
        } else {
            for point in points { LineChart.trace([point], across, upwards, owner: mark, on: &grid) }
        }
        let style = canvas.appearance.style(of: ink)
        grid.draw(at: Position(x: plot.x, y: plot.y), on: &canvas) { _ in style }
    }

    /// The mark of a number as text, for read-outs.
    package static func sign(_ mark: Int) -> String { String(DotGrid.mark(mark)) }
}
