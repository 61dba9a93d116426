import Terminal
import Testing
import TextCanvas

@Suite struct TerminalKindTests {
    private func kind(_ variables: [String: String], isUTF8: Bool = true, colors: ColorTier? = nil) -> TerminalKind {
        TerminalKind(environment: { variables[$0] }, isUTF8: isUTF8, colors: colors)
    }

    @Test func twoHundredAndFiftySixColoursAreTheRule() {
        let kind = kind(["TERM": "xterm-256color"])
        #expect(kind.types == ["xterm-256color"])
        #expect(kind.colors == .colors256)
        #expect(kind.glyphs == .braille)
    }

    @Test(arguments: [("xterm-256color", "xterm-direct"), ("tmux-256color", "tmux-direct"), ("foot", "foot-direct")])
    func directColourIsTriedWhereTheTerminalSaysSo(type: String, direct: String) {
        let kind = kind(["TERM": type, "COLORTERM": "truecolor"])
        #expect(kind.types == [direct, type])
        #expect(kind.colors == .trueColor)
    }

    @Test func noColorMeansTwoColoursUnlessTheUserWantsMore() {
        let variables = ["TERM": "xterm-256color", "NO_COLOR": "1", "COLORTERM": "truecolor"]
        #expect(kind(variables).colors == .monochrome)
        #expect(kind(variables, colors: .colors256).colors == .colors256)
        #expect(kind(["TERM": "xterm", "NO_COLOR": ""]).colors == .colors256)
    }

    @Test func glyphsFollowTheLocaleAndTheTerminal() {
        #expect(kind(["TERM": "xterm"], isUTF8: false).glyphs == .ascii)
        #expect(kind(["TERM": "vt220"]).glyphs == .ascii)
        #expect(kind(["TERM": "linux"]).glyphs == .blocks)
        #expect(TerminalKind(environment: { _ in "linux" }, isUTF8: false, glyphs: .braille).glyphs == .braille)
    }
}
