extension String {
    /// The text in lines of at most so many columns, broken at spaces; longer words are cut.
    ///
    /// Line ends in the text are kept. Without any room there are no lines.
    package func wrapped(to room: Int) -> [String] {
        guard room > 0 else { return [] }
        return split(separator: "\n", omittingEmptySubsequences: false).flatMap { paragraph -> [String] in
            var lines: [String] = []
            var line = ""
            for word in paragraph.split(separator: " ") {
                var rest = String(word)
                if !line.isEmpty, line.columns + 1 + rest.columns <= room {
                    line += " " + rest
                    continue
                }
                if !line.isEmpty { lines.append(line) }
                while rest.columns > room {
                    let part = rest.prefix(columns: room)
                    // A wide character in a single column can't be shown at all.
                    guard !part.isEmpty else { return lines }
                    lines.append(part)
                    rest.removeFirst(part.count)
                }
                line = rest
            }
            return lines + [line]
        }
    }
}

extension Canvas {
    /// Writes text in lines broken at spaces, as many as the area has; an ellipsis ends what doesn't fit.
    ///
    /// - Returns: rows that it took.
    @discardableResult
    package mutating func writeWrapped(_ text: String, in area: Rect, as role: Role = .text) -> Int {
        let lines = text.wrapped(to: area.width)
        for (index, line) in lines.prefix(area.height).enumerated() {
            let isCut = index == area.height - 1 && lines.count > area.height
            write(isCut ? (line + " " + lines[index + 1]) : line, in: area.row(index), as: role)
        }
        return min(lines.count, area.height)
    }
}
