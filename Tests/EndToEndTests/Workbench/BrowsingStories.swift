import TestSupport
import Testing

/// A user looks around in a corpus.
@Suite struct BrowsingStories {
    @Test func aUserScrollsThroughTheClipsAndSeesEachOne() throws {
        let workbench = try OpenWorkbench()
        let terminal = workbench.terminal
        try terminal.waitFor("waveform")
        let first = terminal.screen.lines.first { $0.contains(".wav") }
        try terminal.press("G")
        try terminal.wait(for: "another clip") { screen in
            screen.lines.first { $0.contains(".wav") } != first && screen.text.contains("waveform")
        }
        try terminal.press("gg", .down, .down, .up, .pageDown, .home)
        try terminal.wait(for: "the first clip") { screen in screen.lines.first { $0.contains(".wav") } == first }
        #expect(try workbench.quit() == 0)
    }

    @Test func aUserFiltersTheAngryClipsOfOneSpeaker() throws {
        let workbench = try OpenWorkbench()
        let terminal = workbench.terminal
        try terminal.press("/", "emotion=angry", .enter)
        try terminal.waitFor("/emotion=angry")
        try terminal.wait(for: "only angry clips") { screen in
            screen.text.contains("angry") && !screen.text.contains("calm") && !screen.text.contains("sad")
        }
        try workbench.close("/emotion=angry")
        #expect(try workbench.quit() == 0)
    }

    @Test func whatIsPastedIsTextAndNeverKeys() throws {
        let workbench = try OpenWorkbench()
        let terminal = workbench.terminal
        try terminal.press(.paste("qqq\nq"), "/", .paste("emotion=sad\u{3}"), .enter)
        try terminal.waitFor("/emotion=sad")
        #expect(try workbench.quit() == 0)
    }

    @Test func aUserReadsTheKeysOfWhereSheIs() throws {
        let workbench = try OpenWorkbench()
        let terminal = workbench.terminal
        try terminal.press("?")
        try terminal.waitFor("Clip list")
        try workbench.close("Clip list")
        try terminal.press("3", "?")
        try terminal.waitFor("Train screen")
        try workbench.close("Train screen")
        #expect(try workbench.quit() == 0)
    }

    @Test func aUserChoosesALightThemeAndFindsItAgain() throws {
        let home = try TemporaryFolder()
        let workbench = try OpenWorkbench(home: home)
        let terminal = workbench.terminal
        let before = terminal.screen.cell(row: 20, column: 2)?.look.background
        try terminal.press("t")
        try terminal.waitFor("light")
        for _ in 0..<12 where terminal.screen.cell(row: 20, column: 2)?.look.background == before {
            let frames = terminal.screen.frames
            try terminal.press(.down)
            try terminal.wait(for: "the next theme") { $0.frames > frames }
        }
        try terminal.press(.enter)
        #expect(try workbench.quit() == 0)
        let again = try OpenWorkbench(home: home)
        #expect(again.terminal.screen.cell(row: 20, column: 2)?.look.background != before)
        #expect(try again.quit() == 0)
    }

    @Test func withoutColoursNothingIsColoured() throws {
        let workbench = try OpenWorkbench(environment: ["NO_COLOR": "1"])
        try workbench.terminal.waitFor("waveform")
        let screen = workbench.terminal.screen
        let looks = (0..<screen.rows).flatMap { row in
            (0..<screen.columns).compactMap { screen.cell(row: row, column: $0)?.look }
        }
        #expect(looks.allSatisfy { $0.foreground == nil && $0.background == nil })
        #expect(looks.contains { $0.attributes.contains(.reverse) })
        #expect(try workbench.quit() == 0)
    }
}
