/// A matrix as a picture: time across, bands upwards, two values a cell where colours allow.
package struct Heatmap: Sendable {
    /// Values across, for instance frames.
    package let columns: Int
    /// Values upwards, for instance coefficients; the first is at the bottom.
    package let rows: Int
    private let values: [Float]
    /// The values at both ends of the colours; nil takes those of the matrix.
    package var range: ClosedRange<Float>?
    /// The colours; nil takes those of the theme.
    package var scale: ColorMap?
    /// The axes.
    package var frame: PlotFrame
    /// What the values are, written at the colour bar.
    package var unit: String
    /// Whether a bar at the right says which colour is which value.
    package var hasColorBar: Bool
    /// A column to mark, 0 to 1 across, as by a cursor in time.
    package var cursor: Double?

    /// A picture of a matrix.
    ///
    /// - Parameter values: `[columns x rows]`, row-major: the values of the first column come first.
    /// - Precondition: there are `columns * rows` values.
    package init(
        columns: Int, rows: Int, values: [Float], range: ClosedRange<Float>? = nil, scale: ColorMap? = nil,
        frame: PlotFrame = PlotFrame(), unit: String = "", hasColorBar: Bool = true, cursor: Double? = nil
    ) {
        precondition(
            values.count == columns * rows, "Heatmap: expected \(columns) x \(rows) values, got \(values.count)")
        self.columns = columns
        self.rows = rows
        self.values = values
        self.range = range
        self.scale = scale
        self.frame = frame
        self.unit = unit
        self.hasColorBar = hasColorBar
        self.cursor = cursor
    }

    /// Draws the picture with its axes and colour bar, as far as there is room for them.
    package func draw(in area: Rect, on canvas: inout Canvas) {
        guard !area.isEmpty, columns > 0, rows > 0 else { return }
        let ends = range ?? extent
        let bar = ColorBar(range: ends, unit: unit, scale: scale(on: canvas))
        var plot = area
        let barWidth = bar.width
        let hasBar = hasColorBar && area.width >= 24 + barWidth && area.height >= 3
        if hasBar { plot = plot.inset(right: barWidth + 1) }
        plot = frame.draw(in: plot, on: &canvas)
        guard !plot.isEmpty else { return }
        if hasBar {
            bar.draw(in: Rect(x: area.maxX - barWidth, y: plot.y, width: barWidth, height: plot.height), on: &canvas)
        }
        if canvas.appearance.showsHeatInColor {
            drawColored(in: plot, from: ends, on: &canvas)
        } else {
            drawDensities(in: plot, from: ends, on: &canvas)
        }
        drawCursor(in: plot, on: &canvas)
    }

    private func scale(on canvas: Canvas) -> ColorMap {
        scale?.mapped(to: canvas.appearance.colors) ?? canvas.appearance.heat
    }

    /// The least and the greatest of the finite values.
    var extent: ClosedRange<Float> {
        values.withUnsafeBufferPointer { values in
            var least = Float.infinity
            var greatest = -Float.infinity
            for value in values where value.isFinite {
                least = min(least, value)
                greatest = max(greatest, value)
            }
            return least <= greatest ? least...greatest : 0...1
        }
    }

    private func drawColored(in plot: Rect, from ends: ClosedRange<Float>, on canvas: inout Canvas) {
        let scale = scale(on: canvas)
        let picture = shares(width: plot.width, height: 2 * plot.height, from: ends)
        for row in 0..<plot.height {
            for column in 0..<plot.width {
                let upper = scale.color(at: picture[2 * row * plot.width + column])
                let lower = scale.color(at: picture[(2 * row + 1) * plot.width + column])
                canvas.put(
                    "▀", x: plot.x + column, y: plot.y + row, style: Style(foreground: upper, background: lower))
            }
        }
    }

    private func drawDensities(in plot: Rect, from ends: ClosedRange<Float>, on canvas: inout Canvas) {
        let picture = shares(width: plot.width, height: plot.height, from: ends)
        let style = canvas.style(.curve)
        for row in 0..<plot.height {
            for column in 0..<plot.width {
                let glyph = canvas.glyphs.density(picture[row * plot.width + column])
                canvas.put(glyph, x: plot.x + column, y: plot.y + row, style: style)
            }
        }
    }

    private func drawCursor(in plot: Rect, on canvas: inout Canvas) {
        guard let cursor, cursor >= 0, cursor <= 1 else { return }
        let column = min(plot.width - 1, Int(cursor * Double(plot.width)))
        canvas.verticalLine(x: plot.x + column, y: plot.y, length: plot.height, as: .cursor)
    }

    /// The mean of the values under each point of the picture, as a share of the range.
    ///
    /// - Returns: `[height x width]`, the top row first.
    func shares(width: Int, height: Int, from ends: ClosedRange<Float>) -> [Double] {
        let span = Double(ends.upperBound) - Double(ends.lowerBound)
        let factor = span > 0 ? 1 / span : 0
        let bands = (0..<height).map { Heatmap.source(height - 1 - $0, of: height, count: rows) }
        let times = (0..<width).map { Heatmap.source($0, of: width, count: columns) }
        return values.withUnsafeBufferPointer { values in
            var picture: [Double] = []
            picture.reserveCapacity(width * height)
            for band in bands {
                for time in times {
                    var sum: Float = 0
                    for column in time {
                        for row in band { sum += values[column * rows + row] }
                    }
                    let mean = Double(sum) / Double(band.count * time.count)
                    picture.append((mean - Double(ends.lowerBound)) * factor)
                }
            }
            return picture
        }
    }

    /// The values that one of so many points covers; at least one.
    private static func source(_ point: Int, of points: Int, count: Int) -> Range<Int> {
        let start = point * count / points
        return start..<max(start + 1, (point + 1) * count / points)
    }
}

extension Appearance {
    /// Whether there are colours enough for a scale; otherwise characters of different density are used.
    package var showsHeatInColor: Bool { colors >= .colors256 && glyphs != .ascii }
}

extension GlyphTier {
    /// The character whose density is nearest to a share from 0 to 1.
    package func density(_ share: Double) -> Unicode.Scalar {
        let glyphs = densities
        guard share > 0 else { return glyphs[0] }
        return glyphs[min(glyphs.count - 1, Int(min(share, 1) * Double(glyphs.count)))]
    }

    /// Where a tick meets an axis at the left of a plot.
    var tickLeft: Unicode.Scalar { self == .ascii ? "+" : "┤" }
}
