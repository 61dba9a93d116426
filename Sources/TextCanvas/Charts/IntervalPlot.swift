/// Figures with their intervals, one a row over a common axis: `├────┃──┤`, in ASCII `|----#--|`.
///
/// What overlaps at a glance cannot be told apart; a line marks the level that guessing would reach.
package struct IntervalPlot: Sendable {
    /// One figure.
    package struct Row: Hashable, Sendable {
        /// What it is called.
        package let name: String
        /// The figure; nil where there is none.
        package let value: Double?
        /// The interval around it; nil where it is not known.
        package let interval: ClosedRange<Double>?
        /// Whether the row is to be noticed, as the selected one.
        package let isMarked: Bool

        /// A figure with its interval.
        package init(_ name: String, _ value: Double?, interval: ClosedRange<Double>? = nil, isMarked: Bool = false) {
            self.name = name
            self.value = value
            self.interval = interval
            self.isMarked = isMarked
        }
    }

    /// The figures from the top.
    package var rows: [Row]
    /// The axis below.
    package var axis: Axis
    /// A value at which a line is drawn behind the intervals, such as the chance level.
    package var reference: Double?
    /// The row at the top where not all have room.
    package var first: Int

    /// Figures with their intervals.
    package init(rows: [Row], axis: Axis, reference: Double? = nil, first: Int = 0) {
        self.rows = rows
        self.axis = axis
        self.reference = reference
        self.first = first
    }

    /// Rows that all figures need with the axis below.
    package static func rows(of count: Int) -> Int { count + 1 }

    /// Draws as many figures as the area has rows.
    package func draw(in area: Rect, on canvas: inout Canvas) {
        guard !area.isEmpty else { return }
        let groups = GroupRows(
            names: rows.map(\.name), texts: [], first: first, mostRows: 2, axis: axis, in: area, on: &canvas)
        canvas.drawReference(reference, axis, in: groups.plot)
        for place in groups.rows {
            let row = rows[place.index]
            canvas.writeName(row.name, isMarked: row.isMarked, in: place.name, row: 0)
            let style = canvas.style(row.isMarked ? .accent : .curve)
            if let interval = row.interval { draw(interval, in: place.plot, style: style, on: &canvas) }
            guard let value = row.value, let column = axis.column(of: value, among: place.plot.width) else { continue }
            let figure = row.isMarked ? style : canvas.style(.cursor)
            canvas.put(canvas.glyphs.boxes.median, x: place.plot.x + column, y: place.plot.y, style: figure)
        }
    }

    private func draw(_ interval: ClosedRange<Double>, in plot: Rect, style: Style, on canvas: inout Canvas) {
        guard let low = axis.column(of: interval.lowerBound, among: plot.width),
            let high = axis.column(of: interval.upperBound, among: plot.width)
        else { return }
        let line = Rect(x: plot.x + low, y: plot.y, width: high - low + 1, height: 1)
        canvas.fill(line, with: canvas.glyphs.horizontal, style: style)
        canvas.put(canvas.glyphs.whiskers.left, x: line.x, y: line.y, style: style)
        canvas.put(canvas.glyphs.whiskers.right, x: line.maxX - 1, y: line.y, style: style)
    }
}
