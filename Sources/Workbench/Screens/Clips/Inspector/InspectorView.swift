import Corpora
import Recognition
import TextCanvas

/// The inspector: plots of the selected clip with one time axis and one cursor through all of them.
struct InspectorView {
    let state: WorkbenchState

    /// Draws into the given place and nowhere else: the selected clip, and beside it those that are pinned.
    func draw(in area: Rect, on canvas: inout Canvas) {
        let clips = state.clips
        let layout = InspectorLayout(in: area, clips: clips)
        guard layout.places.count > 1 else {
            drawSelected(in: layout.places.first?.frame ?? area, isPinned: false, shared: nil, on: &canvas)
            drawHidden(layout, on: &canvas)
            return
        }
        let plots = clips.inspector.isZoomed ? [clips.inspector.selected] : clips.inspector.plots
        let analyses = layout.places.compactMap { place in
            place.pin.map { clips.pinned[$0].analysis } ?? clips.analyses[place.clip.id]
        }
        let shared = SharedScale(of: analyses, seconds: clips.seconds, shown: plots, look: clips.inspector.look)
        for place in layout.places {
            if place.clip.id == clips.shown?.id {
                drawSelected(in: place.frame, isPinned: place.pin != nil, shared: shared, on: &canvas)
            } else if let pin = place.pin {
                draw(clips.pinned[pin], in: place.frame, shared, on: &canvas)
            }
        }
        drawHidden(layout, on: &canvas)
    }

    /// A clip that stays in sight; the table of numbers is of the selected one alone.
    private func draw(_ pinned: PinnedClip, in area: Rect, _ shared: SharedScale, on canvas: inout Canvas) {
        let inside = canvas.box(
            area, title: "pinned  " + Self.title(of: pinned.clip), remark: Self.remark(of: pinned.clip),
            isFocused: false)
        drawPlots(of: pinned.analysis, pinned.voice, shared, hasNumbers: false, in: inside, on: &canvas)
    }

    /// How many clips there was no room for.
    private func drawHidden(_ layout: InspectorLayout, on canvas: inout Canvas) {
        guard layout.hidden > 0 else { return }
        let key = state.keyName(.clips(.zoom))
        let advice = state.clips.inspector.isZoomed ? "the window is too small" : "\(key) gives the plots all the room"
        canvas.write(
            " \(layout.hidden) more pinned, no room: \(advice)", in: layout.remark, as: .warning)
    }

    private func drawSelected(in area: Rect, isPinned: Bool, shared: SharedScale?, on canvas: inout Canvas) {
        let clip = state.clips.shown
        let inside = canvas.box(
            area, title: clip.map { (isPinned ? "pinned  " : "") + Self.title(of: $0) } ?? "Inspector",
            remark: clip.map(Self.remark) ?? "", isFocused: state.focusedPane == .clipInspector)
        guard let clip else { return }
        guard let analysis = state.clips.analyses[clip.id] else {
            let failure = state.clips.analyses.failure(of: clip.id)
            canvas.writeWrapped(
                failure?.description ?? "analysing", in: inside.inset(left: 1, right: 1),
                as: failure == nil ? .muted : .error)
            return
        }
        drawPlots(
            of: analysis, state.clips.voices[analysis.clip], shared, hasNumbers: true, in: inside, on: &canvas)
        drawCursorTime(below: area, analysis, on: &canvas)
    }

    /// What tells the clip from others comes first, since the frame cuts the end.
    private static func title(of clip: Clip) -> String {
        clip.isOutside ? "\(clip.fileName)  not in the corpus" : "\(clip.fileName)  \(clip.emotion.rawValue)"
    }

    /// Speaker, length and rate.
    private static func remark(of clip: Clip) -> String {
        let length = "\(Format.fixed(clip.seconds, decimals: 2)) s  \(Self.kilohertz(clip.sampleRate))"
        guard clip.isOutside else { return "\(clip.sex.rawValue) \(clip.speaker)  \(length)" }
        return clip.frames > 0 ? length : ""
    }

    /// A sample rate with as many decimals as it has: `48 kHz`, `44.1 kHz`.
    static func kilohertz(_ rate: Int) -> String {
        rate.isMultiple(of: 1000) ? "\(rate / 1000) kHz" : "\(Double(rate) / 1000) kHz"
    }

    /// The plots that have room, one below the other; the lowest over time carries the time axis.
    private func drawPlots(
        of analysis: ClipAnalysis, _ voice: ClipVoice?, _ shared: SharedScale?, hasNumbers: Bool, in area: Rect,
        on canvas: inout Canvas
    ) {
        let inspector = state.clips.inspector
        let shown = InspectorLayout.plots(of: inspector, hasNumbers: hasNumbers, in: area)
        let lastInTime = shown.last { $0.plot.isOverTime }?.plot
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
        let shown = inspector.window.range(of: state.clips.seconds)
        let ends = [shown.lowerBound, shown.upperBound].map { Format.fixed($0, decimals: 3) }
        return " \(ends[0]) to \(ends[1]) s; 0 shows all "
    }
}
