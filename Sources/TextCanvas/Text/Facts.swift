/// Pieces of text that say one thing together and are never torn apart by the end of a row.
package typealias Fact = [(text: String, role: Role)]

extension Canvas {
    /// Columns between two facts.
    private static let gap = 2

    /// Writes facts one after the other; one for which the row has no room begins the next row.
    ///
    /// A fact that is longer than a row, and the first that finds no row any more, are cut with an ellipsis.
    ///
    /// - Returns: rows that they took.
    @discardableResult
    package mutating func write(facts: [Fact], in area: Rect) -> Int {
        guard !area.isEmpty else { return 0 }
        var rows: [Fact] = []
        var used = 0
        for fact in facts where !fact.isEmpty {
            let columns = fact.reduce(0) { $0 + $1.text.columns }
            if let last = rows.indices.last, used + Self.gap + columns <= area.width || rows.count == area.height {
                rows[last] += [(String(repeating: " ", count: Self.gap), .text)] + fact
                used += Self.gap + columns
            } else {
                rows.append(fact)
                used = columns
            }
        }
        for (index, row) in rows.enumerated() { write(row, in: area.row(index)) }
        return rows.count
    }
}
