import TestSupport
import Testing

/// A user looks closely at a clip, at what waits, and at what a picture of the screen holds.
@Suite struct LookingCloserStories {
    @Test func aPhoneticianMeasuresAStretchOfAClip() throws {
        let workbench = try OpenWorkbench(columns: 200, rows: 56)
        let terminal = workbench.terminal
        try terminal.press("L", "L", "L", ",", "L", "L", ".")
        try terminal.waitFor("region 0.")
        try terminal.press("=")
        try terminal.press("_")
        try terminal.waitUntilGone("region 0.")
        #expect(try workbench.quit() == 0)
    }

    @Test func twoClipsStandBesideEachOther() throws {
        let workbench = try OpenWorkbench()
        let terminal = workbench.terminal
        try terminal.waitFor("MFCC")
        try terminal.press("x")
        try terminal.waitFor("stays in sight")
        try terminal.press("j")
        try terminal.waitFor("pinned")
        #expect(try workbench.quit() == 0)
    }

    @Test func aTrainingWaitsForTheOneBeforeIt() throws {
        let workbench = try OpenWorkbench()
        let terminal = workbench.terminal
        try terminal.press("3", "s")
        try terminal.waitFor("epoch", seconds: 60)
        try terminal.press("s")
        try terminal.waitFor("it starts after the running one")
        try terminal.press("Q")
        try terminal.waitFor("Trainings that wait")
        try terminal.press("1")
        try terminal.waitUntilGone("Trainings that wait")
        try terminal.press(.control("q"))
        try terminal.waitFor("A training runs. Quit?")
        try terminal.press("d")
        #expect(try terminal.waitForExit() == 0)
    }

    @Test func theCommandLineThatDoesTheSameIsAKeyAway() throws {
        let workbench = try OpenWorkbench()
        try workbench.terminal.press(";")
        try workbench.terminal.waitFor("emoscope scan")
        try workbench.close("The same without a screen")
        #expect(try workbench.quit() == 0)
    }
}
