/// Curves over common axes, with a legend and marked places.
package struct LineChart: Sendable {
    /// A place of a curve.
    package struct Point: Hashable, Sendable {
        /// Across.
        package let x: Double
        /// Upwards; what is not finite breaks the curve.
        package let y: Double

        /// A place by its values on both axes.
        package init(_ x: Double, _ y: Double) {
            self.x = x
            self.y = y
        }
    }

    /// How a curve is coloured.
    package enum Ink: Hashable, Sendable {
        /// As a role of the theme.
        case role(Role)
        /// By its number among the theme's colours for series.
        case series(Int)
    }

    /// One curve.
    package struct Series: Hashable, Sendable {
        /// What the legend says; an empty name is not listed.
        package let name: String
        /// Its places, joined in order.
        package let points: [Point]
        /// Its colour.
        package let ink: Ink

        /// A curve through places.
        package init(_ name: String, _ points: [Point], ink: Ink) {
            self.name = name
            self.points = points
            self.ink = ink
        }
    }

    /// A place to be noticed, such as the best epoch.
    package struct Marker: Hashable, Sendable {
        /// Where it is.
        package let point: Point
        /// What the legend says.
        package let label: String
        /// Its colour.
        package let role: Role

        /// A marked place.
        package init(_ point: Point, label: String, role: Role = .best) {
            self.point = point
            self.label = label
            self.role = role
        }
    }

    /// The curves; later ones are drawn over earlier ones.
    package var series: [Series]
    /// The axis below; nil spans the curves.
    package var horizontal: Axis?
    /// The axis at the left; nil spans the curves.
    package var vertical: Axis?
    /// The places to be noticed.
    package var markers: [Marker]
    /// Whether a line at the top names the curves.
    package var hasLegend: Bool
    /// A line from top to bottom at a value across.
    package var cursor: Double?

    /// Curves over common axes.
    package init(
        series: [Series], horizontal: Axis? = nil, vertical: Axis? = nil, markers: [Marker] = [],
        hasLegend: Bool = true, cursor: Double? = nil
    ) {
        self.series = series
        self.horizontal = horizontal
        self.vertical = vertical
        self.markers = markers
        self.hasLegend = hasLegend
        self.cursor = cursor
    }

    /// Draws axes, legend and curves, as far as there is room for them.
    package func draw(in area: Rect, on canvas: inout Canvas) {
        guard !area.isEmpty else { return }
        let across = horizontal ?? Axis(extent(\.x))
        let upwards = vertical ?? Axis(extent(\.y))
        var rest = area
        // Without colours, marks of their own tell the curves apart.
        let usesMarks = !canvas.appearance.hasSeriesColors && series.count > 1
        let isNamed = series.contains { !$0.name.isEmpty } || markers.contains { !$0.label.isEmpty }
        if hasLegend, isNamed, area.height >= 5 {
            let (legend, below) = area.splitTop(1)
            drawLegend(in: legend, usesMarks: usesMarks, on: &canvas)
            rest = below
        }
        let plot = PlotFrame(horizontal: across, vertical: upwards).draw(in: rest, on: &canvas)
        guard !plot.isEmpty else { return }
        if let cursor { drawCursor(at: across.position(of: cursor), in: plot, on: &canvas) }
        var grid = DotGrid(
            columns: plot.width, rows: plot.height, glyphs: canvas.glyphs, usesMarks: usesMarks)
        for (index, series) in series.enumerated() {
            LineChart.trace(series.points, across, upwards, owner: index, on: &grid)
        }
        let appearance = canvas.appearance
        grid.draw(at: Position(x: plot.x, y: plot.y), on: &canvas) { appearance.style(of: series[$0].ink) }
        for marker in markers { draw(marker, across, upwards, in: plot, on: &canvas) }
    }

    private func extent(_ value: KeyPath<Point, Double>) -> ClosedRange<Double> {
        var range: ClosedRange<Double>?
        for series in series {
            for point in series.points where point[keyPath: value].isFinite {
                let place = point[keyPath: value]
                range = min(range?.lowerBound ?? place, place)...max(range?.upperBound ?? place, place)
            }
        }
        return range ?? 0...1
    }

    private func drawLegend(in area: Rect, usesMarks: Bool, on canvas: inout Canvas) {
        var place = area
        let isPlain = usesMarks || canvas.glyphs == .ascii
        func add(_ sign: String, _ name: String, _ style: Style, _ canvas: inout Canvas) {
            guard sign.columns + 1 + name.columns <= place.width else { return }
            let used = canvas.write(sign, x: place.x, y: place.y, style: style)
            let named = canvas.write(name, x: place.x + used + 1, y: place.y, as: .muted)
            place = place.splitLeft(used + named + 4).rest
        }
        for (index, series) in series.enumerated() where !series.name.isEmpty {
            let sign = isPlain ? String(DotGrid.mark(index)) : "━━"
            add(sign, series.name, canvas.appearance.style(of: series.ink), &canvas)
        }
        for marker in markers where !marker.label.isEmpty {
            add(String(canvas.glyphs.markerSign), marker.label, canvas.style(marker.role), &canvas)
        }
    }

    private func draw(_ marker: Marker, _ across: Axis, _ upwards: Axis, in plot: Rect, on canvas: inout Canvas) {
        let x = across.position(of: marker.point.x)
        let y = upwards.position(of: marker.point.y)
        guard x >= 0, x <= 1, y >= 0, y <= 1 else { return }
        let column = min(plot.width - 1, Int(x * Double(plot.width)))
        let row = min(plot.height - 1, Int((1 - y) * Double(plot.height)))
        canvas.put(
            canvas.glyphs.markerSign, x: plot.x + column, y: plot.y + row, style: canvas.style(marker.role))
    }

    private func drawCursor(at position: Double, in plot: Rect, on canvas: inout Canvas) {
        guard position >= 0, position <= 1 else { return }
        let column = min(plot.width - 1, Int(position * Double(plot.width)))
        canvas.verticalLine(x: plot.x + column, y: plot.y, length: plot.height, as: .cursor)
    }
}

extension Appearance {
    /// The style of a chart's ink.
    package func style(of ink: LineChart.Ink) -> Style {
        switch ink {
        case .role(let role): style(role)
        case .series(let index): seriesStyle(index)
        }
    }
}

extension GlyphTier {
    /// The sign at a marked place of a chart.
    package var markerSign: Unicode.Scalar { self == .ascii ? "V" : "◆" }
}
