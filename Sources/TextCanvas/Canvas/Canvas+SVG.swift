extension Canvas {
    /// The picture as SVG, true to the cells of the screen: blocks and braille dots are drawn as shapes, everything else
    /// as text of a monospaced font.
    ///
    /// - Parameter title: what programs that read the file aloud call it.
    package func svg(title: String) -> String {
        let cell = SVGPicture.cell
        var picture = SVGPicture(isLight: appearance.theme.isLight)
        for row in 0..<height {
            var column = 0
            while column < width {
                let first = self[x: column, y: row]
                var end = column + 1
                while end < width, self[x: end, y: row].sharesLook(with: first) { end += 1 }
                picture.add((column..<end).map { self[x: $0, y: row] }, column: column, row: row)
                column = end
            }
        }
        let size = (width: Double(width) * cell.width, height: Double(height) * cell.height)
        let ground = picture.hex(appearance.style(.background).background ?? .terminal, isGround: true)
        return """
            <svg xmlns="http://www.w3.org/2000/svg" width="\(Format.fixed(size.width, decimals: 1))" \
            height="\(Format.fixed(size.height, decimals: 1))" \
            viewBox="0 0 \(Format.fixed(size.width, decimals: 1)) \(Format.fixed(size.height, decimals: 1))">
            <title>\(SVGPicture.escaped(title))</title>
            <rect width="100%" height="100%" fill="\(ground)"/>
            <g font-family="DejaVu Sans Mono, Menlo, Consolas, monospace" font-size="14" xml:space="preserve">
            \(picture.elements.joined(separator: "\n"))
            </g>
            </svg>

            """
    }
}

extension Cell {
    /// Whether both are drawn in one go.
    fileprivate func sharesLook(with other: Cell) -> Bool {
        foreground == other.foreground && background == other.background && attributes == other.attributes
    }
}

/// The elements of a picture, gathered run by run.
private struct SVGPicture {
    /// Size of a cell, in the units of the picture.
    static let cell = (width: 8.4, height: 17.0)

    let isLight: Bool
    private(set) var elements: [String] = []

    init(isLight: Bool) { self.isLight = isLight }

    /// Adds cells of one look that stand side by side.
    mutating func add(_ cells: [Cell], column: Int, row: Int) {
        guard let first = cells.first else { return }
        let isReversed = first.attributes.contains(.reverse)
        let ink = isReversed ? hex(first.background, isGround: true) : hex(first.foreground, isGround: false)
        let ground = isReversed ? hex(first.foreground, isGround: false) : hex(first.background, isGround: true)
        let x = Double(column) * Self.cell.width
        let y = Double(row) * Self.cell.height
        elements.append(rectangle(x, y, Double(cells.count) * Self.cell.width, Self.cell.height, ground))
        var text = ""
        var hasText = false
        for (offset, cell) in cells.enumerated() {
            let left = x + Double(offset) * Self.cell.width
            if cell.isContinuation { continue }
            if draw(cell.scalar, x: left, y: y, ink) {
                text += " "
            } else {
                text += cell.text
                hasText = hasText || cell.scalar != " "
            }
        }
        guard hasText else { return }
        let weight = first.attributes.contains(.bold) ? " font-weight=\"bold\"" : ""
        let opacity = first.attributes.contains(.dim) ? " opacity=\"0.6\"" : ""
        let line = first.attributes.contains(.underline) ? " text-decoration=\"underline\"" : ""
        let length = Format.fixed(Double(cells.count) * Self.cell.width, decimals: 1)
        elements.append(
            "<text x=\"\(Format.fixed(x, decimals: 1))\" y=\"\(Format.fixed(y + 13, decimals: 1))\" fill=\"\(ink)\""
                + " textLength=\"\(length)\" lengthAdjust=\"spacingAndGlyphs\"\(weight)\(opacity)\(line)>"
                + "\(Self.escaped(text))</text>")
    }

    /// Draws blocks and braille as shapes. Returns whether the character is one of these.
    private mutating func draw(_ scalar: Unicode.Scalar, x: Double, y: Double, _ ink: String) -> Bool {
        let (width, height) = Self.cell
        switch scalar.value {
        case 0x2580: elements.append(rectangle(x, y, width, height / 2, ink))
        case 0x2581...0x2588:
            let part = height * Double(scalar.value - 0x2580) / 8
            elements.append(rectangle(x, y + height - part, width, part, ink))
        case 0x2589...0x258F:
            elements.append(rectangle(x, y, width * Double(0x2590 - scalar.value) / 8, height, ink))
        case 0x2590: elements.append(rectangle(x + width / 2, y, width / 2, height, ink))
        case 0x2800...0x28FF: dots(scalar.value - 0x2800, x: x, y: y, ink)
        default: return false
        }
        return true
    }

    /// The dots of a braille character, two across and four downwards.
    private mutating func dots(_ bits: UInt32, x: Double, y: Double, _ ink: String) {
        var path = ""
        for dot in 0..<8 where bits >> dot & 1 == 1 {
            let (across, down) = dot < 6 ? (dot / 3, dot % 3) : (dot - 6, 3)
            let left = Format.fixed(x + (Double(across) + 0.15) * Self.cell.width / 2, decimals: 1)
            let top = Format.fixed(y + (Double(down) + 0.15) * Self.cell.height / 4, decimals: 1)
            path += "M\(left) \(top)h3v3h-3z"
        }
        if !path.isEmpty { elements.append("<path fill=\"\(ink)\" d=\"\(path)\"/>") }
    }

    private func rectangle(_ x: Double, _ y: Double, _ width: Double, _ height: Double, _ fill: String) -> String {
        func figure(_ value: Double) -> String { Format.fixed(value, decimals: 1) }
        return "<rect x=\"\(figure(x))\" y=\"\(figure(y))\" width=\"\(figure(width))\" height=\"\(figure(height))\""
            + " fill=\"\(fill)\"/>"
    }

    /// A colour as SVG writes it; the terminal's own is dark on light or the other way round, as the theme is.
    func hex(_ color: Color, isGround: Bool) -> String {
        guard let (red, green, blue) = color.components else { return isGround == isLight ? "#ffffff" : "#000000" }
        func pair(_ value: UInt8) -> String { (value < 16 ? "0" : "") + String(value, radix: 16) }
        return "#" + pair(red) + pair(green) + pair(blue)
    }

    /// Text with the characters replaced that XML gives a meaning.
    static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    }
}
