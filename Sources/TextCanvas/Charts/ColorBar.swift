/// The scale of a heatmap from its highest value at the top to its lowest, with figures and unit.
package struct ColorBar: Sendable {
    private let range: ClosedRange<Float>
    private let unit: String
    private let scale: ColorMap
    private let ticks: [Axis.Tick]
    private let axis: Axis

    /// The scale of a range of values.
    package init(range: ClosedRange<Float>, unit: String, scale: ColorMap) {
        self.range = range
        self.unit = unit
        self.scale = scale
        axis = Axis(Double(range.lowerBound)...Double(range.upperBound))
        ticks = axis.ticks(atMost: 4)
    }

    /// Columns that the bar takes with its figures.
    package var width: Int { 2 + max(unit.columns, ticks.map(\.label.columns).max() ?? 0) }

    /// Draws the bar with as many figures as there is room for; the unit stands in the top row.
    package func draw(in area: Rect, on canvas: inout Canvas) {
        let isColored = canvas.appearance.showsHeatInColor
        for row in 0..<area.height {
            let share = 1 - (Double(row) + 0.5) / Double(area.height)
            if isColored {
                let half = 0.25 / Double(area.height)
                let style = Style(
                    foreground: scale.color(at: share + half), background: scale.color(at: share - half))
                canvas.put("▀", x: area.x, y: area.y + row, style: style)
            } else {
                canvas.put(canvas.glyphs.density(share), x: area.x, y: area.y + row, style: canvas.style(.curve))
            }
        }
        drawTicks(in: area.inset(left: 2), on: &canvas)
    }

    /// Columns of the bar when it lies on its side, at most.
    private static let longest = 16

    /// Draws the bar on its side in one row, between its ends with the unit: `-120 ▀▀▀▀▀▀▀▀ -20 dB`.
    package func draw(across row: Rect, on canvas: inout Canvas) {
        let (low, high) = (Format.number(Double(range.lowerBound)), Format.number(Double(range.upperBound)))
        let end = unit.isEmpty ? high : "\(high) \(unit)"
        let length = min(Self.longest, row.width - low.columns - end.columns - 2)
        guard length > 1, !row.isEmpty else {
            canvas.write("\(low) to \(end)", in: row, as: .axis)
            return
        }
        canvas.write(low, in: row, as: .axis)
        let isColored = canvas.appearance.showsHeatInColor
        for column in 0..<length {
            let share = (Double(column) + 0.5) / Double(length)
            let style = isColored ? Style(foreground: scale.color(at: share)) : canvas.style(.curve)
            let glyph = isColored ? canvas.glyphs.partOfBar(8) : canvas.glyphs.density(share)
            canvas.put(glyph, x: row.x + low.columns + 1 + column, y: row.y, style: style)
        }
        canvas.write(end, in: row.inset(left: low.columns + length + 2), as: .axis)
    }

    private func drawTicks(in area: Rect, on canvas: inout Canvas) {
        if !unit.isEmpty { canvas.write(unit, in: area.row(0), as: .muted) }
        var free = area.maxY
        for tick in axis.ticks(atMost: min(4, max(1, area.height / 2))) {
            let place = axis.position(of: tick.value) * Double(area.height) - 0.5
            let row = min(area.maxY - 1, max(area.y, area.maxY - 1 - Int(place.rounded())))
            guard row < free, row >= area.y + (unit.isEmpty ? 0 : 1) else { continue }
            canvas.write(tick.label, in: area.row(row - area.y), as: .axis)
            free = row
        }
    }
}
