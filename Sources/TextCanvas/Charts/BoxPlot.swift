/// Groups of values as boxes over a common axis: a box between the quartiles, a line at the median, whiskers as far as
/// values lie close, and a point at the least and the greatest value where these lie beyond.
///
/// A box has three rows where there is room for it and one where there is not; both tell all numbers without colours.
package struct BoxPlot: Sendable {
    /// One group.
    package struct Box: Hashable, Sendable {
        /// What the group is called.
        package let name: String
        /// Its numbers; nil of a group without a value.
        package let spread: Spread?
        /// A figure at the end of the row, such as the median.
        package let text: String
        /// The colour of the box.
        package let ink: LineChart.Ink
        /// Whether the group is to be noticed, as the selected one.
        package let isMarked: Bool

        /// A group with its numbers.
        package init(
            _ name: String, _ spread: Spread?, text: String = "", ink: LineChart.Ink = .role(.curve),
            isMarked: Bool = false
        ) {
            self.name = name
            self.spread = spread
            self.text = text
            self.ink = ink
            self.isMarked = isMarked
        }
    }

    /// The groups from the top.
    package var boxes: [Box]
    /// The axis below; nil spans the groups.
    package var axis: Axis?
    /// A value at which a line is drawn behind the boxes, such as that of one clip.
    package var reference: Double?
    /// The group at the top where not all have room.
    package var first: Int

    /// Groups as boxes.
    package init(boxes: [Box], axis: Axis? = nil, reference: Double? = nil, first: Int = 0) {
        self.boxes = boxes
        self.axis = axis
        self.reference = reference
        self.first = first
    }

    /// Rows of a box that is drawn as a frame, with the empty one below.
    private static let frameRows = 4

    /// Draws as many groups as the area has rows.
    package func draw(in area: Rect, on canvas: inout Canvas) {
        guard !area.isEmpty else { return }
        let axis = axis ?? Axis(covering: boxes.compactMap(\.spread))
        let groups = GroupRows(
            names: boxes.map(\.name), texts: boxes.map(\.text), first: first, mostRows: Self.frameRows, axis: axis,
            in: area, on: &canvas)
        canvas.drawReference(reference, axis, in: groups.plot)
        for row in groups.rows {
            let box = boxes[row.index]
            let isFrame = row.plot.height >= 3
            let middle = isFrame ? 1 : 0
            canvas.writeName(box.name, isMarked: box.isMarked, in: row.name, row: middle)
            canvas.write(box.text, in: row.text.row(middle), align: .right, as: box.isMarked ? .accent : .text)
            guard let spread = box.spread, let places = Places(of: spread, on: axis, columns: row.plot.width)
            else { continue }
            let style = canvas.appearance.style(of: box.ink)
            if isFrame {
                drawFrame(places, in: row.plot.splitTop(3).top, style: style, on: &canvas)
            } else {
                drawLine(places, in: row.plot.splitTop(1).top, style: style, on: &canvas)
            }
        }
    }

    /// Columns of the numbers within a plot.
    private struct Places {
        let range: ClosedRange<Int>
        let whiskers: ClosedRange<Int>
        let quartiles: ClosedRange<Int>
        let median: Int

        init?(of spread: Spread, on axis: Axis, columns: Int) {
            func places(_ values: ClosedRange<Double>) -> ClosedRange<Int>? {
                guard let low = axis.column(of: values.lowerBound, among: columns),
                    let high = axis.column(of: values.upperBound, among: columns)
                else { return nil }
                return low...max(low, high)
            }
            guard let range = places(spread.range), let whiskers = places(spread.whiskers),
                let quartiles = places(spread.quartiles), let median = axis.column(of: spread.median, among: columns)
            else { return nil }
            self.range = range
            self.whiskers = whiskers
            self.quartiles = quartiles
            self.median = median
        }
    }

    /// The whiskers, which box and median cover, and the ends of what lies beyond them.
    private func drawWhiskers(_ places: Places, in row: Rect, style: Style, on canvas: inout Canvas) {
        for column in [places.range.lowerBound, places.range.upperBound] where !places.whiskers.contains(column) {
            canvas.put(canvas.glyphs.outlier, x: row.x + column, y: row.y, style: style)
        }
        let length = Rect(x: row.x + places.whiskers.lowerBound, y: row.y, width: places.whiskers.count, height: 1)
        canvas.fill(length, with: canvas.glyphs.horizontal, style: style)
        canvas.put(canvas.glyphs.whiskers.left, x: length.x, y: row.y, style: style)
        canvas.put(canvas.glyphs.whiskers.right, x: length.maxX - 1, y: row.y, style: style)
    }

    /// A box of one row: `├──▐███┃██▌───┤`, in ASCII `|--[===#==]---|`.
    private func drawLine(_ places: Places, in row: Rect, style: Style, on canvas: inout Canvas) {
        drawWhiskers(places, in: row, style: style, on: &canvas)
        let glyphs = canvas.glyphs.boxes
        for column in places.quartiles {
            let isFirst = column == places.quartiles.lowerBound
            let glyph = isFirst ? glyphs.left : column == places.quartiles.upperBound ? glyphs.right : glyphs.inside
            canvas.put(glyph, x: row.x + column, y: row.y, style: style)
        }
        canvas.put(glyphs.median, x: row.x + places.median, y: row.y, style: canvas.style(.cursor))
    }

    /// A box of three rows, with the whiskers at the middle one.
    private func drawFrame(_ places: Places, in area: Rect, style: Style, on canvas: inout Canvas) {
        drawWhiskers(places, in: area.row(1), style: style, on: &canvas)
        let box = Rect(x: area.x + places.quartiles.lowerBound, y: area.y, width: places.quartiles.count, height: 3)
        canvas.fill(box, style: style)
        guard box.width > 1 else {
            canvas.fill(box, with: canvas.glyphs.boxes.median, style: canvas.style(.cursor))
            return
        }
        for row in [box.y, box.maxY - 1] {
            canvas.fill(
                Rect(x: box.x, y: row, width: box.width, height: 1), with: canvas.glyphs.horizontal, style: style)
        }
        let corners = canvas.glyphs.corners
        canvas.put(corners.topLeft, x: box.x, y: box.y, style: style)
        canvas.put(corners.topRight, x: box.maxX - 1, y: box.y, style: style)
        canvas.put(corners.bottomLeft, x: box.x, y: box.maxY - 1, style: style)
        canvas.put(corners.bottomRight, x: box.maxX - 1, y: box.maxY - 1, style: style)
        canvas.put(canvas.glyphs.boxes.joinLeft, x: box.x, y: box.y + 1, style: style)
        canvas.put(canvas.glyphs.boxes.joinRight, x: box.maxX - 1, y: box.y + 1, style: style)
        let median = Rect(x: area.x + places.median, y: box.y, width: 1, height: 3)
        canvas.fill(median, with: canvas.glyphs.boxes.median, style: canvas.style(.cursor))
    }
}

