/// Values by name as bars, one a row.
package struct BarChart: Sendable {
    /// One value with its name.
    package struct Bar: Hashable, Sendable {
        /// What it is called.
        package let name: String
        /// How long the bar is, from zero.
        package let value: Double
        /// The value as text, at the end of the row.
        package let text: String
        /// The colour of the bar.
        package let ink: LineChart.Ink
        /// Whether the row is to be noticed, as the largest.
        package let isMarked: Bool

        /// A value with its name.
        package init(
            _ name: String, value: Double, text: String, ink: LineChart.Ink = .role(.curve), isMarked: Bool = false
        ) {
            self.name = name
            self.value = value
            self.text = text
            self.ink = ink
            self.isMarked = isMarked
        }
    }

    /// The rows from the top.
    package var bars: [Bar]
    /// The value of a bar over the whole width; nil takes the largest.
    package var maximum: Double?
    /// A value at which a line is drawn through the bars, such as the chance level.
    package var reference: Double?
    /// Columns for the names at most.
    package var nameRoom: Int

    /// Values as bars.
    package init(bars: [Bar], maximum: Double? = nil, reference: Double? = nil, nameRoom: Int = 18) {
        self.bars = bars
        self.maximum = maximum
        self.reference = reference
        self.nameRoom = nameRoom
    }

    /// Draws as many rows as the area has; a last line tells of those left out.
    package func draw(in area: Rect, on canvas: inout Canvas) {
        guard !area.isEmpty else { return }
        let isCut = bars.count > area.height && area.height > 1
        let shown = isCut ? area.height - 1 : min(bars.count, area.height)
        let columns = split(area)
        for index in 0..<shown { draw(bars[index], row: index, columns, on: &canvas) }
        if isCut {
            canvas.write("\(canvas.glyphs.ellipsis) and \(bars.count - shown) more", in: area.row(shown), as: .muted)
        }
    }

    private func split(_ area: Rect) -> (name: Rect, bar: Rect, text: Rect) {
        let longest = bars.map(\.name.columns).max() ?? 0
        let texts = bars.map(\.text.columns).max() ?? 0
        let (name, rest) = area.splitLeft(min(longest, nameRoom, area.width / 2) + 1)
        let (bar, text) = rest.splitRight(min(texts + 1, rest.width))
        return (name, bar, text)
    }

    private func draw(_ bar: Bar, row: Int, _ columns: (name: Rect, bar: Rect, text: Rect), on canvas: inout Canvas) {
        let role: Role = bar.isMarked ? .accent : .text
        canvas.write(bar.name, in: columns.name.inset(right: 1).row(row), as: role)
        canvas.write(bar.text, in: columns.text.row(row), align: .right, as: role)
        let largest = maximum ?? bars.map(\.value).filter(\.isFinite).max() ?? 0
        guard largest > 0 else { return }
        let style = canvas.appearance.style(of: bar.ink)
        let place = columns.bar.row(row)
        canvas.bar(bar.value / largest, in: place, style: style)
        if let reference, reference > 0, reference < largest, !place.isEmpty {
            let column = min(place.width - 1, Int(reference / largest * Double(place.width)))
            canvas.put(canvas.glyphs.vertical, x: place.x + column, y: place.y, style: canvas.style(.muted))
        }
    }
}
