/// A waveform as the span between its lowest and highest sample in each dot's time, inside it the span of its root mean
/// square, masked parts thinned out; where there are fewer samples than dots, as a line from sample to sample.
package struct WaveformPlot: Sendable {
    /// The lowest sample in each of equally long parts.
    package let lows: [Float]
    /// The highest sample in each of the same parts.
    package let highs: [Float]
    /// The root mean square of each of the same parts; empty where it is not shown.
    package let levels: [Float]
    /// Parts that the mask removes, as shares of the whole from 0 to 1, in ascending order.
    package var masked: [Range<Double>]
    /// The axis below.
    package var horizontal: Axis?
    /// The sample value at the upper edge, and negative at the lower; nil takes the largest.
    package var peak: Float?
    /// A place in time to mark, 0 to 1.
    package var cursor: Double?

    /// A waveform from the envelope of its samples.
    ///
    /// - Precondition: there are as many lows as highs.
    package init(
        lows: [Float], highs: [Float], levels: [Float] = [], masked: [Range<Double>] = [], horizontal: Axis? = nil,
        peak: Float? = nil, cursor: Double? = nil
    ) {
        precondition(lows.count == highs.count, "WaveformPlot: \(lows.count) lows, \(highs.count) highs")
        precondition(levels.isEmpty || levels.count == lows.count, "WaveformPlot: \(levels.count) levels")
        self.levels = levels
        self.lows = lows
        self.highs = highs
        self.masked = masked
        self.horizontal = horizontal
        self.peak = peak
        self.cursor = cursor
    }

    /// A waveform from its samples, which are reduced to at most so many parts.
    package init(samples: [Float], parts: Int = 2048) {
        let count = min(max(1, parts), samples.count)
        var lows: [Float] = []
        var highs: [Float] = []
        var levels: [Float] = []
        samples.withUnsafeBufferPointer { samples in
            for part in 0..<count {
                let slice = samples[part * samples.count / count..<(part + 1) * samples.count / count]
                var low = Float.infinity
                var high = -Float.infinity
                var power: Float = 0
                for sample in slice {
                    low = min(low, sample)
                    high = max(high, sample)
                    power += sample * sample
                }
                lows.append(low)
                highs.append(high)
                levels.append((power / Float(max(1, slice.count))).squareRoot())
            }
        }
        self.init(lows: lows, highs: highs, levels: levels)
    }

    /// Draws the waveform, with the axis below where there is room.
    package func draw(in area: Rect, on canvas: inout Canvas) {
        let plot = PlotFrame(horizontal: horizontal).draw(in: area, on: &canvas)
        guard !plot.isEmpty, !lows.isEmpty else { return }
        var grid = DotGrid(columns: plot.width, rows: plot.height, glyphs: canvas.glyphs)
        let scale = peak ?? largest
        guard lows.count >= grid.width else {
            traceSamples(on: &grid, scale: scale)
            let style = canvas.style(.curve)
            grid.draw(at: Position(x: plot.x, y: plot.y), on: &canvas) { _ in style }
            drawCursor(in: plot, on: &canvas)
            return
        }
        for column in 0..<grid.width {
            let isMasked = isMasked(at: (Double(column) + 0.5) / Double(grid.width))
            let (low, high) = span(column, of: grid.width)
            let top = row(of: high, scale: scale, height: grid.height)
            let bottom = row(of: low, scale: scale, height: grid.height)
            for row in min(top, bottom)...max(top, bottom) {
                // A masked part shows every second dot, so that it is told apart without colours too.
                let isLeftOut = isMasked && !(row + column).isMultiple(of: 2) && grid.width > plot.width
                if !isLeftOut { grid.set(column, row, owner: isMasked ? 1 : 0) }
            }
            if !isMasked { drawLevel(column, scale: scale, on: &grid) }
        }
        let styles = [canvas.style(.curve), canvas.style(.masked), canvas.style(.accent)]
        grid.draw(at: Position(x: plot.x, y: plot.y), on: &canvas) { styles[$0] }
        drawCursor(in: plot, on: &canvas)
    }

    /// The root mean square of a column's time, both ways from the middle.
    private func drawLevel(_ column: Int, scale: Float, on grid: inout DotGrid) {
        guard !levels.isEmpty else { return }
        let parts = parts(of: column, among: grid.width)
        let power = levels[parts].reduce(0) { $0 + $1 * $1 } / Float(parts.count)
        guard power > 0, power.isFinite else { return }
        let level = power.squareRoot()
        let ends = (
            top: row(of: level, scale: scale, height: grid.height),
            bottom: row(of: -level, scale: scale, height: grid.height)
        )
        for row in ends.top...max(ends.top, ends.bottom) { grid.set(column, row, owner: 2) }
    }

    /// Lines from sample to sample, each in the middle of its time.
    private func traceSamples(on grid: inout DotGrid, scale: Float) {
        var last: (x: Int, y: Int)?
        for (index, sample) in highs.enumerated() {
            let x = (2 * index + 1) * grid.width / (2 * highs.count)
            let place = (x: x, y: row(of: sample, scale: scale, height: grid.height))
            grid.line(from: last ?? place, to: place, owner: 0)
            last = place
        }
    }

    private func isMasked(at share: Double) -> Bool {
        var low = 0
        var high = masked.count
        while low < high {
            let middle = (low + high) / 2
            if masked[middle].upperBound <= share { low = middle + 1 } else { high = middle }
        }
        return low < masked.count && masked[low].contains(share)
    }

    private var largest: Float {
        max(highs.max() ?? 0, -(lows.min() ?? 0))
    }

    private func span(_ column: Int, of columns: Int) -> (low: Float, high: Float) {
        let parts = parts(of: column, among: columns)
        return (lows[parts].min() ?? 0, highs[parts].max() ?? 0)
    }

    /// The parts that one of so many columns of dots covers.
    private func parts(of column: Int, among columns: Int) -> Range<Int> {
        let start = column * lows.count / columns
        return start..<max(start + 1, (column + 1) * lows.count / columns)
    }

    private func row(of sample: Float, scale: Float, height: Int) -> Int {
        let share = scale > 0 && sample.isFinite ? Double(min(max(sample / scale, -1), 1)) : 0
        return min(height - 1, Int((1 - share) / 2 * Double(height)))
    }

    private func drawCursor(in plot: Rect, on canvas: inout Canvas) {
        guard let cursor, cursor >= 0, cursor <= 1 else { return }
        let column = min(plot.width - 1, Int(cursor * Double(plot.width)))
        canvas.verticalLine(x: plot.x + column, y: plot.y, length: plot.height, as: .cursor)
    }
}
