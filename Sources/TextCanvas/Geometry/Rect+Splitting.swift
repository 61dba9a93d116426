extension Rect {
    /// The area without a margin on each side; empty where the margins meet.
    package func inset(left: Int = 0, top: Int = 0, right: Int = 0, bottom: Int = 0) -> Rect {
        Rect(x: x + left, y: y + top, width: width - left - right, height: height - top - bottom)
    }

    /// The area inside a border one cell wide.
    package var interior: Rect { inset(left: 1, top: 1, right: 1, bottom: 1) }

    /// The first rows and the rest below them; no more rows than there are.
    package func splitTop(_ rows: Int) -> (top: Rect, rest: Rect) {
        let taken = min(max(0, rows), height)
        return (
            Rect(x: x, y: y, width: width, height: taken),
            Rect(x: x, y: y + taken, width: width, height: height - taken)
        )
    }

    /// The last rows and the rest above them.
    package func splitBottom(_ rows: Int) -> (rest: Rect, bottom: Rect) {
        let (rest, bottom) = splitTop(height - min(max(0, rows), height))
        return (rest, bottom)
    }

    /// The first columns and the rest to their right.
    package func splitLeft(_ columns: Int) -> (left: Rect, rest: Rect) {
        let taken = min(max(0, columns), width)
        return (
            Rect(x: x, y: y, width: taken, height: height),
            Rect(x: x + taken, y: y, width: width - taken, height: height)
        )
    }

    /// The last columns and the rest to their left.
    package func splitRight(_ columns: Int) -> (rest: Rect, right: Rect) {
        let (rest, right) = splitLeft(width - min(max(0, columns), width))
        return (rest, right)
    }

    /// One row of the area, counted from its top; empty where there is no such row.
    package func row(_ index: Int) -> Rect {
        guard index >= 0, index < height else { return Rect(x: x, y: y, width: width, height: 0) }
        return Rect(x: x, y: y + index, width: width, height: 1)
    }

    /// An area of the given size in the middle of this one, no larger than it.
    package func centered(width wanted: Int, height rows: Int) -> Rect {
        let columns = min(wanted, width)
        let lines = min(rows, height)
        return Rect(x: x + (width - columns) / 2, y: y + (height - lines) / 2, width: columns, height: lines)
    }

    /// Equal parts side by side, the left ones a column wider where the width doesn't divide.
    package func columns(_ count: Int, spacing: Int = 0) -> [Rect] {
        Rect.parts(of: width, count: count, spacing: spacing).map {
            Rect(x: x + $0.lowerBound, y: y, width: $0.count, height: height)
        }
    }

    /// Equal parts one below the other, the upper ones a row higher where the height doesn't divide.
    package func rows(_ count: Int, spacing: Int = 0) -> [Rect] {
        Rect.parts(of: height, count: count, spacing: spacing).map {
            Rect(x: x, y: y + $0.lowerBound, width: width, height: $0.count)
        }
    }

    private static func parts(of length: Int, count: Int, spacing: Int) -> [Range<Int>] {
        guard count > 0 else { return [] }
        let usable = max(0, length - spacing * (count - 1))
        var start = 0
        return (0..<count).map { index in
            let part = usable / count + (index < usable % count ? 1 : 0)
            defer { start += part + spacing }
            return start..<start + part
        }
    }
}
