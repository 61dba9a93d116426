import Recognition
import TextCanvas

/// One plot of the inspector with its title and what it says at the cursor.
struct InspectorPlotView {
    let analysis: ClipAnalysis
    let voice: ClipVoice?
    let inspector: InspectorState
    let plot: InspectorPlot
    let isSelected: Bool
    let hasTimeAxis: Bool
    /// What the clip has in common with one beside it.
    var shared: SharedScale?

    /// Columns for the figures of the vertical axes.
    static let labelWidth = 5
    /// Columns for colour bars, where there is room for them.
    private static let barWidth = 8
    /// Columns from which there is.
    private static let barFrom = 40

    /// The columns of the plots over time in the inside of the inspector's frame.
    static func timeColumns(in interior: Rect) -> Range<Int> {
        let first = interior.x + labelWidth + 1
        return first..<max(first, interior.maxX - (interior.width >= barFrom ? barWidth : 1))
    }

    /// Draws into the given place and nowhere else.
    func draw(in area: Rect, on canvas: inout Canvas) {
        guard area.height >= 2 else { return }
        let (head, body) = area.splitTop(1)
        drawHead(in: head, on: &canvas)
        switch plot {
        case .waveform: drawWaveform(in: body, on: &canvas)
        case .spectrum: drawSpectrum(in: body, on: &canvas)
        case .filters: drawFilters(in: body, on: &canvas)
        case .spectrogram, .filterBank, .mfcc: drawPlane(in: body, on: &canvas)
        case .numbers: break
        }
    }

    /// The name at the left, the reading at the right.
    private func drawHead(in row: Rect, on canvas: inout Canvas) {
        let pointer = isSelected ? String(canvas.glyphs.pointer) : " "
        let used = canvas.write(
            [("\(pointer)\(plot.title) ", isSelected ? .titleFocused : .title), (size, .muted)], in: row)
        let side = row.inset(left: used + 2, right: 1)
        canvas.write(reading(room: side.width), in: side, align: .right, as: .muted)
    }

    /// The plane that the plot shows, if it shows one.
    private var plane: FeaturePlane? { analysis.plane(of: plot) }

    /// How many bands and frames a plane has, bands first, as the picture has them upwards; and how it is looked at.
    private var size: String {
        guard let plane else { return "" }
        let look = inspector.look.remark
        let window = plot == .spectrogram ? "  \(inspector.transform.remark)" : ""
        return "\(plane.bandCount) x \(plane.frames)\(window)" + (isSelected && !look.isEmpty ? "  \(look)" : "")
    }

    /// What stands at the cursor.
    var readings: Readings { Readings(of: analysis, voice: voice, at: inspector.time) }

    /// What the plot says at the cursor; the spectrum has no time and tells its peak.
    private func reading(room: Int) -> String {
        switch plot {
        case .waveform: return readings.waveform(inspector, room: room)
        case .spectrum: return readings.peak
        case .spectrogram: return readings.spectrogram(inspector, room: room)
        case .filters, .filterBank: return readings.strongest(of: analysis.filterBank)
        case .mfcc: return readings.coefficients(of: analysis.mfcc, room: room)
        case .numbers: return ""
        }
    }

    // MARK: Plots over time

    /// The seconds in sight.
    private var shown: ClosedRange<Double> { inspector.window.range(of: shared?.seconds ?? analysis.seconds) }

    /// The time axis of everything in sight.
    private var across: Axis { Axis(shown.lowerBound...max(shown.upperBound, shown.lowerBound + 1e-6), unit: "s") }

    /// The time cursor as a share of what is in sight.
    private var cursor: Double { across.position(of: inspector.time) }

    /// The axes of a plot over time. Returns where it is drawn and where its colour bar has room.
    private func frame(_ vertical: Axis, in area: Rect, on canvas: inout Canvas) -> (plot: Rect, bar: Rect) {
        let isWide = area.width >= Self.barFrom
        let (rest, side) = area.splitRight(isWide ? Self.barWidth : 1)
        let plot = PlotFrame(horizontal: hasTimeAxis ? across : nil, vertical: vertical).draw(in: rest, on: &canvas)
        let bar = isWide ? Rect(x: side.x + 1, y: plot.y, width: side.width - 1, height: plot.height) : side.row(-1)
        return (plot, bar)
    }

