/// Room for groups one below the other over a common axis: names at the left, figures at the right, plots between.
struct GroupRows {
    /// One group's rows.
    struct Row {
        /// Its position among the groups.
        let index: Int
        /// Where its name stands.
        let name: Rect
        /// Where its plot goes.
        let plot: Rect
        /// Where its figure stands.
        let text: Rect
    }

    /// The groups that have room, from the top.
    let rows: [Row]
    /// All plots together.
    let plot: Rect
    /// How many groups have no room.
    let missing: Int

    /// Divides an area: as many rows a group as there are, at most `mostRows`, and a row below for the axis.
    ///
    /// - Parameters:
    ///   - first: the group at the top where not all have room.
    ///   - axis: drawn below the plots where there is room.
    init(
        names: [String], texts: [String], first: Int = 0, mostRows: Int, axis: Axis, in area: Rect,
        on canvas: inout Canvas
    ) {
        let hasAxis = area.height >= 3
        let (body, below) = area.splitBottom(hasAxis ? 1 : 0)
        let longest = names.map(\.columns).max() ?? 0
        let nameWidth = min(longest + 1, area.width / 3)
        let figures = (texts.map(\.columns).max() ?? 0) + 1
        // Where there is little room the picture says more than the figure.
        let textWidth = area.width - nameWidth - figures >= 16 ? figures : 0
        let height = max(1, min(mostRows, names.isEmpty ? 1 : body.height / names.count))
        let shown = min(names.count, body.height / height)
        let start = max(0, min(first, names.count - shown))
        let middle = body.inset(left: nameWidth, right: textWidth)
        plot = Rect(x: middle.x, y: middle.y, width: middle.width, height: min(middle.height, shown * height))
        missing = names.count - shown
        rows = (0..<shown).map { offset in
            let y = body.y + offset * height
            func part(_ area: Rect) -> Rect { Rect(x: area.x, y: y, width: area.width, height: height) }
            return Row(
                index: start + offset, name: part(body.splitLeft(nameWidth).left), plot: part(middle),
                text: part(body.splitRight(textWidth).right))
        }
        // An axis of fewer columns has no room for two figures.
        guard hasAxis, !plot.isEmpty, plot.width >= 8 else { return }
        // The axis stands right below the lowest group.
        let line = shown * height < body.height ? plot.maxY : below.y
        axis.draw(below: plot, row: line, on: &canvas)
    }
}

extension Canvas {
    /// The name of a group at the row of its plot's middle; the marked one is pointed at.
    mutating func writeName(_ name: String, isMarked: Bool, in area: Rect, row: Int) {
        write(name, in: area.row(row).inset(right: 1), as: isMarked ? .accent : .text)
        guard isMarked, area.width > 0 else { return }
        put(glyphs.pointer, x: area.maxX - 1, y: area.y + row, style: style(.accent))
    }
}

extension Axis {
    /// The column of a value among so many, brought to the nearer end where it lies outside; nil where it has no place.
    package func column(of value: Double, among columns: Int) -> Int? {
        let place = position(of: value)
        guard place.isFinite, columns > 0 else { return nil }
        return min(columns - 1, max(0, Int(place * Double(columns))))
    }
}
