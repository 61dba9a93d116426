/// Groups of values as hills over a common axis: where a hill is high, many values lie. A line at its foot marks quartiles
/// and median.
package struct RidgePlot: Sendable {
    /// One group.
    package struct Ridge: Hashable, Sendable {
        /// What the group is called.
        package let name: String
        /// Height of the hill at equal distances from end to end of the axis; may be empty.
        package let density: [Double]
        /// Its numbers; nil of a group without a value.
        package let spread: Spread?
        /// A figure at the end of the row, such as the median.
        package let text: String
        /// The colour of the hill.
        package let ink: LineChart.Ink
        /// Whether the group is to be noticed, as the selected one.
        package let isMarked: Bool

        /// A group with its hill.
        package init(
            _ name: String, density: [Double], spread: Spread?, text: String = "",
            ink: LineChart.Ink = .role(.curve), isMarked: Bool = false
        ) {
            self.name = name
            self.density = density
            self.spread = spread
            self.text = text
            self.ink = ink
            self.isMarked = isMarked
        }
    }

    /// The groups from the top.
    package var ridges: [Ridge]
    /// The axis that the densities span.
    package var axis: Axis
    /// A value at which a line is drawn behind the hills, such as that of one clip.
    package var reference: Double?
    /// The group at the top where not all have room.
    package var first: Int

    /// Groups as hills.
    package init(ridges: [Ridge], axis: Axis, reference: Double? = nil, first: Int = 0) {
        self.ridges = ridges
        self.axis = axis
        self.reference = reference
        self.first = first
    }

    /// Rows of a hill at most, with the line at its foot.
    private static let mostRows = 6

    /// Draws as many groups as the area has room for.
    package func draw(in area: Rect, on canvas: inout Canvas) {
        guard !area.isEmpty else { return }
        let groups = GroupRows(
            names: ridges.map(\.name), texts: ridges.map(\.text), first: first, mostRows: Self.mostRows, axis: axis,
            in: area, on: &canvas)
        canvas.drawReference(reference, axis, in: groups.plot)
        // One scale for all, so that a flat hill is seen to be flat.
        let highest = ridges.flatMap(\.density).filter(\.isFinite).max() ?? 0
        for row in groups.rows {
            let ridge = ridges[row.index]
            let last = row.plot.height - 1
            canvas.writeName(ridge.name, isMarked: ridge.isMarked, in: row.name, row: last)
            canvas.write(ridge.text, in: row.text.row(last), align: .right, as: ridge.isMarked ? .accent : .text)
            let style = canvas.appearance.style(of: ridge.ink)
            let hasFoot = row.plot.height >= 2
            let (hill, foot) = row.plot.splitBottom(hasFoot ? 1 : 0)
            if highest > 0 { drawHill(ridge.density.map { $0 / highest }, in: hill, style: style, on: &canvas) }
            if let spread = ridge.spread {
                drawFoot(spread, in: hasFoot ? foot : hill, hasLine: hasFoot, style: style, on: &canvas)
            }
        }
    }

    /// A hill as columns, each fine to an eighth of a cell where glyphs allow.
    private func drawHill(_ heights: [Double], in area: Rect, style: Style, on canvas: inout Canvas) {
        guard !heights.isEmpty, !area.isEmpty else { return }
        for column in 0..<area.width {
            let start = column * heights.count / area.width
            let end = max(start + 1, (column + 1) * heights.count / area.width)
            let share = heights[start..<end].reduce(0, +) / Double(end - start)
            guard share.isFinite, share > 0 else { continue }
            let height = share * Double(area.height)
            for row in 0..<area.height {
                let filled = height - Double(row)
                // Less than a trace is left out in the rows above the lowest.
                guard filled > (row == 0 ? 0.004 : 0.06) else { break }
                canvas.put(
                    canvas.glyphs.columnOfHeight(min(1, filled)), x: area.x + column, y: area.maxY - 1 - row,
                    style: style)
            }
        }
    }

    /// Median and quartiles in a line: `├────┃──┤`; only the median where the hill has no row to spare.
    private func drawFoot(_ spread: Spread, in row: Rect, hasLine: Bool, style: Style, on canvas: inout Canvas) {
        guard let median = axis.column(of: spread.median, among: row.width),
            let lower = axis.column(of: spread.quartiles.lowerBound, among: row.width),
            let upper = axis.column(of: spread.quartiles.upperBound, among: row.width)
        else { return }
        if hasLine {
            let line = Rect(x: row.x + lower, y: row.y, width: upper - lower + 1, height: 1)
            canvas.fill(line, with: canvas.glyphs.horizontal, style: style)
            canvas.put(canvas.glyphs.whiskers.left, x: row.x + lower, y: row.y, style: style)
            canvas.put(canvas.glyphs.whiskers.right, x: row.x + upper, y: row.y, style: style)
        }
        canvas.put(canvas.glyphs.boxes.median, x: row.x + median, y: row.y, style: canvas.style(.cursor))
    }
}
