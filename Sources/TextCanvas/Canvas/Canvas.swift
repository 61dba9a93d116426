/// A screen in memory: rows of cells that everything draws into, clipped at its edges.
package struct Canvas: Hashable, Sendable {
    /// Columns.
    package let width: Int
    /// Rows.
    package let height: Int
    /// The theme and the tiers of colours and glyphs that drawing goes by.
    package let appearance: Appearance
    /// Where the terminal's cursor stands, as in a text that is being edited; nil hides it.
    package var cursor: Position?
    /// The part that drawing reaches; nothing outside is changed.
    package private(set) var clip: Rect
    /// The part that stays as it is on the screen; see ``keep(_:)``.
    var kept = Rect(x: 0, y: 0, width: 0, height: 0)
    var cells: [Cell]

    /// An empty screen in the colours of the theme; negative sizes count as zero.
    package init(width: Int, height: Int, appearance: Appearance = Appearance()) {
        self.width = max(0, width)
        self.height = max(0, height)
        self.appearance = appearance
        clip = Rect(x: 0, y: 0, width: width, height: height)
        var cell = Cell()
        cell.apply(appearance.style(.background))
        cells = Array(repeating: cell, count: self.width * self.height)
    }

    /// The whole screen as an area.
    package var bounds: Rect { Rect(x: 0, y: 0, width: width, height: height) }

    /// The style of a role in the theme.
    package func style(_ role: Role) -> Style { appearance.style(role) }

    /// The glyphs that the terminal can show.
    package var glyphs: GlyphTier { appearance.glyphs }

    /// The cell at a column and a row.
    ///
    /// - Precondition: the place lies on the screen.
    package subscript(x column: Int, y row: Int) -> Cell {
        precondition(bounds.contains(x: column, y: row), "Canvas: no cell at column \(column), row \(row)")
        return cells[row * width + column]
    }

    /// Draws with everything outside an area left alone.
    package mutating func clipped(to area: Rect, _ draw: (inout Canvas) -> Void) {
        let outer = clip
        clip = clip.intersection(area)
        draw(&self)
        clip = outer
    }

    /// Puts one character at a place; outside the clipped area nothing happens.
    package mutating func put(_ scalar: Unicode.Scalar, x column: Int, y row: Int, style: Style) {
        guard clip.contains(x: column, y: row) else { return }
        let columns = scalar.columns
        guard columns > 0 else { return }
        let index = row * width + column
        if columns == 2, !clip.contains(x: column + 1, y: row) {
            set(" ", at: index, style: style)
            return
        }
        set(scalar, at: index, style: style)
        if columns == 2 {
            set(" ", at: index + 1, style: style)
            cells[index + 1].becomeContinuation()
        }
    }

    /// Adds a combining mark to the character that ends before a column.
    mutating func combine(_ mark: Unicode.Scalar, before column: Int, y row: Int) {
        guard glyphs != .ascii, clip.contains(x: column - 1, y: row) else { return }
        var index = row * width + column - 1
        if cells[index].isContinuation { index -= 1 }
        cells[index].combine(mark)
    }

    /// Replaces a cell, blanking the other half of a wide character that it cuts.
    private mutating func set(_ scalar: Unicode.Scalar, at index: Int, style: Style) {
        if cells[index].isContinuation {
            cells[index - 1].replace(with: " ")
        } else if cells[index].width == 2 {
            cells[index + 1].replace(with: " ")
        }
        cells[index].replace(with: scalar)
        cells[index].apply(style)
    }
}

/// A place on the screen.
package struct Position: Hashable, Sendable {
    /// The column, from 0 at the left.
    package var x: Int
    /// The row, from 0 at the top.
    package var y: Int

    /// A place by column and row.
    package init(x: Int, y: Int) {
        self.x = x
        self.y = y
    }
}
