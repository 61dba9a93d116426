import Foundation
import TestSupport
import Testing

/// A user trains, looks at the result and uses it.
@Suite struct TrainingScreenStories {
    /// Gives an option of the recipe another value, with the keys for it.
    private func set(_ key: String, to value: String, in workbench: OpenWorkbench) throws {
        let terminal = workbench.terminal
        try terminal.press("/", KeyPress(key), .enter)
        try terminal.wait(for: "the option alone") { $0.lines[2].contains(key) }
        try terminal.press(.enter, .control("u"), KeyPress(value), .enter)
        try terminal.wait(for: "\(key) to be \(value)") { screen in
            screen.lines[2].split(whereSeparator: { " │".contains($0) }).contains(Substring(value))
        }
        try workbench.close("/\(key)")
    }

    @Test func aStudentTrainsAndReadsTheConfusionMatrix() throws {
        let workbench = try OpenWorkbench()
        let terminal = workbench.terminal
        try terminal.press("3")
        try set("training.epochs", to: "2", in: workbench)
        try set("windows.perSecond", to: "2", in: workbench)
        try set("protocol", to: "holdout:01,02", in: workbench)
        try terminal.press("s")
        // The other screens stay usable meanwhile.
        try terminal.press("1", "j", "j", "2", "3")
        try terminal.waitFor("the training is finished", seconds: 120)
        try terminal.waitFor(" MB, peak ")
        try terminal.press("e")
        try terminal.waitFor("UAR")
        #expect(try workbench.quit() == 0)
    }

    @Test func quittingWhileATrainingRunsAsksAndKeepsIt() throws {
        let home = try TemporaryFolder()
        let workbench = try OpenWorkbench(home: home)
        let terminal = workbench.terminal
        try terminal.press("3", "s")
        try terminal.waitFor("epoch", seconds: 60)
        try terminal.press(.control("q"))
        try terminal.waitFor("A training runs. Quit?")
        try terminal.press("n")
        try terminal.waitUntilGone("A training runs. Quit?")
        try terminal.press(.control("q"), "s")
        #expect(try terminal.waitForExit() == 0)
        #expect(workbench.isTerminalIntact)
        let list = try ProgramRun.emoscope("runs", "--json", home: home)
        #expect(list.standardOutput.contains("interrupted"))
    }

    @Test(arguments: [SIGTERM, SIGHUP])
    func aSignalStopsATrainingAndKeepsIt(signal: Int32) throws {
        let home = try TemporaryFolder()
        let workbench = try OpenWorkbench(home: home)
        try workbench.terminal.press("3", "s")
        try workbench.terminal.waitFor("epoch", seconds: 60)
        workbench.terminal.signal(signal)
        #expect(try workbench.terminal.waitForExit() == 128 + Int(signal))
        #expect(workbench.isTerminalIntact)
        let list = try ProgramRun.emoscope("runs", "--json", home: home)
        #expect(list.standardOutput.contains("interrupted"))
    }
}
