import Testing
import TextCanvas

@Suite struct CanvasTests {
    @Test func textIsClippedAtEveryEdge() {
        var canvas = Canvas(width: 5, height: 2)
        canvas.write("abcdefgh", x: -2, y: 0)
        canvas.write("xy", x: 4, y: 1)
        canvas.write("never", x: 0, y: 2)
        #expect(canvas.lines == ["cdefg", "    x"])
    }

    @Test(arguments: [0, 1, 2, 3]) func anyDrawingIntoAnySizeStaysInside(size: Int) {
        for other in 0..<4 {
            var canvas = Canvas(width: size, height: other)
            canvas.box(canvas.bounds, title: "title", remark: "9", isFocused: true)
            canvas.write("漢字 text", x: -1, y: 0)
            canvas.restyle(Rect(x: -3, y: -3, width: 9, height: 9), as: .selection)
            #expect(canvas.lines.count == other)
            #expect(canvas.lines.allSatisfy { $0.columns <= size })
        }
    }

    @Test func aBoxHasATitleAndARemark() {
        var canvas = Canvas(width: 20, height: 3)
        let inside = canvas.box(canvas.bounds, title: "Clips", remark: "1440")
        canvas.write("text", in: inside)
        #expect(canvas.lines == ["╭─ Clips ─── 1440 ─╮", "│text              │", "╰──────────────────╯"])
    }

    @Test func aBoxInPlainCharacters() {
        var canvas = Canvas(width: 12, height: 3, appearance: Appearance(glyphs: .ascii))
        canvas.box(canvas.bounds, title: "A long title")
        #expect(canvas.lines == ["+- A lo.. -+", "|          |", "+----------+"])
    }

    @Test func aRemarkWithoutRoomIsLeftOut() {
        var canvas = Canvas(width: 12, height: 2)
        canvas.box(canvas.bounds, title: "Clips", remark: "1440")
        #expect(canvas.lines[0] == "╭─ Clips ──╮")
    }

    @Test func clippingIsNestedAndEnds() {
        var canvas = Canvas(width: 6, height: 1)
        canvas.clipped(to: Rect(x: 1, y: 0, width: 3, height: 1)) { canvas in
            canvas.clipped(to: Rect(x: 2, y: 0, width: 9, height: 1)) { $0.write("abcdef", x: 0, y: 0) }
        }
        #expect(canvas.lines == ["  cd"])
        canvas.write("!", x: 5, y: 0)
        #expect(canvas.lines == ["  cd !"])
    }

    @Test func controlCharactersNeverReachTheTerminal() {
        var canvas = Canvas(width: 8, height: 1)
        canvas.write("a\u{1B}[2Jb", x: 0, y: 0)
        #expect(canvas.lines == ["a\u{FFFD}[2Jb"])
    }

    @Test func textKeepsTheBackgroundBeneath() {
        var canvas = Canvas(width: 2, height: 1)
        canvas.fill(canvas.bounds, as: .selection)
        canvas.write("x", x: 0, y: 0, as: .error)
        #expect(canvas[x: 0, y: 0].background == canvas[x: 1, y: 0].background)
        #expect(canvas[x: 0, y: 0].foreground != canvas[x: 1, y: 0].foreground)
    }

    @Test func withoutColoursTheSelectionStaysReversedUnderText() {
        var canvas = Canvas(width: 3, height: 1, appearance: Appearance(colors: .monochrome))
        canvas.fill(canvas.bounds, as: .selection)
        canvas.write("ab", x: 0, y: 0, as: .error)
        #expect(canvas.styledLines == ["{terminal/terminal bold underline reverse}ab{terminal/terminal reverse}"])
    }

    @Test func alignedTextStandsWhereItBelongs() {
        var canvas = Canvas(width: 9, height: 3)
        canvas.write("abc", in: canvas.bounds.row(0), align: .left)
        canvas.write("abc", in: canvas.bounds.row(1), align: .center)
        canvas.write("abc", in: canvas.bounds.row(2), align: .right)
        #expect(canvas.lines == ["abc", "   abc", "      abc"])
    }
}
