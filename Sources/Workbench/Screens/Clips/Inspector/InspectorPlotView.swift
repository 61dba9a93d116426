import Recognition
import TextCanvas

/// One plot of the inspector under a line with its name and its reading at the cursor.
///
/// All plots over time leave the same columns at the left and at the right, so that a moment stands in one column.
struct InspectorPlotView {
    let analysis: ClipAnalysis
    let inspector: InspectorState
    let plot: InspectorPlot
    let isSelected: Bool
    let hasTimeAxis: Bool

    /// Columns for the figures of the vertical axes.
    private static let labelWidth = 5
    /// Places of a spectrum that are drawn: more than any terminal has dots across.
    private static let spectrumPlaces = 1024
    /// Columns for colour bars, where there is room for them.
    private static let barWidth = 8

    /// Draws into the given place and nowhere else.
    func draw(in area: Rect, on canvas: inout Canvas) {
        guard area.height >= 2 else { return }
        let (head, body) = area.splitTop(1)
        drawHead(in: head, on: &canvas)
        switch plot {
        case .waveform: drawWaveform(in: body, on: &canvas)
        case .spectrum: drawSpectrum(in: body, on: &canvas)
        case .spectrogram: draw(analysis.spectrogram, in: body, on: &canvas)
        case .filterBank: draw(analysis.filterBank, in: body, on: &canvas)
        case .mfcc: draw(analysis.mfcc, in: body, on: &canvas)
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

    /// How many bands and frames a plane has.
    private var size: String {
        switch plot {
        case .waveform, .spectrum: ""
        case .spectrogram: Self.size(of: analysis.spectrogram)
        case .filterBank: Self.size(of: analysis.filterBank)
        case .mfcc: Self.size(of: analysis.mfcc)
        }
    }

    /// Bands first, as the picture has them upwards.
    private static func size(of plane: FeaturePlane) -> String { "\(plane.bandCount) x \(plane.frames)" }

    /// What the plot says at the cursor; the spectrum has no time and tells its peak.
    private func reading(room: Int) -> String {
        let readings = Readings(of: analysis, at: inspector.time)
        switch plot {
        case .waveform:
            let kept = "kept \(Format.fixed(analysis.keptSeconds, decimals: 1)) s of "
            let full = kept + "\(Format.fixed(analysis.seconds, decimals: 1)) s"
            let mask = " (mask \(analysis.maskThreshold))"
            return full.columns + mask.columns <= room ? full + mask : full
        case .spectrum: return Self.peak(of: analysis.spectrum)
        case .spectrogram: return readings.strongest(of: analysis.spectrogram)
        case .filterBank: return readings.strongest(of: analysis.filterBank)
        case .mfcc: return readings.coefficients(of: analysis.mfcc, room: room)
        }
    }

    /// The strongest frequency.
    private static func peak(of spectrum: SpectrumCurve) -> String {
        // The mean of the signal stands in the first bin and is no tone.
        guard
            let best = spectrum.decibels.indices.dropFirst().max(by: { spectrum.decibels[$0] < spectrum.decibels[$1] })
        else { return "" }
        let frequency = Double(best) * spectrum.binWidth
        return "peak \(Format.number(frequency)) Hz, \(Format.fixed(Double(spectrum.decibels[best]), decimals: 0)) dB"
    }

    // MARK: Plots over time

    /// The axes of a plot over time. Returns where it is drawn and where its colour bar has room.
    private func frame(_ vertical: Axis, in area: Rect, on canvas: inout Canvas) -> (plot: Rect, bar: Rect) {
        let isWide = area.width >= 40
        let (rest, side) = area.splitRight(isWide ? Self.barWidth : 1)
        let horizontal = hasTimeAxis ? Axis(0...max(analysis.seconds, 0.001), unit: "s") : nil
        let plot = PlotFrame(horizontal: horizontal, vertical: vertical).draw(in: rest, on: &canvas)
        let bar = isWide ? Rect(x: side.x + 1, y: plot.y, width: side.width - 1, height: plot.height) : side.row(-1)
        return (plot, bar)
    }

    /// The time cursor as a share of the clip.
    private var cursor: Double { analysis.seconds > 0 ? inspector.time / analysis.seconds : 0 }

    /// The waveform, as high as its largest sample, with the masked parts thinned out.
    private func drawWaveform(in area: Rect, on canvas: inout Canvas) {
        var picture = WaveformPlot(samples: analysis.samples, parts: 4 * max(1, area.width))
        let highest = max(picture.highs.max() ?? 0, -(picture.lows.min() ?? 0))
        let top = Double(highest > 0 ? highest : 1)
        let ticks = [top, 0, -top].map { Axis.Tick($0, Self.label(Format.fixed($0, decimals: 2))) }
        let plot = frame(Axis(-top...top, ticks: ticks), in: area, on: &canvas).plot
        picture.masked = analysis.masked
        picture.cursor = cursor
        picture.draw(in: plot, on: &canvas)
    }

    /// A plane as a heatmap with a bar that says which colour is which value.
    private func draw(_ plane: FeaturePlane, in area: Rect, on canvas: inout Canvas) {
        let bands = BandAxis(plane, scale: scale)
        let range = plane.colorRange
        let (plot, bar) = frame(bands.axis(labelWidth: Self.labelWidth), in: area, on: &canvas)
        Heatmap(
            columns: plane.frames, rows: bands.rows, values: bands.arranged(plane), range: range, hasColorBar: false,
            cursor: cursor
        ).draw(in: plot, on: &canvas)
        if !bar.isEmpty, bar.height >= 2 {
            ColorBar(range: range, unit: plane.unit, scale: canvas.appearance.heat).draw(in: bar, on: &canvas)
        }
    }

    /// Filters keep the distances of their own scale; a spectrogram has that which the user chose.
    private var scale: BandAxis.Scale {
        guard plot == .spectrogram else { return .bands }
        return inspector.isLogarithmic ? .logarithmic : .linear
    }

    /// A figure in the columns that all vertical axes leave for figures.
    private static func label(_ text: String) -> String { text.padded(to: labelWidth, align: .right) }

    // MARK: Spectrum

    /// The spectrum as a curve over its own axis.
    private func drawSpectrum(in area: Rect, on canvas: inout Canvas) {
        let spectrum = analysis.spectrum
        guard spectrum.decibels.count > 1 else { return }
        let lowest = inspector.isLogarithmic ? max(spectrum.binWidth, 20) / 1000 : 0
        let across = Axis(lowest...spectrum.highest / 1000, unit: "kHz", isLogarithmic: inspector.isLogarithmic)
        let finite = spectrum.decibels.filter(\.isFinite)
        let top = Double(finite.max() ?? 0)
        // 80 dB below the peak lies the noise floor of 16-bit recordings; what lies lower says nothing of the voice.
        let bottom = max(Double(finite.min() ?? 0), top - 80)
        LineChart(
            series: [LineChart.Series("", points(of: spectrum, above: bottom), ink: .role(.curve))], horizontal: across,
            vertical: Axis(bottom...max(top, bottom + 1), unit: "dB"), hasLegend: false
        ).draw(in: area.inset(right: 1), on: &canvas)
    }

    /// The spectrum in few enough places to be drawn at once: of neighbouring bins the strongest.
    private func points(of spectrum: SpectrumCurve, above bottom: Double) -> [LineChart.Point] {
        let count = spectrum.decibels.count
        let places = min(count, Self.spectrumPlaces)
        return spectrum.decibels.withUnsafeBufferPointer { decibels in
            (0..<places).map { place in
                let bins = place * count / places..<(place + 1) * count / places
                var best = bins.lowerBound
                for bin in bins where decibels[bin] > decibels[best] { best = bin }
                return LineChart.Point(Double(best) * spectrum.binWidth / 1000, max(Double(decibels[best]), bottom))
            }
        }
    }
}
