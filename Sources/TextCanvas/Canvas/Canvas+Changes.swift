/// Neighbouring cells of one row that have changed.
package struct CellRun: Hashable, Sendable {
    /// The row, from 0 at the top.
    package let row: Int
    /// The columns; a wide character is never cut by either end.
    package let columns: Range<Int>

    /// Cells of a row.
    package init(row: Int, columns: Range<Int>) {
        self.row = row
        self.columns = columns
    }
}

extension Canvas {
    /// What has to be written so that a terminal showing another canvas shows this one.
    ///
    /// - Parameter previous: what the terminal shows; every row counts as changed without one or if its size differs.
    /// - Returns: runs of cells, in reading order.
    package func changes(since previous: Canvas?) -> [CellRun] {
        guard let previous, previous.width == width, previous.height == height else {
            return width == 0 ? [] : (0..<height).map { CellRun(row: $0, columns: 0..<width) }
        }
        return cells.withUnsafeBufferPointer { new in
            previous.cells.withUnsafeBufferPointer { old in
                var runs: [CellRun] = []
                for row in 0..<height {
                    Canvas.appendChanges(in: row, width: width, new: new, old: old, to: &runs)
                }
                return runs
            }
        }
    }

    private static func appendChanges(
        in row: Int, width: Int, new: UnsafeBufferPointer<Cell>, old: UnsafeBufferPointer<Cell>,
        to runs: inout [CellRun]
    ) {
        let start = row * width
        var column = 0
        while column < width {
            guard new[start + column] != old[start + column] else {
                column += 1
                continue
            }
            var first = column
            if new[start + column].isContinuation { first -= 1 }
            // A run goes on over up to three equal cells: writing them costs less than moving the cursor.
            var end = column + 1
            var look = end
            while look < width, look < end + 4 {
                if new[start + look] != old[start + look] { end = look + 1 }
                look += 1
            }
            if end < width, new[start + end].isContinuation { end += 1 }
            runs.append(CellRun(row: row, columns: first..<end))
            column = end
        }
    }
}
