/// Parallel coordinates: an upright axis for each property, and a line through all of them for each thing that has them,
/// coloured by the figure on the last axis.
///
/// Source: Inselberg (1985), The Visual Computer 1(2).
package struct ParallelAxes: Sendable {
    /// One axis.
    package struct Property: Hashable, Sendable {
        /// What it is called.
        package let name: String
        /// What is written at it, from 0 at its foot to 1 at its head.
        package let labels: [Axis.Tick]

        /// An axis with what is written at it.
        package init(_ name: String, labels: [Axis.Tick]) {
            self.name = name
            self.labels = labels
        }
    }

    /// One line.
    package struct Line: Hashable, Sendable {
        /// Where it crosses each axis, 0 to 1; it breaks where there is nothing.
        package let places: [Double?]
        /// Its place on the scale of colours.
        package let share: Double

        /// A line through the axes.
        package init(_ places: [Double?], share: Double) {
            self.places = places
            self.share = share
        }
    }

    /// The axes from the left, but the last.
    package var properties: [Property]
    /// What the last axis is called; it is drawn as the scale of colours.
    package var figure: String
    /// The values at both ends of the last axis.
    package var range: ClosedRange<Float>
    /// The lines; later ones are drawn over earlier ones.
    package var lines: [Line]
    /// The line that is drawn over all others and stands out.
    package var selected: Line?

    /// Lines through axes.
    package init(
        properties: [Property], figure: String, range: ClosedRange<Float>, lines: [Line], selected: Line? = nil
    ) {
        self.properties = properties
        self.figure = figure
        self.range = range
        self.lines = lines
        self.selected = selected
    }

    /// Rows that a picture needs to be read.
    package static let leastHeight = 7
    /// Columns of the last axis with its figures.
    private static let figureWidth = 8
    /// Columns that an axis needs for its name at least.
    private static let leastColumns = 8

    /// Whether a picture of so many axes can be read in an area.
    package static func fits(_ axes: Int, in area: Rect) -> Bool {
        area.height >= leastHeight && area.width >= axes * leastColumns + figureWidth
    }

    /// Draws the lines, and over them the axes with their names above and their values beside them.
    package func draw(in area: Rect, on canvas: inout Canvas) {
        guard Self.fits(properties.count, in: area) else { return }
        let (head, body) = area.splitTop(1)
        let (plot, side) = body.splitRight(Self.figureWidth)
        // The last axis stands where the lines end.
        let columns = places(in: Rect(x: plot.x, y: plot.y, width: plot.width + 1, height: plot.height))
        drawLines(in: plot, columns: columns.map { $0 - plot.x }, on: &canvas)
        for (index, property) in properties.enumerated() {
            let x = columns[index]
            let room = columns[index + 1] - x - 1
            canvas.verticalLine(x: x, y: plot.y, length: plot.height, as: .axis)
            canvas.write(property.name, in: Rect(x: x, y: head.y, width: room, height: 1), as: .title)
            for label in property.labels {
                let row = plot.maxY - 1 - Int((label.value * Double(plot.height - 1)).rounded())
                canvas.write(label.label, in: Rect(x: x + 1, y: row, width: room - 1, height: 1), as: .text)
            }
        }
        canvas.write(figure, in: Rect(x: side.x, y: head.y, width: side.width, height: 1), as: .title)
        ColorBar(range: range, unit: "", scale: canvas.appearance.heat).draw(in: side, on: &canvas)
    }

    /// The columns of all axes, the last one at the right edge.
    private func places(in plot: Rect) -> [Int] {
        (0...properties.count).map { plot.x + $0 * (plot.width - 1) / max(1, properties.count) }
    }

    private func drawLines(in plot: Rect, columns: [Int], on canvas: inout Canvas) {
        var grid = DotGrid(columns: plot.width, rows: plot.height, glyphs: canvas.glyphs)
        for (index, line) in lines.enumerated() { trace(line, columns, owner: index, over: plot.width, on: &grid) }
        if let selected { trace(selected, columns, owner: lines.count, over: plot.width, on: &grid) }
        let heat = canvas.appearance.heat
        let ground = canvas.style(.text)
        let bright = canvas.style(.accent).adding(.bold)
        grid.draw(at: Position(x: plot.x, y: plot.y), on: &canvas) { owner in
            guard owner < lines.count else { return bright }
            var style = ground
            style.foreground = heat.color(at: lines[owner].share)
            return style
        }
    }

    private func trace(_ line: Line, _ columns: [Int], owner: Int, over width: Int, on grid: inout DotGrid) {
        func dot(_ index: Int) -> (x: Int, y: Int)? {
            guard let place = line.places[index] else { return nil }
            let across = min(grid.width - 1, columns[index] * grid.width / max(1, width))
            return (across, Int(((1 - min(max(place, 0), 1)) * Double(grid.height - 1)).rounded()))
        }
        for index in line.places.indices.dropLast() {
            guard let start = dot(index), let end = dot(index + 1) else { continue }
            grid.line(from: start, to: end, owner: owner)
        }
    }
}
