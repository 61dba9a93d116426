import TestSupport
import Testing

@Suite struct PseudoTerminalTests {
    @Test func aCommandsOutputAndExitCodeAreSeen() throws {
        let terminal = try PseudoTerminal()
        try terminal.run(["sh", "-c", "echo it\\'s here; exit 3"])
        #expect(try terminal.waitForExit() == 3)
        #expect(terminal.screen.lines.contains("it's here"))
    }

    @Test func theProgramLearnsTheSizeAndItsChanges() throws {
        let terminal = try PseudoTerminal(columns: 91, rows: 17)
        try terminal.type("stty size")
        try terminal.waitFor("17 91")
        terminal.resize(columns: 123, rows: 45)
        try terminal.type("stty size")
        try terminal.waitFor("45 123")
    }

    @Test func aJobCanBeStoppedAndContinued() throws {
        let terminal = try PseudoTerminal()
        try terminal.run(["cat"])
        try terminal.type("before")
        // Once from the echo, once from cat: then it runs.
        try terminal.wait(for: "the line twice") { screen in screen.lines.count { $0 == "before" } == 2 }
        try terminal.press(.control("z"))
        #expect(try terminal.waitForExit() == 128 + 20)
        try terminal.run(["fg"])
        try terminal.type("after")
        try terminal.wait(for: "the line twice") { screen in screen.lines.count { $0 == "after" } == 2 }
        try terminal.press(.control("d"))
        #expect(try terminal.waitForExit() == 0)
    }

    @Test func aWaitEndsAtItsDeadline() throws {
        let terminal = try PseudoTerminal()
        #expect(throws: ProgramError.self) { try terminal.waitFor("what never comes", seconds: 0.05) }
    }
}
