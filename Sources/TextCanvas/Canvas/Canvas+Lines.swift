extension Canvas {
    /// The text of each row without spaces at its end.
    package var lines: [String] {
        (0..<height).map { row in
            var line = ""
            for column in 0..<width { line += cells[row * width + column].text }
            while line.last == " " { line.removeLast() }
            return line
        }
    }

    /// Each row with its colours in words, for snapshots: `{#ffffff/#000000 bold}text`, and `{}` where the
    /// style of the background returns.
    package var styledLines: [String] {
        let plain = Canvas(width: 1, height: 1, appearance: appearance)[x: 0, y: 0]
        return (0..<height).map { row in
            var line = ""
            var last = plain
            for column in 0..<width {
                let cell = cells[row * width + column]
                if !cell.looksLike(last) { line += cell.looksLike(plain) ? "{}" : "{\(cell.look)}" }
                line += cell.text
                last = cell
            }
            while line.last == " " { line.removeLast() }
            return line
        }
    }
}

extension Cell {
    fileprivate func looksLike(_ other: Cell) -> Bool {
        foreground == other.foreground && background == other.background && attributes == other.attributes
    }

    fileprivate var look: String {
        let words = Attributes.named.filter { attributes.contains($0.attribute) }.map(\.name)
        return (["\(foreground)/\(background)"] + words).joined(separator: " ")
    }
}
