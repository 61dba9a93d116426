import Testing
import TextCanvas

/// Compares what is drawn into an area of the given size with literal lines.
func expectDrawing(
    width: Int, height: Int, appearance: Appearance = Appearance(), _ expected: String, styled: Bool = false,
    location: SourceLocation = #_sourceLocation, draw: (Rect, inout Canvas) -> Void
) {
    var canvas = Canvas(width: width, height: height, appearance: appearance)
    draw(canvas.bounds, &canvas)
    let drawn = (styled ? canvas.styledLines : canvas.lines).joined(separator: "\n")
    #expect(drawn == expected, "drawn:\n\(drawn)\n", sourceLocation: location)
}

/// Draws into every small size, which must neither trap nor reach beyond the area, nor need more than ASCII there.
func expectContained(location: SourceLocation = #_sourceLocation, draw: (Rect, inout Canvas) -> Void) {
    var problems: [String] = []
    for glyphs in GlyphTier.allCases {
        for colors in [ColorTier.monochrome, .colors256] {
            let appearance = Appearance(colors: colors, glyphs: glyphs)
            for width in Array(0...12) + [24, 40] {
                for height in 0...8 {
                    var canvas = Canvas(width: width + 4, height: height + 4, appearance: appearance)
                    let empty = canvas
                    draw(Rect(x: 2, y: 2, width: width, height: height), &canvas)
                    let runs = canvas.changes(since: empty)
                    let isInside = runs.allSatisfy {
                        $0.row >= 2 && $0.row < height + 2 && $0.columns.lowerBound >= 2
                            && $0.columns.upperBound <= width + 2
                    }
                    let isPlain = glyphs != .ascii || canvas.lines.joined().utf8.allSatisfy { $0 < 0x80 }
                    if !isInside || !isPlain { problems.append("\(width)x\(height): \(canvas.lines)") }
                }
            }
        }
    }
    #expect(problems.isEmpty, "\(problems.count) sizes, the first \(problems.first ?? "")", sourceLocation: location)
}