    /// The waveform, as high as its largest sample in sight, with the masked parts thinned out and the voice over it.
    private func drawWaveform(in area: Rect, on canvas: inout Canvas) {
        let rate = Double(analysis.sampleRate)
        let last = analysis.samples.count
        let first = min(max(0, Int(shown.lowerBound * rate)), max(0, last - 1))
        let end = min(max(first + 1, Int((shown.upperBound * rate).rounded(.up))), last)
        let samples = first < end ? Array(analysis.samples[first..<end]) : []
        var picture = WaveformPlot(samples: samples, parts: 4 * max(1, area.width))
        let highest = max(picture.highs.max() ?? 0, -(picture.lows.min() ?? 0))
        let top = Double(shared?.peak ?? (highest > 0 ? highest : 1))
        let ticks = [top, 0, -top].map { Axis.Tick($0, Self.label(Self.amplitude($0, of: top))) }
        let (plot, bar) = frame(Axis(-top...top, ticks: ticks), in: area, on: &canvas)
        picture.masked = analysis.masked(in: first..<max(first + 1, end))
        picture.peak = Float(top)
        picture.draw(in: sounding(plot), on: &canvas)
        if let voice {
            VoiceOverlay(voice: voice, inspector: inspector, across: across).draw(
                overWaveform: plot, labels: bar, on: &canvas)
        }
        drawCursor(in: plot, on: &canvas)
    }

    /// The part of a plot over time in which the clip sounds: a longer one may stand beside it.
    private func sounding(_ plot: Rect) -> Rect {
        let share = min(max(across.position(of: analysis.seconds), 0), 1)
        return plot.splitLeft(Int((share * Double(plot.width)).rounded())).left
    }

    /// Where the chosen stretch begins and ends.
    private func drawRegion(in plot: Rect, on canvas: inout Canvas) {
        for edge in [inspector.region.start, inspector.region.end] {
            guard let edge, across.range.contains(edge), let column = across.column(of: edge, among: plot.width) else {
                continue
            }
            canvas.verticalLine(x: plot.x + column, y: plot.y, length: plot.height, as: .match)
        }
    }

    /// The cursor lies over everything else.
    private func drawCursor(in plot: Rect, on canvas: inout Canvas) {
        drawRegion(in: plot, on: &canvas)
        guard cursor >= 0, cursor <= 1, !plot.isEmpty else { return }
        let column = min(plot.width - 1, Int(cursor * Double(plot.width)))
        canvas.verticalLine(x: plot.x + column, y: plot.y, length: plot.height, as: .cursor)
    }

    /// A plane as a heatmap with a bar that says which colour is which value.
    private func drawPlane(in area: Rect, on canvas: inout Canvas) {
        guard let plane, plane.frames > 0 else { return }
        let bands = BandAxis(plane, scale: plot == .spectrogram ? BandAxis.Scale(inspector.scale) : .bands)
        let range = shared?.range(of: self.plot) ?? plane.colorRange(inspector.look)
        let frames = plane.frames(in: shown)
        let vertical = bands.axis(labelWidth: Self.labelWidth)
        let colors = inspector.look.colors?.mapped(to: canvas.appearance.colors) ?? canvas.appearance.heat
        let scale = ColorBar(range: range, unit: plane.unit, scale: colors)
        // Where there is no room beside the plot the bar lies below it.
        let (rest, below) = area.splitBottom(area.width < Self.barFrom && area.height >= 4 ? 1 : 0)
        if !below.isEmpty { scale.draw(across: below.inset(left: Self.labelWidth + 1, right: 1), on: &canvas) }
        let (plot, bar) = frame(vertical, in: rest, on: &canvas)
        Heatmap(
            columns: frames.count, rows: bands.rows, values: bands.arranged(plane, frames: frames), range: range,
            scale: inspector.look.colors, hasColorBar: false
        ).draw(in: sounding(plot), on: &canvas)
        if self.plot == .spectrogram, let voice {
            VoiceOverlay(voice: voice, inspector: inspector, across: across).draw(
                overSpectrogram: plot, bands: bands, upwards: vertical, on: &canvas)
        }
        drawCursor(in: plot, on: &canvas)
        if !bar.isEmpty, bar.height >= 2 {
            scale.draw(in: bar, on: &canvas)
        }
    }

    /// An amplitude with as many decimals as tell it from the others; small ones without the zero before the point, for
    /// which there is no room.
    private static func amplitude(_ value: Double, of top: Double) -> String {
        top < 0.1
            ? Format.fixed(value, decimals: 3).replacing("0.", with: ".").replacing(".000", with: "0")
            : Format.fixed(value, decimals: 2)
    }

    /// A figure in the columns that all vertical axes leave for figures.
    private static func label(_ text: String) -> String { text.padded(to: labelWidth, align: .right) }
}

extension ClipAnalysis {
    /// The plane that a plot shows, if it shows one.
    func plane(of plot: InspectorPlot) -> FeaturePlane? {
        switch plot {
        case .spectrogram: spectrogram
        case .filterBank: filterBank
        case .mfcc: mfcc
        case .waveform, .spectrum, .filters, .numbers: nil
        }
    }
}
