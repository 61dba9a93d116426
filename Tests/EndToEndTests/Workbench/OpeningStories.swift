import TestSupport
import Testing

/// What happens before the first frame, and when there can't be one.
@Suite struct OpeningStories {
    @Test(arguments: [
        (["/nowhere"], 1, "no such folder: /nowhere"), (["--theme", "drak"], 2, "did you mean 'dark'?"),
        (["/etc/passwd"], 1, "not a folder: /etc/passwd"),
    ])
    func whatCannotBeOpenedIsSaidInOneLine(arguments: [String], code: Int, line: String) throws {
        let terminal = try PseudoTerminal()
        try terminal.run([Program.emoscopePath] + arguments)
        #expect(try terminal.waitForExit() == code)
        #expect(terminal.screen.text.contains(line))
        #expect(terminal.screen.modes == [7, 25])
    }

    @Test func aTerminalThatNobodyKnowsIsNamed() throws {
        let terminal = try PseudoTerminal(environment: ["TERM": "no-such-terminal"])
        try terminal.run([Program.emoscopePath, "/tmp"])
        #expect(try terminal.waitForExit() == 1)
        #expect(terminal.screen.text.contains("'no-such-terminal' is not known"))
    }

    @Test func withoutAPathTheDemoCorpusIsMadeAndOpened() throws {
        let terminal = try PseudoTerminal(columns: 120, rows: 40)
        try terminal.emoscope()
        try terminal.waitFor(".wav", seconds: 60)
        try terminal.press("q")
        #expect(try terminal.waitForExit() == 0)
    }

    @Test func aFaultInTheSettingsIsShownAndTheWorkbenchOpens() throws {
        let home = try TemporaryFolder()
        try home.write(".config/emoscope/config.toml", "thme = \"light\"")
        let workbench = try OpenWorkbench(home: home)
        try workbench.terminal.press("M")
        try workbench.terminal.waitFor("unknown key 'thme'; did you mean 'theme'?")
        try workbench.close("unknown key")
        #expect(try workbench.quit() == 0)
    }

    @Test(arguments: ["linux", "screen-256color", "vt100", "xterm", "tmux-256color"])
    func manyTerminalsCanShowIt(type: String) throws {
        let workbench = try OpenWorkbench(environment: ["TERM": type])
        #expect(try workbench.quit() == 0)
        #expect(workbench.terminal.lineModes == workbench.modesBefore)
    }
}
