import Testing
import TextCanvas

@Suite struct WideCharacterTests {
    @Test(arguments: [
        ("a", 1), ("é", 1), ("e\u{301}", 1), ("漢", 2), ("한", 2), ("ｱ", 1), ("Ａ", 2), ("😀", 2), ("\u{200B}", 0),
        ("ß", 1),
        ("⠿", 1), ("▀", 1), ("│", 1), ("▲", 1), ("…", 1), ("", 0), ("日本語 text", 11), ("क", 1), ("⌚", 2),
    ]) func widthsAreThoseOfATerminal(text: String, columns: Int) {
        #expect(text.columns == columns)
    }

    @Test func aWideCharacterTakesTwoCells() {
        var canvas = Canvas(width: 6, height: 1)
        canvas.write("漢字x", x: 0, y: 0)
        #expect(canvas.lines == ["漢字x"])
        #expect(canvas[x: 1, y: 0].isContinuation)
        #expect(canvas[x: 4, y: 0].text == "x")
    }

    @Test(arguments: [0, 1]) func writingOverOneHalfBlanksTheOther(column: Int) {
        var canvas = Canvas(width: 4, height: 1)
        canvas.write("漢", x: 0, y: 0)
        canvas.write("x", x: column, y: 0)
        #expect(canvas.lines == [column == 0 ? "x" : " x"])
    }

    @Test func aWideCharacterOverTwoOthersBlanksTheirOuterHalves() {
        var canvas = Canvas(width: 4, height: 1)
        canvas.write("漢字", x: 0, y: 0)
        canvas.write("語", x: 1, y: 0)
        #expect(canvas.lines == [" 語"])
    }

    @Test func aWideCharacterThatDoesNotFitBecomesASpace() {
        var canvas = Canvas(width: 3, height: 1)
        canvas.write("a字", x: 0, y: 0)
        canvas.write("字", x: 2, y: 0)
        #expect(canvas[x: 2, y: 0].text == " ")
        #expect(canvas.lines == ["a"])
    }

    @Test func combiningMarksStayWithTheirLetter() {
        var canvas = Canvas(width: 3, height: 1)
        #expect(canvas.write("e\u{301}\u{323}o", x: 0, y: 0) == 2)
        #expect(canvas.lines == ["e\u{301}\u{323}o"])
    }

    @Test func truncationCountsColumns() {
        #expect("漢字漢字".truncated(to: 5) == "漢字…")
        #expect("漢字漢字".truncated(to: 4) == "漢…")
        #expect("abcdef".truncated(to: 6) == "abcdef")
        #expect("abcdef".truncated(to: 4, glyphs: .ascii) == "ab..")
        #expect("abcdef".truncated(to: 1) == "a")
        #expect("a/long/path.wav".truncatedInTheMiddle(to: 9) == "a/lo….wav")
        #expect("漢".padded(to: 4, align: .right) == "  漢")
    }
}
