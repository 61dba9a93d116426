import Testing
import TextCanvas

@Suite struct SVGTests {
    private func picture(_ draw: (inout Canvas) -> Void) -> String {
        var canvas = Canvas(width: 12, height: 3)
        draw(&canvas)
        return canvas.svg(title: "a < b")
    }

    @Test func textKeepsItsPlaceAndIsEscaped() {
        let svg = picture { $0.write("x < y & z", x: 2, y: 1, as: .title) }
        #expect(svg.contains("<title>a &lt; b</title>"))
        #expect(svg.contains("x=\"16.8\" y=\"30.0\"") && svg.contains(">x &lt; y &amp; z</text>"))
        #expect(svg.contains("font-weight=\"bold\""))
    }

    @Test func halfBlocksAreShapesOfBothColours() {
        let style = Style(foreground: Color(hex: 0xFF0000), background: Color(hex: 0x0000FF))
        let svg = picture { $0.put("▀", x: 0, y: 0, style: style) }
        #expect(svg.contains("width=\"8.4\" height=\"17.0\" fill=\"#0000ff\""))
        #expect(svg.contains("width=\"8.4\" height=\"8.5\" fill=\"#ff0000\""))
        #expect(!svg.contains("▀"))
    }

    @Test func everyBrailleDotIsDrawn() {
        let svg = picture { $0.put("\u{28FF}", x: 0, y: 0, style: $0.style(.curve)) }
        #expect(svg.split(separator: "h3v3h-3z").count - 1 == 8)
    }

    @Test func everyCellIsCoveredOnce() {
        let svg = picture { $0.write("abc", x: 0, y: 0) }
        let ground = svg.split(separator: "\n").filter { $0.hasPrefix("<rect x") && $0.contains("height=\"17.0\"") }
        let widths = ground.compactMap { line -> Double? in
            line.split(separator: "\"").dropFirst(5).first.flatMap { Double($0) }
        }
        let covered: Double = widths.reduce(0, +)
        let whole = 302.4
        #expect(abs(covered - whole) < 0.5)
    }
}
