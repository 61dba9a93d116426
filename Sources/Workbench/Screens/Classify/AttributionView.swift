import Recognition
import TextCanvas

/// What the network looked at: the bands that it heard in greys, and over them what spoke for the class and what against.
struct AttributionView {
    let attribution: Attribution
    /// The recording, where it is at hand.
    let analysis: ClipAnalysis?

    /// Columns of the figures at the bands.
    private static let labelWidth = 5
    /// Columns of the colour bar with its figures.
    private static let barWidth = 8

    func draw(in area: Rect, on canvas: inout Canvas) {
        guard area.height >= 3 else { return }
        let used = canvas.write(facts: facts, in: area.splitTop(min(2, area.height - 2)).top.inset(left: 1))
        let body = area.inset(top: used)
        let waveform = analysis != nil && body.height >= 12 ? min(body.height / 3, 8) : 0
        let (upper, lower) = body.splitTop(waveform)
        let hasBar = area.width >= 48
        let (rest, side) = lower.splitRight(hasBar ? Self.barWidth : 1)
        let plane = attribution.moved
        let seconds = max(Double(plane.frames) * plane.hop, 0.001)
        let bands = BandAxis(plane, scale: .bands)
        let plot = PlotFrame(
            horizontal: Axis(0...seconds, unit: "s"), vertical: bands.axis(labelWidth: Self.labelWidth)
        )
        .draw(in: rest, on: &canvas)
        AttributionMap(
            columns: plane.frames, rows: plane.bandCount, ground: attribution.heard.values, moved: plane.values
        ).draw(in: plot, on: &canvas)
        if hasBar {
            drawBar(in: Rect(x: side.x + 1, y: plot.y, width: side.width - 1, height: plot.height), on: &canvas)
        }
        if waveform > 0 {
            drawWaveform(
                in: Rect(x: plot.x, y: upper.y, width: plot.width, height: upper.height), seconds: seconds, on: &canvas)
        }
    }

    private var facts: [Fact] {
        [[("what spoke for ", .muted), (attribution.label, .accent)], [(Self.reading(of: attribution), .muted)]]
    }

    /// Where the greatest part lies, and how much came from beside the bands.
    static func reading(of attribution: Attribution) -> String {
        let frames = attribution.byFrame
        let bands = attribution.byBand
        guard let frame = frames.indices.max(by: { frames[$0] < frames[$1] }),
            let band = bands.indices.max(by: { bands[$0] < bands[$1] }), frames[frame] > 0
        else { return "nothing did" }
        let time = attribution.moved.start + Double(frame) * attribution.moved.hop
        var text = "most at \(Format.fixed(time, decimals: 2)) s and "
        switch attribution.moved.bands {
        case .frequencies(let centres): text += "\(Format.number(Double(centres[band]))) Hz"
        case .coefficients: text += "c\(band)"
        }
        if attribution.beside != 0 { text += ", beside the bands \(Format.number(attribution.beside))" }
        return text
    }

    /// The scale from against to for: of the mean under a point of the picture, so that no figures stand at it.
    private func drawBar(in area: Rect, on canvas: inout Canvas) {
        guard area.height >= 3, canvas.appearance.showsHeatInColor else {
            for (row, text) in ["# for", "+", "-", "= agst"].enumerated() where row < area.height {
                canvas.write(text, in: area.row(row), as: .muted)
            }
            return
        }
        ColorBar(range: -1...1, unit: "", scale: ColorMap.diverging.mapped(to: canvas.appearance.colors))
            .draw(in: Rect(x: area.x, y: area.y, width: 1, height: area.height), on: &canvas)
        canvas.write("for", in: area.row(0).inset(left: 2), as: .muted)
        canvas.write("agst", in: area.row(area.height - 1).inset(left: 2), as: .muted)
    }

    private func drawWaveform(in area: Rect, seconds: Double, on canvas: inout Canvas) {
        guard let analysis else { return }
        // The grid of frames may reach a little beyond the end of the recording.
        let width = max(1, Int(Double(area.width) * min(1, analysis.seconds / seconds)))
        var plot = WaveformPlot(samples: analysis.samples, parts: 4 * width)
        plot.masked = analysis.masked(in: 0..<analysis.samples.count)
        plot.draw(in: Rect(x: area.x, y: area.y, width: width, height: area.height), on: &canvas)
    }
}
