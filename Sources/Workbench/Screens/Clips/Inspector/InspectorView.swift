import Corpora
import Recognition
import TextCanvas

/// The inspector: plots of the selected clip with one time axis and one cursor through all of them.
struct InspectorView {
    let state: WorkbenchState

    /// Draws into the given place and nowhere else: the selected clip, and beside it one that is pinned.
    func draw(in area: Rect, on canvas: inout Canvas) {
        guard let pinned = state.clips.pinned, let clip = state.clips.selected, pinned.clip.id != clip.id,
            let analysis = state.clips.analyses[clip.id]
        else { return drawSelected(in: area, shared: nil, on: &canvas) }
        let shared = SharedScale(pinned.analysis, analysis, look: state.clips.inspector.look)
        let places = area.width >= Self.sideBySideFrom ? area.columns(2) : area.rows(2)
        let inside = canvas.box(
            places[0], title: "pinned  " + Self.title(of: pinned.clip), remark: Self.remark(of: pinned.clip),
            isFocused: false)
        drawPlots(of: pinned.analysis, pinned.voice, shared, in: inside, on: &canvas)
        drawSelected(in: places[1], shared: shared, on: &canvas)
    }

    /// Columns from which two clips stand side by side rather than one below the other.
    private static let sideBySideFrom = 72

    private func drawSelected(in area: Rect, shared: SharedScale?, on canvas: inout Canvas) {
        let clip = state.clips.selected
        let inside = canvas.box(
            area, title: clip.map(Self.title) ?? "Inspector", remark: clip.map(Self.remark) ?? "",
            isFocused: state.focusedPane == .clipInspector)
        guard let clip else { return }
        guard let analysis = state.clips.analyses[clip.id] else {
            let failure = state.clips.analyses.failure(of: clip.id)
            canvas.writeWrapped(
                failure?.description ?? "analysing", in: inside.inset(left: 1, right: 1),
                as: failure == nil ? .muted : .error)
            return
        }
        drawPlots(of: analysis, state.clips.voices[analysis.clip], shared, in: inside, on: &canvas)
        drawCursorTime(below: area, analysis, on: &canvas)
    }

    /// What tells the clip from others comes first, since the frame cuts the end.
    private static func title(of clip: Clip) -> String { "\(clip.fileName)  \(clip.emotion.rawValue)" }

    /// Speaker, length and rate.
    private static func remark(of clip: Clip) -> String {
        "\(clip.sex.rawValue) \(clip.speaker)  \(Format.fixed(clip.seconds, decimals: 2)) s"
            + "  \(Self.kilohertz(clip.sampleRate))"
    }

    /// A sample rate with as many decimals as it has: `48 kHz`, `44.1 kHz`.
    static func kilohertz(_ rate: Int) -> String {
        rate.isMultiple(of: 1000) ? "\(rate / 1000) kHz" : "\(Double(rate) / 1000) kHz"
    }

    /// The plots that have room, one below the other; the lowest over time carries the time axis.
    private func drawPlots(
        of analysis: ClipAnalysis, _ voice: ClipVoice?, _ shared: SharedScale?, in area: Rect, on canvas: inout Canvas
    ) {
        let inspector = state.clips.inspector
        let plots = inspector.isZoomed ? [inspector.selected] : inspector.plots
        let parts = plots.map { part(of: $0, isSelected: $0 == inspector.selected, width: area.width) }
        let places = Layout.rows(parts, in: area)
        let shown = zip(plots, places).filter { !$0.1.isEmpty }
        let lastInTime = shown.last { $0.0.isOverTime }?.0
        for (plot, place) in shown {
            let isSelected = plot == inspector.selected && state.focusedPane == .clipInspector
            if plot == .numbers {
                VoiceTableView(state: state, isSelected: isSelected).draw(in: place, on: &canvas)
            } else {
                InspectorPlotView(
                    analysis: analysis, voice: voice, inspector: inspector, plot: plot, isSelected: isSelected,
                    hasTimeAxis: plot == lastInTime, shared: shared
                ).draw(in: place, on: &canvas)
            }
        }
    }

    /// What a plot asks for; the selected one stays longest.
    private func part(of plot: InspectorPlot, isSelected: Bool, width: Int) -> Layout.Part {
        let stay = isSelected ? 10 : 0
        return switch plot {
        case .waveform: Layout.Part(minimum: 4, weight: 3, priority: stay + 5)
        case .spectrogram: Layout.Part(minimum: 5, weight: 4, priority: stay + 1)
        case .filters: Layout.Part(minimum: 5, weight: 3, priority: stay + 1)
        case .filterBank: Layout.Part(minimum: 5, weight: 4, priority: stay + 3)
        case .mfcc: Layout.Part(minimum: 5, weight: 4, priority: stay + 4)
        case .spectrum: Layout.Part(minimum: 6, weight: 4, priority: stay + 2)
        // Asked for by key, so that it stays; it is as high as it has rows.
        case .numbers: Layout.Part(minimum: VoiceTableView.height(inWidth: width), weight: 0, priority: stay + 6)
        }
    }

    /// The time of the cursor, in the lower edge of the frame.
    private func drawCursorTime(below area: Rect, _ analysis: ClipAnalysis, on canvas: inout Canvas) {
        let inspector = state.clips.inspector
        let readings = Readings(of: analysis, voice: nil, at: inspector.time)
        let zoom = remark(of: inspector, analysis)
        let cursor = " cursor \(readings.time): \(readings.level) "
        // A region that was chosen is worth more than the place of the cursor where only one has room.
        let isNarrow = inspector.region.range != nil && cursor.columns + zoom.columns + 6 > area.width
        let text = isNarrow ? zoom.truncated(to: max(0, area.width - 4), glyphs: canvas.glyphs) : cursor
        guard text.columns + 4 <= area.width else { return }
        let used = canvas.write(text, x: area.x + 2, y: area.maxY - 1, as: .accent)
        guard !zoom.isEmpty, used + zoom.columns + 6 <= area.width else { return }
        canvas.write(zoom, x: area.maxX - 2 - zoom.columns, y: area.maxY - 1, as: .muted)
    }

    /// What is known of the chosen region, else which part of the clip is in sight.
    private func remark(of inspector: InspectorState, _ analysis: ClipAnalysis) -> String {
        let region = inspector.region.reading(of: analysis, voice: state.clips.voices[analysis.clip])
        if !region.isEmpty { return " \(region) " }
        guard !inspector.window.isWhole else { return "" }
        let shown = inspector.window.range(of: analysis.seconds)
        let ends = [shown.lowerBound, shown.upperBound].map { Format.fixed($0, decimals: 3) }
        return " \(ends[0]) to \(ends[1]) s; 0 shows all "
    }
}
