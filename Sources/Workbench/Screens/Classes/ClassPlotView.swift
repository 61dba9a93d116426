import Recognition
import TextCanvas

/// The values that the plots of all classes span, so that they can be compared.
struct ClassScale {
    let decibels: ClosedRange<Double>
    let highest: Double
    let filterBank: ClosedRange<Float>
    let mfcc: ClosedRange<Float>

    /// Below the peak by as much there is only noise.
    private static let spectrumDepth = 60.0

    init(of summaries: [ClassSummary]) {
        let peak = summaries.flatMap(\.spectrum.decibels).filter(\.isFinite).max().map(Double.init) ?? 0
        decibels = peak - Self.spectrumDepth...peak
        highest = summaries.map(\.spectrum.highest).max() ?? 1
        filterBank = Self.range(of: summaries.map(\.filterBank))
        mfcc = Self.range(of: summaries.map(\.mfcc))
    }

    private static func range(of planes: [FeaturePlane]) -> ClosedRange<Float> {
        let ranges = planes.filter { !$0.values.isEmpty }.map { $0.colorRange() }
        guard let least = ranges.map(\.lowerBound).min(), let greatest = ranges.map(\.upperBound).max() else {
            return 0...1
        }
        return least...greatest
    }
}

/// One plot of one class, in the scale of all.
struct ClassPlotView {
    let summary: ClassSummary
    let waveform: WaveformPlot
    let scale: ClassScale

    func draw(_ plot: ClassPlot, in area: Rect, hasColorBar: Bool = false, on canvas: inout Canvas) {
        let area = area.inset(right: 1)
        switch plot {
        case .waveform:
            var plot = waveform
            let seconds = Double(summary.exampleSamples.count) / Double(max(1, summary.exampleRate))
            plot.horizontal = Axis(0...seconds, unit: "s")
            plot.draw(in: area, on: &canvas)
        case .spectrum: drawSpectrum(in: area, on: &canvas)
        case .filterBank: draw(summary.filterBank, scale.filterBank, in: area, hasColorBar, on: &canvas)
        case .mfcc: draw(summary.mfcc, scale.mfcc, in: area, hasColorBar, on: &canvas)
        // All classes stand in one picture.
        case .number: break
        }
    }

    private func drawSpectrum(in area: Rect, on canvas: inout Canvas) {
        let spectrum = summary.spectrum
        let floor = scale.decibels.lowerBound
        let points = spectrum.decibels.indices.map { bin in
            LineChart.Point(Double(bin) * spectrum.binWidth / 1000, max(Double(spectrum.decibels[bin]), floor))
        }
        LineChart(
            series: [LineChart.Series("", points, ink: .role(.curve))],
            horizontal: Axis(0...scale.highest / 1000, unit: "kHz"), vertical: Axis(scale.decibels, unit: "dB"),
            hasLegend: false
        ).draw(in: area, on: &canvas)
    }

    private func draw(
        _ plane: FeaturePlane, _ range: ClosedRange<Float>, in area: Rect, _ hasColorBar: Bool,
        on canvas: inout Canvas
    ) {
        guard plane.frames > 0 else { return }
        let bands = BandAxis(plane, scale: .bands)
        let seconds = plane.start + Double(plane.frames) * plane.hop
        let frame = PlotFrame(horizontal: Axis(0...max(seconds, 0.001), unit: "s"), vertical: bands.axis(labelWidth: 5))
        Heatmap(
            columns: plane.frames, rows: bands.rows, values: bands.arranged(plane, frames: 0..<plane.frames),
            range: range, frame: frame,
            unit: plane.unit, hasColorBar: hasColorBar
        ).draw(in: area, on: &canvas)
    }
}
