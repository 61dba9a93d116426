/// A raster finer than cells: 2 x 4 braille dots, 2 x 2 quarter blocks, or one character a cell.
///
/// Each cell remembers the series that touched it last, which gives it its colour.
struct DotGrid {
    /// Dots across.
    let width: Int
    /// Dots downwards.
    let height: Int
    private let glyphs: GlyphTier
    private let columns: Int
    private var bits: [UInt8]
    private var owners: [Int]

    /// An empty raster over so many cells.
    ///
    /// - Parameter usesMarks: one letter-like mark a series instead of dots, where colours can't tell them apart.
    init(columns: Int, rows: Int, glyphs: GlyphTier, usesMarks: Bool = false) {
        self.glyphs = usesMarks ? .ascii : glyphs
        self.columns = columns
        let dots = DotGrid.dots(of: self.glyphs)
        width = columns * dots.across
        height = rows * dots.down
        bits = Array(repeating: 0, count: columns * rows)
        owners = Array(repeating: -1, count: columns * rows)
    }

    private static func dots(of glyphs: GlyphTier) -> (across: Int, down: Int) {
        switch glyphs {
        case .braille: (2, 4)
        case .blocks: (2, 2)
        case .ascii: (1, 1)
        }
    }

    /// Sets a dot; outside nothing happens.
    mutating func set(_ x: Int, _ y: Int, owner: Int) {
        guard x >= 0, x < width, y >= 0, y < height else { return }
        let (across, down) = DotGrid.dots(of: glyphs)
        let cell = y / down * columns + x / across
        bits[cell] |= DotGrid.bit(x % across, y % down, glyphs)
        owners[cell] = owner
    }

    /// Sets the dots of a line between two places, both inside.
    mutating func line(from start: (x: Int, y: Int), to end: (x: Int, y: Int), owner: Int) {
        let steps = max(abs(end.x - start.x), abs(end.y - start.y))
        guard steps > 0 else { return set(start.x, start.y, owner: owner) }
        for step in 0...steps {
            // Rounded half away from zero, so that a line is the same from both ends.
            let x = start.x + ((end.x - start.x) * step * 2 + steps * (end.x < start.x ? -1 : 1)) / (2 * steps)
            let y = start.y + ((end.y - start.y) * step * 2 + steps * (end.y < start.y ? -1 : 1)) / (2 * steps)
            set(x, y, owner: owner)
        }
    }

    /// Draws every cell that has a dot.
    func draw(at origin: Position, on canvas: inout Canvas, style: (Int) -> Style) {
        for (index, bits) in bits.enumerated() where bits != 0 {
            canvas.put(
                glyph(bits, owner: owners[index]), x: origin.x + index % columns, y: origin.y + index / columns,
                style: style(owners[index]))
        }
    }

    private func glyph(_ bits: UInt8, owner: Int) -> Unicode.Scalar {
        switch glyphs {
        case .braille: Unicode.Scalar(0x2800 + UInt32(bits)) ?? "*"
        case .blocks: DotGrid.quarters[Int(bits & 15)]
        case .ascii: DotGrid.mark(owner)
        }
    }

    /// The mark of a series where neither dots nor colours can be used.
    static func mark(_ owner: Int) -> Unicode.Scalar {
        let marks: [Unicode.Scalar] = ["*", "o", "+", "x", "#", "%", "@", "="]
        return marks[max(0, owner) % marks.count]
    }

    private static func bit(_ x: Int, _ y: Int, _ glyphs: GlyphTier) -> UInt8 {
        switch glyphs {
        // Unicode numbers the upper six dots by column and then the two lowest.
        case .braille: y < 3 ? 1 << UInt8(x * 3 + y) : 1 << UInt8(6 + x)
        case .blocks: 1 << UInt8(y * 2 + x)
        case .ascii: 1
        }
    }

    private static let quarters: [Unicode.Scalar] = [
        " ", "▘", "▝", "▀", "▖", "▌", "▞", "▛", "▗", "▚", "▐", "▜", "▄", "▙", "▟", "█",
    ]
}
