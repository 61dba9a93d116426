import TestSupport
import Testing

/// The window may have any size and change it at any time.
@Suite struct WindowStories {
    @Test(arguments: [(80, 24), (120, 40), (200, 56), (40, 12)])
    func everyScreenFitsTheWindow(columns: Int, rows: Int) throws {
        let workbench = try OpenWorkbench(columns: 120, rows: 40)
        let terminal = workbench.terminal
        terminal.resize(columns: columns, rows: rows)
        let titles = ["1 Clips", "2 Classes", "3 Train", "4 Evaluate", "5 Classify", "6 Runs"]
        for (index, title) in titles.enumerated() {
            try terminal.press(KeyPress("\(index + 1)"))
            try terminal.wait(for: title) { screen in
                screen.lines[0].contains(title) && screen.lines[rows - 1].contains("help")
            }
        }
        #expect(try workbench.quit() == 0)
    }

    @Test func aWindowThatIsTooSmallSaysWhatItNeeds() throws {
        let workbench = try OpenWorkbench()
        workbench.terminal.resize(columns: 30, rows: 8)
        try workbench.terminal.waitFor("needs 40x12")
        workbench.terminal.resize(columns: 80, rows: 24)
        try workbench.terminal.waitFor("1 Clips")
        workbench.terminal.resize(columns: 3, rows: 2)
        workbench.terminal.resize(columns: 39, rows: 8)
        try workbench.terminal.waitFor("has 39x8")
        try workbench.terminal.press("q")
        #expect(try workbench.terminal.waitForExit() == 0)
    }

    @Test func aStormOfFiveHundredResizesEndsInTheLastSize() throws {
        let workbench = try OpenWorkbench()
        let terminal = workbench.terminal
        var state: UInt64 = 2026
        for step in 0..<500 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            terminal.resize(columns: 1 + Int(state >> 40) % 220, rows: 1 + Int(state >> 20) % 70)
            // Keys in between, so that every size finds another screen.
            if step.isMultiple(of: 25) { try terminal.press(KeyPress("\(1 + step / 25 % 6)")) }
        }
        terminal.resize(columns: 90, rows: 28)
        try terminal.press("1", "?")
        try terminal.wait(for: "the help in the last size") { screen in
            screen.lines[0].contains("1 Clips") && screen.lines.contains { $0.contains("Clip list") }
        }
        try workbench.close("Clip list")
        #expect(try workbench.quit() == 0)
        #expect(workbench.isTerminalIntact)
    }
}
