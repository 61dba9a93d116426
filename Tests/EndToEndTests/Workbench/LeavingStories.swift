import Glibc
import TestSupport
import Testing

/// Every way out leaves a terminal that the shell can use.
@Suite struct LeavingStories {
    @Test func aUserQuitsAndTheShellIsAsBefore() throws {
        let workbench = try OpenWorkbench()
        #expect(workbench.terminal.screen.modes.isSuperset(of: [1049, 2004]))
        #expect(try workbench.quit() == 0)
        #expect(workbench.isTerminalIntact)
    }

    @Test(arguments: [SIGTERM, SIGHUP, SIGQUIT])
    func aSignalEndsTheWorkbenchOrderly(signal: Int32) throws {
        let workbench = try OpenWorkbench()
        workbench.terminal.signal(signal)
        #expect(try workbench.terminal.waitForExit() == 128 + Int(signal))
        #expect(workbench.isTerminalIntact)
    }

    @Test(arguments: [SIGPIPE, SIGCONT, SIGWINCH])
    func aSignalThatAsksForNothingChangesNothing(signal: Int32) throws {
        let workbench = try OpenWorkbench()
        workbench.terminal.signal(signal)
        try workbench.terminal.press("?")
        try workbench.terminal.waitFor("Clip list")
        try workbench.close("Clip list")
        #expect(try workbench.quit() == 0)
        #expect(workbench.isTerminalIntact)
    }

    @Test func aStopSignalFromOutsideGivesTheTerminalBackUntilItGoesOn() throws {
        let workbench = try OpenWorkbench()
        workbench.terminal.signal(SIGTSTP)
        #expect(try workbench.terminal.waitForExit() == 128 + Int(SIGTSTP))
        #expect(workbench.isTerminalIntact)
        try workbench.terminal.run(["fg"])
        try workbench.terminal.waitFor(".wav")
        #expect(try workbench.quit() == 0)
    }

    @Test func anInterruptFromOutsideEndsItToo() throws {
        let workbench = try OpenWorkbench()
        workbench.terminal.signal(SIGINT)
        // The shell gives up the rest of the line, the exit code with it.
        try workbench.terminal.wait(for: "the shell's screen") { !$0.modes.contains(1049) }
        try workbench.terminal.run(["true"])
        #expect(try workbench.terminal.waitForExit() == 0)
        #expect(workbench.isTerminalIntact)
    }

    @Test(arguments: [SIGSEGV, SIGBUS, SIGILL, SIGABRT, SIGFPE, SIGTRAP])
    func aCrashGivesTheTerminalBackAndNamesTheLog(signal: Int32) throws {
        let workbench = try OpenWorkbench()
        workbench.terminal.signal(signal)
        #expect(try workbench.terminal.waitForExit() == 128 + Int(signal))
        try workbench.terminal.waitFor("emoscope.log")
        #expect(workbench.isTerminalIntact)
    }

    @Test func aUserSuspendsTheWorkbenchAndComesBack() throws {
        let workbench = try OpenWorkbench()
        let terminal = workbench.terminal
        try terminal.press(.control("z"))
        #expect(try terminal.waitForExit() == 128 + Int(SIGTSTP))
        #expect(workbench.isTerminalIntact)
        // The window changes while the shell has it.
        terminal.resize(columns: 100, rows: 30)
        try terminal.run(["fg"])
        try terminal.waitFor(".wav")
        #expect(terminal.screen.modes.contains(1049))
        #expect(try workbench.quit() == 0)
        #expect(workbench.isTerminalIntact)
    }

    @Test func aStopFromOutsideIsNoHarmEither() throws {
        let workbench = try OpenWorkbench()
        let terminal = workbench.terminal
        // Nothing can tidy up behind this signal, so a frame cut in two would swallow what the shell says.
        try terminal.waitForRest()
        terminal.signal(SIGSTOP)
        #expect(try terminal.waitForExit() == 128 + Int(SIGSTOP))
        let frames = terminal.screen.frames
        try terminal.run(["fg"])
        try terminal.wait(for: "the workbench to paint again") { $0.frames > frames }
        try terminal.press("?")
        try terminal.waitFor("Clip list")
        try workbench.close("Clip list")
        #expect(try workbench.quit() == 0)
        #expect(workbench.isTerminalIntact)
    }
}
