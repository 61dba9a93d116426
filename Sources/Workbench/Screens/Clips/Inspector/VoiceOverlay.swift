import Recognition
import TextCanvas

/// What is known of the voice, drawn over waveform and spectrogram.
struct VoiceOverlay {
    let voice: ClipVoice
    let inspector: InspectorState
    /// The time axis of the plot below.
    let across: Axis

    /// The colours of F0 and level, and their marks where there are only characters.
    private static let pitch = (ink: LineChart.Ink.series(1), mark: 1)
    private static let level = (ink: LineChart.Ink.series(4), mark: 2)
    /// The marks of the formants from F1.
    static let formantMarks = [1, 2, 3]

    /// F0 with the voiced segments, and the level; their scales are written at the right.
    func draw(overWaveform plot: Rect, labels: Rect, on canvas: inout Canvas) {
        guard !plot.isEmpty else { return }
        if inspector.showsIntensity, let scale = intensityAxis {
            draw(voice.intensity, on: scale, Self.level, in: plot, canvas: &canvas)
            // The level's figures keep clear of those of F0.
            let inside = inspector.showsPitch && labels.height >= 5 ? labels.inset(top: 1, bottom: 1) : labels
            if !inspector.showsPitch || labels.height >= 5 {
                writeEnds(of: scale, Self.level.ink, in: inside, on: &canvas)
            }
        }
        guard inspector.showsPitch else { return }
        drawVoiced(in: plot, on: &canvas)
        if let scale = pitchAxis {
            draw(voice.f0, on: scale, Self.pitch, in: plot, canvas: &canvas)
            writeEnds(of: scale, Self.pitch.ink, in: labels, on: &canvas)
        }
    }

    /// F1 to F3 where the voice sounds: between words there is nothing that resounds.
    func draw(overSpectrogram plot: Rect, bands: BandAxis, upwards: Axis, on canvas: inout Canvas) {
        guard inspector.showsFormants else { return }
        for (formant, mark) in zip(voice.formants, Self.formantMarks) {
            let track = formant.frequency
            let points = frames(of: track).compactMap { frame -> LineChart.Point? in
                let time = track.time(frame)
                guard track.values[frame].isFinite, isVoiced(time),
                    let place = bands.place(of: Double(track.values[frame]))
                else { return nil }
                return LineChart.Point(time, place)
            }
            CurveOverlay(
                points, across: across, upwards: upwards, ink: .role(.text), mark: mark, isJoined: false
            ).draw(in: plot, on: &canvas)
        }
    }

    /// A track over the plot.
    private func draw(
        _ track: ValueTrack, on scale: Axis, _ look: (ink: LineChart.Ink, mark: Int), in plot: Rect,
        canvas: inout Canvas
    ) {
        let points = frames(of: track).map { LineChart.Point(track.time($0), Double(track.values[$0])) }
        CurveOverlay(points, across: across, upwards: scale, ink: look.ink, mark: look.mark).draw(in: plot, on: &canvas)
    }

    /// The frames of a track that are in sight, and one on each side so that curves go on to the edge.
    private func frames(of track: ValueTrack) -> Range<Int> {
        guard track.step > 0, !track.values.isEmpty else { return 0..<0 }
        let first = Int(((across.range.lowerBound - track.start) / track.step).rounded(.down)) - 1
        let last = Int(((across.range.upperBound - track.start) / track.step).rounded(.up)) + 1
        return min(max(0, first), track.values.count)..<min(max(0, first, last + 1), track.values.count)
    }

    /// A line at the foot of the plot where the voice sounds.
    private func drawVoiced(in plot: Rect, on canvas: inout Canvas) {
        let style = canvas.appearance.style(of: Self.pitch.ink)
        for segment in voice.voiced {
            guard segment.upperBound > across.range.lowerBound, segment.lowerBound < across.range.upperBound,
                let first = across.column(of: segment.lowerBound, among: plot.width),
                let last = across.column(of: segment.upperBound, among: plot.width)
            else { continue }
            canvas.fill(
                Rect(x: plot.x + first, y: plot.maxY - 1, width: last - first + 1, height: 1),
                with: canvas.glyphs.heavyLine, style: style)
        }
    }

    private func isVoiced(_ time: Double) -> Bool {
        var low = 0
        var high = voice.voiced.count
        while low < high {
            let middle = (low + high) / 2
            if voice.voiced[middle].upperBound <= time { low = middle + 1 } else { high = middle }
        }
        return low < voice.voiced.count && voice.voiced[low].contains(time)
    }

    /// From round figures below the lowest to above the highest F0.
    private var pitchAxis: Axis? {
        voice.f0.extent.map { Axis(Self.rounded($0, to: 50), unit: "Hz") }
    }

    /// The 60 dB below the greatest level: what is lower is not heard beside it.
    private var intensityAxis: Axis? {
        voice.intensity.extent.map { extent in
            Axis(Self.rounded(max(extent.lowerBound, extent.upperBound - 60)...extent.upperBound, to: 10), unit: "dB")
        }
    }

    private static func rounded(_ range: ClosedRange<Double>, to step: Double) -> ClosedRange<Double> {
        (range.lowerBound / step).rounded(.down) * step...(range.upperBound / step).rounded(.up) * step
    }

    /// The figures at both ends of a scale, in its colour.
    private func writeEnds(of scale: Axis, _ ink: LineChart.Ink, in area: Rect, on canvas: inout Canvas) {
        guard area.height >= 2, area.width >= 5 else { return }
        let style = canvas.appearance.style(of: ink)
        let top = Format.fixed(scale.range.upperBound, decimals: 0) + " " + scale.unit
        canvas.write(top, in: area.row(0), style: style)
        canvas.write(Format.fixed(scale.range.lowerBound, decimals: 0), in: area.row(area.height - 1), style: style)
    }
}
