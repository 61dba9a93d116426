import Recognition
import TextCanvas

/// One plot of every class, side by side in the same scale.
struct ClassMultiplesView {
    let classes: ClassesState

    /// The room below which a plot says nothing any more.
    private static let least = (width: 15, height: 4)
    /// The shape that a plot should have, columns to rows.
    private static let shape = 4.0

    func draw(in area: Rect, on canvas: inout Canvas) {
        guard !area.isEmpty, !classes.summaries.isEmpty else {
            canvas.write("no class has a clip", in: area.inset(left: 1), as: .muted)
            return
        }
        let scale = ClassScale(of: classes.summaries)
        bar(scale, on: canvas)?.draw(across: barRow(in: area), on: &canvas)
        for (index, _, place) in places(in: area) {
            draw(index, isSelected: index == selected, scale, in: place, on: &canvas)
        }
    }

    /// The colours that all classes share; nil of plots that have none.
    private func bar(_ scale: ClassScale, on canvas: Canvas) -> ColorBar? {
        guard let summary = classes.summaries.first else { return nil }
        let heat = canvas.appearance.heat
        return switch classes.plot {
        case .filterBank: ColorBar(range: scale.filterBank, unit: summary.filterBank.unit, scale: heat)
        case .mfcc: ColorBar(range: scale.mfcc, unit: summary.mfcc.unit, scale: heat)
        case .waveform, .spectrum, .number: nil
        }
    }

    /// The row of that bar; empty where the plots need it.
    private func barRow(in area: Rect) -> Rect {
        let hasBar = classes.plot == .filterBank || classes.plot == .mfcc
        return area.splitBottom(hasBar && area.height >= 8 ? 1 : 0).bottom.inset(left: 1, right: 1)
    }

    private var selected: Int? { classes.selected.flatMap { classes.summaryIndex(of: $0.name) } }

    /// Where the classes in sight stand.
    func places(in area: Rect) -> [(index: Int, name: String, place: Rect)] {
        guard !area.isEmpty, !classes.summaries.isEmpty else { return [] }
        let area = area.splitBottom(barRow(in: area).height).rest
        let (columns, rows) = Self.grid(of: classes.summaries.count, in: area)
        let page = columns * rows
        let first = (selected ?? 0) / page * page
        let shown = first..<min(first + page, classes.summaries.count)
        let places = area.rows(rows).flatMap { $0.columns(columns, spacing: 1) }
        return zip(shown, places).map { ($0, classes.summaries[$0].name, $1) }
    }

    private func draw(_ index: Int, isSelected: Bool, _ scale: ClassScale, in area: Rect, on canvas: inout Canvas) {
        let summary = classes.summaries[index]
        let (head, body) = area.splitTop(1)
        let pointer = isSelected ? String(canvas.glyphs.pointer) : " "
        let used = canvas.write([("\(pointer)\(summary.name)", isSelected ? .titleFocused : .title)], in: head)
        if classes.plot == .waveform, let example = summary.example {
            let name = example.split(separator: "/").last.map(String.init) ?? example
            let room = head.inset(left: used + 2)
            if name.columns <= room.width { canvas.write(name, in: room, as: .muted) }
        }
        ClassPlotView(summary: summary, waveform: classes.waveforms[index], scale: scale)
            .draw(classes.plot, in: body, on: &canvas)
    }

    /// As many columns and rows as give every class a place of a good shape, or as many as can be read.
    static func grid(of count: Int, in area: Rect) -> (columns: Int, rows: Int) {
        let mostColumns = max(1, area.width / least.width)
        let mostRows = max(1, area.height / least.height)
        var best = (columns: mostColumns, rows: mostRows)
        var bestScore = -1.0
        for columns in 1...mostColumns {
            let rows = (count + columns - 1) / columns
            guard rows <= mostRows else { continue }
            let width = Double(area.width / columns)
            let height = Double(area.height / rows)
            // The worse of both sides decides.
            let score = min(width / shape, height)
            if score > bestScore {
                bestScore = score
                best = (columns, rows)
            }
        }
        return best
    }
}

/// All plots of one class.
struct ClassZoomView {
    let classes: ClassesState

    func draw(in area: Rect, on canvas: inout Canvas) {
        guard let name = classes.selected?.name, let index = classes.summaryIndex(of: name) else {
            canvas.write("no clip of this class", in: area.inset(left: 1), as: .muted)
            return
        }
        let view = ClassPlotView(
            summary: classes.summaries[index], waveform: classes.waveforms[index],
            scale: ClassScale(of: classes.summaries))
        let plots = ClassPlot.ofOneClass
        // The plot that was shown of all classes stays longest when the room gets less.
        let parts = plots.map { Layout.Part(minimum: 6, priority: $0 == classes.plot ? 1 : 0) }
        let places =
            area.width >= 96 && area.height >= 14
            ? area.rows(2).flatMap { $0.columns(2, spacing: 2) } : Layout.rows(parts, in: area)
        for (plot, place) in zip(plots, places) where !place.isEmpty {
            let (head, body) = place.splitTop(1)
            canvas.write(" " + plot.title, in: head, as: .title)
            view.draw(plot, in: body, hasColorBar: true, on: &canvas)
        }
    }
}
