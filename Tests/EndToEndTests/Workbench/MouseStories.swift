import TestSupport
import Testing

/// Someone who points.
@Suite struct MouseStories {
    private let on = KeyPress(bytes: [0x1B, UInt8(ascii: "m")])

    private func click(_ x: Int, _ y: Int) -> KeyPress { KeyPress("\u{1B}[<0;\(x);\(y)M\u{1B}[<0;\(x);\(y)m") }

    @Test func theMouseIsTheTerminalsUntilItIsAskedFor() throws {
        let workbench = try OpenWorkbench()
        let terminal = workbench.terminal
        #expect(!terminal.screen.modes.contains(1002))
        try terminal.press(on)
        try terminal.wait(for: "reports of the mouse") { $0.modes.isSuperset(of: [1002, 1006]) }
        try terminal.press(on)
        try terminal.wait(for: "no reports of the mouse") { !$0.modes.contains(1002) }
        #expect(try workbench.quit() == 0)
    }

    @Test func aUserClicksThroughTheScreensAndSelectsAClip() throws {
        let workbench = try OpenWorkbench()
        let terminal = workbench.terminal
        try terminal.press(on)
        try terminal.waitFor("the mouse works here now")
        try terminal.press(click(10, 8))
        try terminal.wait(for: "the fifth row selected") { $0.lines[7].contains("▸") }
        let bar = terminal.screen.lines[0]
        let name = try #require(bar.firstRange(of: "6 Runs"))
        try terminal.press(click(bar.distance(from: bar.startIndex, to: name.lowerBound) + 2, 1))
        try terminal.wait(for: "the runs") { $0.lines[1].contains("─ Runs ") }
        #expect(try workbench.quit() == 0)
        #expect(workbench.isTerminalIntact)
    }

    @Test func aUserScrollsWithTheWheelAndDragsTheBorder() throws {
        let home = try TemporaryFolder()
        let workbench = try OpenWorkbench(home: home)
        let terminal = workbench.terminal
        try terminal.press(on)
        try terminal.waitFor("the mouse works here now")
        try terminal.press("\u{1B}[<65;10;10M")
        try terminal.wait(for: "the fourth row selected") { $0.lines[6].contains("▸") }
        try terminal.press("\u{1B}[<0;49;10M", "\u{1B}[<32;70;10M", "\u{1B}[<0;70;10m")
        try terminal.wait(for: "a wider list") { screen in
            // In the row of the table's head, beside which no scroll bar stands.
            let line = screen.lines[2]
            return line.firstRange(of: "││").map { line.distance(from: line.startIndex, to: $0.lowerBound) } == 68
        }
        #expect(try workbench.quit() == 0)
        #expect(workbench.isTerminalIntact)
        let again = try OpenWorkbench(home: home)
        try again.terminal.wait(for: "the mouse still on") { $0.modes.contains(1002) }
        #expect(try again.quit() == 0)
        #expect(again.isTerminalIntact)
    }
}