extension Axis {
    /// An axis over all values of some groups.
    package init(covering spreads: [Spread], unit: String = "") {
        let least = spreads.map(\.range.lowerBound).min() ?? 0
        let greatest = spreads.map(\.range.upperBound).max() ?? 1
        self.init(least...max(least, greatest), unit: unit)
    }
}

extension Canvas {
    /// A line from top to bottom of a plot at a value; nothing where it lies outside.
    mutating func drawReference(_ value: Double?, _ axis: Axis, in plot: Rect) {
        guard let value, axis.range.contains(value), let column = axis.column(of: value, among: plot.width)
        else { return }
        verticalLine(x: plot.x + column, y: plot.y, length: plot.height, as: .muted)
    }
}

extension GlyphTier {
    /// The ends of the line from the least to the greatest value.
    var whiskers: (left: Unicode.Scalar, right: Unicode.Scalar) { self == .ascii ? ("|", "|") : ("├", "┤") }

    /// The end of what lies beyond the whiskers.
    var outlier: Unicode.Scalar { self == .ascii ? "o" : "·" }

    /// The parts of a box between quartiles, and the median.
    var boxes:
        (
            left: Unicode.Scalar, inside: Unicode.Scalar, right: Unicode.Scalar, median: Unicode.Scalar,
            joinLeft: Unicode.Scalar, joinRight: Unicode.Scalar
        )
    {
        self == .ascii ? ("[", "=", "]", "#", "|", "|") : ("▐", "█", "▌", "┃", "┤", "├")
    }
}
