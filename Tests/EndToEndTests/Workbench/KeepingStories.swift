import Foundation
import TestSupport
import Testing

/// What a user has done is found again.
@Suite struct KeepingStories {
    @Test func marksAndNotesAreFoundAtTheNextStart() throws {
        let home = try TemporaryFolder()
        let workbench = try OpenWorkbench(columns: 200, rows: 50, home: home)
        try workbench.terminal.press("j", "m", "N", "sounds odd", .enter)
        try workbench.terminal.waitFor("sounds odd")
        #expect(try workbench.quit() == 0)
        let again = try OpenWorkbench(columns: 200, rows: 50, home: home)
        try again.terminal.waitFor("sounds odd")
        try again.terminal.press("/", "mark=yes", .enter)
        try again.terminal.waitFor(" 1 of ")
        #expect(try again.quit() == 0)
    }

    @Test func theScreenIsFoundAsItWasLeft() throws {
        let home = try TemporaryFolder()
        let workbench = try OpenWorkbench(home: home)
        try workbench.terminal.press("2")
        try workbench.terminal.waitFor("Labels: emotion")
        try workbench.terminal.press("c")
        try workbench.terminal.waitFor("Labels: emotion7")
        #expect(try workbench.quit() == 0)
        let terminal = try PseudoTerminal(columns: 120, rows: 40, home: home)
        try terminal.emoscope()
        try terminal.waitFor("Labels: emotion7", seconds: 60)
        try terminal.press(.control("q"))
        #expect(try terminal.waitForExit() == 0)
    }

    @Test func aUserTakesScreensOutOfTheTerminal() throws {
        let folder = try TemporaryFolder()
        let workbench = try OpenWorkbench()
        for name in ["picture.svg", "numbers.csv", "screen.txt"] {
            try workbench.terminal.press("E", .control("u"), KeyPress(folder[name]), .enter)
            try workbench.terminal.wait(for: "\(name) to be written") { screen in
                screen.lines.contains { $0.contains("written:") && $0.contains(name) }
            }
        }
        #expect(try String(contentsOfFile: folder["picture.svg"], encoding: .utf8).hasPrefix("<svg "))
        #expect(try String(contentsOfFile: folder["numbers.csv"], encoding: .utf8).hasPrefix("clip,emotion,"))
        #expect(try String(contentsOfFile: folder["screen.txt"], encoding: .utf8).contains("Emoscope"))
        #expect(try workbench.quit() == 0)
    }
}
