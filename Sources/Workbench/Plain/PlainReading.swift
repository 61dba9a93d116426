import TextCanvas

/// The contents of a screen or of what lies over it, line by line, for reading them out.
package enum PlainReading {
    /// Lines that are read at a time; the last one says how to go on.
    package static let page = 20

    /// Lines of a state from a row on (from 1).
    package static func lines(of state: WorkbenchState, from first: Int) -> [String] {
        if let overlay = state.overlays.last { return paged(PlainOverlay.lines(of: overlay, in: state) ?? [], first) }
        guard let table = ScreenTable(of: state) else { return ["There is nothing to read here yet."] }
        // Only the rows that are read are put into words: a list may have a hundred thousand.
        let last = min(table.rows.count, max(1, first) + page - 1)
        var lines = (max(1, first)...max(1, first, last)).prefix { $0 <= table.rows.count }.map { number in
            "\(number): "
                + zip(table.head, table.rows[number - 1])
                .filter { !$1.isEmpty }.map { "\($0) \($1)" }.joined(separator: ", ")
        }
        if last < table.rows.count { lines.append(more(last, table.rows.count)) }
        return lines
    }

    private static func paged(_ lines: [String], _ first: Int) -> [String] {
        guard !lines.isEmpty else { return ["There is nothing more to read here."] }
        let start = min(max(1, first), lines.count)
        let last = min(lines.count, start + page - 1)
        return Array(lines[start - 1..<last]) + (last < lines.count ? [more(last, lines.count)] : [])
    }

    private static func more(_ last: Int, _ total: Int) -> String {
        "\(Format.count(total - last)) more: read \(last + 1) goes on."
    }
}
