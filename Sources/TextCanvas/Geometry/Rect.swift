/// An area of the screen in character cells; the origin is the top left corner.
package struct Rect: Hashable, Sendable {
    /// The leftmost column.
    package var x: Int
    /// The topmost row.
    package var y: Int
    /// Columns; never negative.
    package var width: Int
    /// Rows; never negative.
    package var height: Int

    /// An area; negative sizes count as zero.
    package init(x: Int, y: Int, width: Int, height: Int) {
        self.x = x
        self.y = y
        self.width = max(0, width)
        self.height = max(0, height)
    }

    /// The first column to the right of the area.
    package var maxX: Int { x + width }

    /// The first row below the area.
    package var maxY: Int { y + height }

    /// Whether the area holds no cell at all.
    package var isEmpty: Bool { width == 0 || height == 0 }

    /// Whether the cell at a column and a row lies inside.
    package func contains(x column: Int, y row: Int) -> Bool {
        column >= x && column < maxX && row >= y && row < maxY
    }

    /// The cells that lie in both areas; an empty area where they don't meet.
    package func intersection(_ other: Rect) -> Rect {
        let left = max(x, other.x)
        let top = max(y, other.y)
        return Rect(
            x: left, y: top, width: min(maxX, other.maxX) - left, height: min(maxY, other.maxY) - top)
    }
}
