import Recognition
import TextCanvas

/// The waveform and, below it on the same axis of time, the probability of each class in each window.
struct WindowsView {
    let classification: Classification
    /// The recording, where it is at hand.
    let analysis: ClipAnalysis?
    /// The class that the recording has, where that is known.
    let truth: String?

    /// Columns of the names of the classes, and of the colour bar with its figures.
    private static let barWidth = 6
    /// Rows of a class at most.
    private static let mostRows = 4
    /// Columns of a picture of the windows: more than any terminal has.
    private static let pictureColumns = 480

    func draw(in area: Rect, on canvas: inout Canvas) {
        guard area.height >= 3, !classification.windows.isEmpty else { return }
        let names = min(16, classification.classes.map(\.columns).max() ?? 0)
        let gutter = min(names + 2, area.width / 3)
        let hasBar = area.width >= 60
        let body = area.inset(left: gutter, right: hasBar ? Self.barWidth + 1 : 1)
        // As many rows a class as leave the waveform its half; the axis stands right below them.
        let classes = max(1, classification.classes.count)
        let rows = max(1, min(Self.mostRows, (analysis == nil ? area.height : area.height / 2) / classes))
        let spare = area.height - rows * classes - 1
        let hasWaveform = analysis != nil && spare >= 4
        let (upper, lower) = body.splitTop(hasWaveform ? spare : 0)
        if hasWaveform { drawWaveform(in: upper, left: area.x, on: &canvas) }
        drawWindows(in: lower, left: area.x, gutter: gutter, hasBar: hasBar, on: &canvas)
    }

    private func drawWaveform(in area: Rect, left: Int, on canvas: inout Canvas) {
        guard let analysis else { return }
        var plot = WaveformPlot(samples: analysis.samples, parts: 4 * max(1, area.width))
        plot.masked = analysis.masked(in: 0..<analysis.samples.count)
        plot.draw(in: area.inset(bottom: 1), on: &canvas)
        canvas.write("waveform", x: left + 1, y: area.y, as: .title)
    }

    private func drawWindows(in area: Rect, left: Int, gutter: Int, hasBar: Bool, on canvas: inout Canvas) {
        guard area.height >= 2 else { return }
        let classes = classification.classes
        let (picture, axis) = area.splitBottom(1)
        // Whole rows a class, so that names stand beside their rows.
        let rowHeight = min(Self.mostRows, max(1, picture.height / max(1, classes.count)))
        let shown = min(classes.count, picture.height)
        let plot = picture.splitTop(rowHeight * shown).top
        for index in 0..<shown {
            let name = ClassName.shortened(classes[index], to: gutter - 2)
            let row = Rect(x: left + 1, y: plot.y + index * rowHeight + rowHeight / 2, width: gutter - 2, height: 1)
            canvas.write(name, in: row, align: .right, as: classes[index] == truth ? .good : .text)
        }
        Heatmap(
            columns: Self.pictureColumns, rows: shown, values: values(shown), range: 0...1, hasColorBar: false
        ).draw(in: plot, on: &canvas)
        if hasBar, plot.height >= 3 {
            let bar = Rect(x: plot.maxX + 1, y: plot.y, width: Self.barWidth - 1, height: plot.height)
            ColorBar(range: 0...1, unit: "p", scale: canvas.appearance.heat).draw(in: bar, on: &canvas)
        }
        Axis(0...max(classification.seconds, 0.001), unit: "s").draw(
            below: plot, row: min(axis.y, plot.maxY), on: &canvas)
    }

    /// The probabilities over time, the last class first since pictures begin at the bottom: `[time x classes]`.
    ///
    /// Where windows overlap the later one is shown; where none was heard, nothing is.
    private func values(_ shown: Int) -> [Float] {
        var values = [Float](repeating: 0, count: Self.pictureColumns * shown)
        let scale = Double(Self.pictureColumns) / max(classification.seconds, 0.001)
        for window in classification.windows {
            let first = min(max(0, Int(window.start * scale)), Self.pictureColumns - 1)
            let last = min(max(first + 1, Int(window.end * scale)), Self.pictureColumns)
            for column in first..<last {
                for index in 0..<shown { values[column * shown + shown - 1 - index] = window.probabilities[index] }
            }
        }
        return values
    }
}
