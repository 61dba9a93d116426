import Corpora
import TextCanvas

/// How much of each class a corpus holds: clips and length as figures and bars, and what that means in a few lines.
struct ClassDistributionView {
    let classes: ClassesState
    let corpus: Corpus
    let isFocused: Bool

    /// Rows of the remarks below the classes, at least and at most.
    private static let remarkRows = 3...6
    /// Columns that a bar needs to say anything.
    private static let leastBar = 4

    func draw(in area: Rect, on canvas: inout Canvas) {
        let counts = classes.counts
        let free = area.height - counts.count - 1
        let (list, remarks) = area.splitBottom(
            free >= Self.remarkRows.lowerBound ? min(free, Self.remarkRows.upperBound) : 0)
        let places = places(in: list)
        drawHead(in: list, places, on: &canvas)
        let body = list.inset(top: 1)
        let visible = classes.cursor.visibleRows(total: counts.count, height: body.height)
        for (offset, index) in visible.enumerated() {
            draw(
                counts[index], isSelected: index == classes.cursor.selection, in: body.row(offset), places, on: &canvas)
        }
        drawRemarks(in: remarks.inset(left: 1, top: 1, right: 1), on: &canvas)
    }

    private struct Places {
        let name: Rect
        let clips: Rect
        let clipBar: Rect
        let length: Rect
        let lengthBar: Rect
    }

    private func places(in area: Rect) -> Places {
        let name = min(16, classes.counts.map(\.name.columns).max() ?? 0)
        let bar = max(0, area.width - 1 - name - 6 - 9)
        // Where there is little room, the bar of the clips says more than that of the length.
        let lengthBar = bar >= 2 * (Self.leastBar + 1) ? (bar - 2) / 2 : 0
        let clipBar = bar - lengthBar - (lengthBar > 0 ? 2 : 1)
        let parts = Layout.columns(
            [
                Layout.Part(minimum: name, weight: 0), Layout.Part(minimum: 5, weight: 0),
                Layout.Part(minimum: max(0, clipBar), weight: 0), Layout.Part(minimum: 8, weight: 0),
                Layout.Part(minimum: lengthBar, weight: 0),
            ], in: area.inset(left: 1), spacing: 1)
        return Places(name: parts[0], clips: parts[1], clipBar: parts[2], length: parts[3], lengthBar: parts[4])
    }

    private func drawHead(in area: Rect, _ places: Places, on canvas: inout Canvas) {
        for (place, title) in [(places.name, "class"), (places.clips, "clips"), (places.length, "length")] {
            let row = Rect(x: place.x, y: area.y, width: place.width, height: min(1, area.height))
            canvas.write(title, in: row, align: title == "class" ? .left : .right, as: .title)
        }
    }

    private func draw(
        _ count: ClassCount, isSelected: Bool, in row: Rect, _ places: Places, on canvas: inout Canvas
    ) {
        let role: Role = isSelected ? (isFocused ? .selection : .selectionInactive) : .text
        if isSelected {
            canvas.fill(row, as: role)
            canvas.put(canvas.glyphs.pointer, x: row.x, y: row.y, style: canvas.style(role))
        }
        func on(_ place: Rect) -> Rect { Rect(x: place.x, y: row.y, width: place.width, height: 1) }
        let text: Role = isSelected && isFocused ? .selection : .text
        canvas.write(count.name, in: on(places.name), as: text)
        canvas.write(Format.count(count.clips), in: on(places.clips), align: .right, as: text)
        canvas.write(Self.length(count.seconds), in: on(places.length), align: .right, as: text)
        let mostClips = classes.counts.map(\.clips).max() ?? 0
        let longest = classes.counts.map(\.seconds).max() ?? 0
        let style = Style(foreground: canvas.style(isSelected && isFocused ? .selection : .curve).foreground)
        if mostClips > 0 { canvas.bar(Double(count.clips) / Double(mostClips), in: on(places.clipBar), style: style) }
        if longest > 0 { canvas.bar(count.seconds / longest, in: on(places.lengthBar), style: style) }
    }

    /// Minutes, since the classes are compared with each other; seconds of very small corpora.
    private static func length(_ seconds: Double) -> String {
        seconds == 0 ? "-" : seconds < 60 ? Format.duration(seconds) : Format.fixed(seconds / 60, decimals: 1) + " min"
    }

    private func drawRemarks(in area: Rect, on canvas: inout Canvas) {
        guard !area.isEmpty else { return }
        let clips = classes.counts.reduce(0) { $0 + $1.clips }
        canvas.write("\(Format.counted(clips, "clip")), \(Format.duration(corpus.seconds))", in: area, as: .muted)
        if clips > 0 {
            let mean = Format.number(corpus.seconds / Double(clips))
            canvas.write("\(mean) s a clip in the mean", in: area.row(1), as: .muted)
        }
        canvas.writeWrapped(balance, in: area.inset(top: 2), as: isUneven ? .warning : .muted)
    }

    private var sizes: [Int] { classes.counts.map(\.clips).filter { $0 > 0 } }

    private var isUneven: Bool { (sizes.max() ?? 0) > (sizes.min() ?? 0) * 3 / 2 }

    private var balance: String {
        guard let least = sizes.min(), let most = sizes.max(), sizes.count > 1 else { return "" }
        let absent = classes.counts.count - sizes.count
        let missing = absent > 0 ? "; \(absent) without a clip" : ""
        if least == most { return "all classes have the same number of clips\(missing)" }
        return "the largest class has \(Format.fixed(Double(most) / Double(least), decimals: 1)) times the clips of "
            + "the smallest\(missing)"
    }
}
