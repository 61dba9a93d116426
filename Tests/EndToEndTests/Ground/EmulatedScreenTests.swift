import TestSupport
import Testing

@Suite struct EmulatedScreenTests {
    private func screen(_ text: String, rows: Int = 3, columns: Int = 8) -> EmulatedScreen {
        var screen = EmulatedScreen(rows: rows, columns: columns)
        screen.feed(text.utf8)
        return screen
    }

    @Test func textWrapsOnlyWhenTheNextCharacterComes() {
        #expect(screen("12345678").cursor == (0, 7))
        #expect(screen("123456789").lines == ["12345678", "9", ""])
    }

    @Test func theBottomLineScrolls() {
        #expect(screen("1\r\n2\r\n3\r\n4").lines == ["2", "3", "4"])
        #expect(screen("\u{1B}[2;3r\u{1B}[1;1Ha\u{1B}[3;1Hb\nc").lines == ["a", "b", " c"])
    }

    @Test(arguments: [
        ("abcdef\u{1B}[1;3H\u{1B}[K", "ab"), ("abcdef\u{1B}[1;3H\u{1B}[1K", "   def"),
        ("abcdef\u{1B}[1;3H\u{1B}[2P", "abef"), ("abcdef\u{1B}[1;3H\u{1B}[2@", "ab  cdef"),
        ("abcdef\u{1B}[1;3H\u{1B}[2X", "ab  ef"), ("a\u{1B}[4b", "aaaaa"), ("ab\u{1B}[4G\u{8}X", "abX"),
        ("\u{1B}]0;title\u{7}a", "a"), ("e\u{301}", "e\u{301}"), ("\u{1B}(Ba", "a"),
    ])
    func oneLineIsEdited(written: String, expected: String) {
        #expect(screen(written).lines[0] == expected)
    }

    @Test func coloursAndAttributesAreKept() {
        let cells = screen("\u{1B}[1;38;5;200;48:2::1:2:3ma\u{1B}[0mb")
        let look = cells.cell(row: 0, column: 0)?.look
        #expect(look?.foreground == .indexed(200))
        #expect(look?.background == .direct(red: 1, green: 2, blue: 3))
        #expect(look?.attributes == [.bold])
        #expect(cells.cell(row: 0, column: 1)?.look.attributes == [])
    }

    @Test func theAlternateScreenGivesTheMainOneBack() {
        let during = screen("main\u{1B}[?1049h\u{1B}[Hother")
        #expect(during.lines[0] == "other")
        #expect(during.modes.contains(1049))
        var after = during
        after.feed("\u{1B}[?1049l".utf8)
        #expect(after.lines[0] == "main")
        #expect(after.cursor == (0, 4))
    }
}
