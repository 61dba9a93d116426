import TestSupport
import Testing

/// Someone who listens to the screen instead of looking at it.
@Suite struct PlainStories {
    private func open(home: TemporaryFolder? = nil) throws -> PseudoTerminal {
        let terminal = try PseudoTerminal(columns: 200, rows: 50, home: home)
        try terminal.emoscope("--plain")
        try terminal.waitFor("listed, sorted by name of the file", seconds: 120)
        return terminal
    }

    private func leave(_ terminal: PseudoTerminal) throws {
        try terminal.type("quit")
        #expect(try terminal.waitForExit() == 0)
    }

    @Test func everythingIsSaidInLinesAndNothingIsDrawn() throws {
        let terminal = try open()
        try terminal.type("move.down")
        try terminal.waitFor("Clip 2, ")
        #expect(!terminal.screen.modes.contains(1049))
        let drawn = terminal.screen.text.unicodeScalars.filter { (0x2500...0x28FF).contains($0.value) }
        #expect(drawn.isEmpty)
        try leave(terminal)
    }

    @Test func aListenerFiltersAndReadsTheList() throws {
        let terminal = try open()
        try terminal.type("clips.filter")
        try terminal.waitFor("Type filter")
        try terminal.type("emotion=sad")
        try terminal.waitFor("Filter: emotion=sad.")
        try terminal.type("read")
        try terminal.waitFor("emotion sad")
        try leave(terminal)
    }

    @Test func aListenerMarksAClipThatIsFoundLater() throws {
        let home = try TemporaryFolder()
        let terminal = try open(home: home)
        try terminal.type("clips.mark")
        try terminal.waitFor("marked")
        try leave(terminal)
        let again = try open(home: home)
        try again.waitFor("marked")
        try leave(again)
    }

    @Test func aListenerHearsHowATrainingGoesOnAndStopsIt() throws {
        let terminal = try open()
        try terminal.type("train.start")
        try terminal.waitFor("A training")
        try terminal.type("quit")
        try terminal.waitFor("A training runs. Quit?")
        try terminal.type("s")
        #expect(try terminal.waitForExit() == 0)
    }

    @Test func aProgramCanUseItThroughAPipe() throws {
        let home = try TemporaryFolder()
        let run = try ProgramRun.emoscope("--plain", home: home)
        #expect(run.exitCode == 0)
        #expect(run.standardOutput.contains("Clips screen, Clip list."))
    }
}
