/// The axes around a plot. It takes its room from an area and leaves the rest for what is plotted.
package struct PlotFrame: Sendable {
    /// The axis below; nil leaves it out.
    package var horizontal: Axis?
    /// The axis at the left; nil leaves it out.
    package var vertical: Axis?

    /// Axes around a plot.
    package init(horizontal: Axis? = nil, vertical: Axis? = nil) {
        self.horizontal = horizontal
        self.vertical = vertical
    }

    /// Draws the axes as far as there is room for them.
    ///
    /// - Returns: the area inside, where the plot goes.
    package func draw(in area: Rect, on canvas: inout Canvas) -> Rect {
        var plot = area
        let hasHorizontal = horizontal != nil && area.height >= 4 && area.width >= 8
        if hasHorizontal { plot = plot.splitBottom(1).rest }
        if let vertical, plot.width >= 16, plot.height >= 2 {
            let ticks = vertical.ticks(atMost: max(2, min(plot.height * 3 / 4, 4 + plot.height / 5)))
            let gutter = min(gutter(of: ticks, unit: vertical.unit), max(area.width / 3, area.width - Self.leastPlot))
            plot = plot.splitLeft(gutter).rest
            drawVertical(vertical, ticks: ticks, left: area.x, plot: plot, on: &canvas)
        }
        if hasHorizontal, let horizontal {
            horizontal.draw(below: plot, row: area.maxY - 1, on: &canvas)
        }
        return plot
    }

    /// Columns of the plot that figures at its left must leave.
    private static let leastPlot = 8

    private func gutter(of ticks: [Axis.Tick], unit: String) -> Int {
        max(unit.columns, ticks.map(\.label.columns).max() ?? 0) + 1
    }

    private func drawVertical(_ axis: Axis, ticks: [Axis.Tick], left: Int, plot: Rect, on canvas: inout Canvas) {
        let room = plot.x - left - 1
        canvas.verticalLine(x: plot.x - 1, y: plot.y, length: plot.height, as: .axis)
        let unitRow = axis.unit.isEmpty ? -1 : plot.y
        for tick in ticks {
            let position = axis.position(of: tick.value)
            let row = plot.maxY - 1 - Int((position * Double(plot.height) - 0.5).rounded())
            let shown = min(max(row, plot.y), plot.maxY - 1)
            // The unit has the top row to itself where the axis is high enough to spare one.
            if shown == unitRow, plot.height > 2 { continue }
            // A figure that is cut is another figure.
            guard tick.label.columns <= room else { continue }
            canvas.write(tick.label.padded(to: room, align: .right), x: left, y: shown, as: .axis)
            canvas.put(canvas.glyphs.tickLeft, x: plot.x - 1, y: shown, style: canvas.style(.axis))
        }
        if unitRow >= 0, plot.height > 2 {
            canvas.write(axis.unit.padded(to: room, align: .right), x: left, y: unitRow, as: .muted)
        }
    }
}

extension Axis {
    /// Draws ticks and unit into a row below a plot.
    package func draw(below plot: Rect, row: Int, on canvas: inout Canvas) {
        let unit = unit.isEmpty ? "" : " " + unit
        let room = plot.width - unit.columns
        var free = plot.x
        for tick in fittingTicks(in: room) {
            let center = plot.x + Int((position(of: tick.value) * Double(plot.width)).rounded(.down))
            let width = tick.label.columns
            let start = min(max(center - width / 2, plot.x), plot.maxX - unit.columns - width)
            guard start >= free, width <= room else { continue }
            canvas.write(tick.label, x: start, y: row, as: .axis)
            free = start + width + 1
        }
        if !unit.isEmpty, plot.maxX - unit.columns >= free - 1 {
            canvas.write(unit, x: plot.maxX - unit.columns, y: row, as: .muted)
        }
    }

    /// As many ticks as stand side by side with three columns between them.
    private func fittingTicks(in room: Int) -> [Tick] {
        for count in stride(from: max(2, room / 4), to: 2, by: -1) {
            let ticks = ticks(atMost: count)
            let longest = ticks.map(\.label.columns).max() ?? 0
            if ticks.count * (longest + 3) <= room { return ticks }
        }
        return ticks(atMost: 2)
    }
}
