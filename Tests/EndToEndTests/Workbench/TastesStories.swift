import TestSupport
import Testing

/// Everybody arranges the workbench to their taste.
@Suite struct TastesStories {
    private func theme(_ background: String) -> String {
        "name = \"mine\"\nroles.background = \"255 on \(background)\"\n"
    }

    @Test func someoneNewReadsTheFirstStepsOnce() throws {
        let home = try TemporaryFolder()
        let workbench = try OpenWorkbench(home: home)
        try workbench.terminal.waitFor("First steps")
        try workbench.terminal.press("j")
        try workbench.terminal.waitUntilGone("First steps")
        #expect(try workbench.quit() == 0)
        let again = try OpenWorkbench(home: home)
        #expect(!again.terminal.screen.text.contains("First steps"))
        try again.terminal.press(":tour", .enter)
        try again.terminal.waitFor("First steps")
        #expect(try again.quit() == 0)
    }

    @Test func aThemeThatIsBeingWrittenIsSeenAtOnce() throws {
        let home = try TemporaryFolder()
        try home.write(".config/emoscope/themes/mine.toml", theme("17"))
        let workbench = try OpenWorkbench(arguments: ["--theme", "mine"], home: home)
        let terminal = workbench.terminal
        try terminal.wait(for: "the first background") { screen in
            screen.cell(row: 20, column: 2)?.look.background == .indexed(17)
        }
        try home.write(".config/emoscope/themes/mine.toml", theme("52"))
        try terminal.wait(for: "the second background") { screen in
            screen.cell(row: 20, column: 2)?.look.background == .indexed(52)
        }
        try home.write(".config/emoscope/themes/mine.toml", theme("52 on"))
        try terminal.waitFor("mine.toml")
        #expect(try workbench.quit() == 0)
    }

    @Test func aKeyOfOnesOwnWorksAndTheHelpShowsIt() throws {
        let home = try TemporaryFolder()
        try home.write(".config/emoscope/config.toml", "keys.clips.mark = \"f9\"")
        let workbench = try OpenWorkbench(columns: 200, rows: 56, home: home)
        let terminal = workbench.terminal
        try terminal.press("?")
        try terminal.waitFor("f9")
        try workbench.close("Clip list")
        try terminal.press("\u{1B}[20~", "/", "mark=yes", .enter)
        try terminal.waitFor(" 1 of ")
        #expect(try workbench.quit() == 0)
    }

    @Test func aKeyThatIsTakenAlreadyIsReported() throws {
        let home = try TemporaryFolder()
        try home.write(".config/emoscope/config.toml", "keys.clips.mark = \"s\"")
        let workbench = try OpenWorkbench(home: home)
        try workbench.terminal.press("M")
        try workbench.terminal.waitFor("two commands have one key: s")
        try workbench.close("two commands")
        #expect(try workbench.quit() == 0)
    }

    @Test func aUserHidesAColumn() throws {
        let workbench = try OpenWorkbench()
        let terminal = workbench.terminal
        try terminal.press("C")
        try terminal.wait(for: "the columns") { screen in screen.lines.contains { $0.contains(/\[x\] +sex/) } }
        try terminal.press("j", "j", .enter)
        try terminal.wait(for: "sex to be hidden") { screen in screen.lines.contains { $0.contains(/\[ \] +sex/) } }
        try workbench.close("[ ]")
        #expect(!terminal.screen.lines[2].contains("sex"))
        #expect(try workbench.quit() == 0)
    }

    @Test func aUserWithAPlainFontSeesTheSameInAscii() throws {
        let workbench = try OpenWorkbench()
        let terminal = workbench.terminal
        try terminal.waitFor("waveform")
        try terminal.press("T", "T")
        try terminal.wait(for: "nothing but ASCII") { screen in
            screen.text.unicodeScalars.allSatisfy(\.isASCII) && screen.text.contains("waveform")
        }
        #expect(try workbench.quit() == 0)
    }
}
