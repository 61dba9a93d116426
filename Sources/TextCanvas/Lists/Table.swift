/// Rows and columns of text with a head. Only the rows in sight are asked for, so their number costs nothing.
package struct Table {
    /// One column.
    package struct Column: Hashable, Sendable {
        /// What stands in the head.
        package let title: String
        /// Columns of the screen that it needs.
        package let minimum: Int
        /// Its share of what is left over; 0 keeps it at its minimum.
        package let weight: Int
        /// Where its text stands.
        package let align: Alignment
        /// The higher, the longer it stays when the room gets less; the lowest goes first.
        package let priority: Int
        /// Whether the rows are sorted by it, and which way.
        package let sorting: Sorting?

        /// A column of a table.
        package init(
            _ title: String, minimum: Int, weight: Int = 0, align: Alignment = .left, priority: Int = 0,
            sorting: Sorting? = nil
        ) {
            self.title = title
            self.minimum = minimum
            self.weight = weight
            self.align = align
            self.priority = priority
            self.sorting = sorting
        }
    }

    /// Which way rows are sorted.
    package enum Sorting: Hashable, Sendable {
        /// The least first.
        case ascending
        /// The greatest first.
        case descending
    }

    /// What stands in a cell and in which role.
    package struct Entry: Hashable, Sendable {
        /// The text.
        package let text: String
        /// Its look.
        package let role: Role

        /// The text of a cell.
        package init(_ text: String, _ role: Role = .text) {
            self.text = text
            self.role = role
        }
    }

    /// The columns from the left.
    package var columns: [Column]
    /// Rows that there are in all.
    package var count: Int
    /// The rows in sight, as the list's cursor has them.
    package var visible: Range<Int>
    /// The selected row.
    package var selection: Int?
    /// Whether the keys go to this table.
    package var isFocused: Bool
    /// Whether a head names the columns.
    package var hasHead: Bool

    /// A table.
    ///
    /// - Parameter visible: rows in sight; it is cut to the rows that there are and the room in the area.
    package init(
        columns: [Column], count: Int, visible: Range<Int>, selection: Int? = nil, isFocused: Bool = true,
        hasHead: Bool = true
    ) {
        self.columns = columns
        self.count = count
        self.visible = visible
        self.selection = selection
        self.isFocused = isFocused
        self.hasHead = hasHead
    }

    /// Rows that a table in an area of this height shows.
    package static func rows(inHeight height: Int, hasHead: Bool = true) -> Int {
        max(0, height - (hasHead ? 1 : 0))
    }

    /// Draws the head, the rows in sight and, where there are more, a scroll bar.
    ///
    /// - Parameter entry: the cell of a row and a column, both counted from 0; called for what is in sight only.
    package func draw(in area: Rect, on canvas: inout Canvas, entry: (Int, Int) -> Entry) {
        guard !area.isEmpty else { return }
        let (head, body) = area.splitTop(hasHead ? 1 : 0)
        let rows = visible.clamped(to: 0..<max(0, count)).prefix(body.height)
        let needsBar = rows.count < count && area.width >= 12
        // One column at the left is for the pointer, which marks the selection without colours.
        let inner = area.inset(left: 1, right: needsBar ? 1 : 0)
        let places = places(in: inner)
        drawHead(in: head, places: places, on: &canvas)
        for (offset, row) in rows.enumerated() {
            draw(row, in: body.row(offset).inset(right: needsBar ? 1 : 0), places: places, on: &canvas, entry: entry)
        }
        if needsBar {
            let (_, edge) = body.splitRight(1)
            canvas.scrollBar(first: rows.startIndex, shown: rows.count, of: count, in: edge)
        }
    }

    private func places(in area: Rect) -> [Rect] {
        Layout.columns(
            columns.map { Layout.Part(minimum: $0.minimum, weight: $0.weight, priority: $0.priority) }, in: area,
            spacing: 1)
    }

    private func drawHead(in head: Rect, places: [Rect], on canvas: inout Canvas) {
        guard !head.isEmpty else { return }
        for (column, place) in zip(columns, places) where place.width > 0 {
            let arrows = canvas.glyphs.arrows
            let mark = column.sorting.map { String($0 == .ascending ? arrows.up : arrows.down) } ?? ""
            let row = Rect(x: place.x, y: head.y, width: place.width, height: 1)
            // The title gives way to the arrow, not the arrow to the title.
            let title = String(column.title.prefix(max(1, place.width - mark.columns)))
            canvas.write(mark.isEmpty ? column.title : title + mark, in: row, align: column.align, as: .title)
        }
    }

    private func draw(
        _ row: Int, in line: Rect, places: [Rect], on canvas: inout Canvas, entry: (Int, Int) -> Entry
    ) {
        let isSelected = row == selection
        if isSelected {
            let role: Role = isFocused ? .selection : .selectionInactive
            canvas.fill(line, as: role)
            canvas.put(canvas.glyphs.pointer, x: line.x, y: line.y, style: canvas.style(role))
        }
        for (index, place) in places.enumerated() where place.width > 0 {
            let entry = entry(row, index)
            let cell = Rect(x: place.x, y: line.y, width: place.width, height: 1)
            // Colours that stand out on the background need not do so on the selection.
            let role = isSelected && isFocused ? .selection : entry.role
            canvas.write(entry.text, in: cell, align: columns[index].align, as: role)
        }
    }
}
