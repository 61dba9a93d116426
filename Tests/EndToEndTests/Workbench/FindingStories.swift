import TestSupport
import Testing

/// A user finds clips.
@Suite struct FindingStories {
    @Test func aUserLetsTheTabKeyWriteTheFilter() throws {
        let workbench = try OpenWorkbench()
        let terminal = workbench.terminal
        try terminal.press("/")
        try terminal.waitFor("tab: emotion=  sex=")
        try terminal.press("emo\tsa\t", .enter)
        try terminal.waitFor("/emotion=sad")
        #expect(try workbench.quit() == 0)
    }

    @Test func aSlipInAFilterIsExplainedWhileItIsTyped() throws {
        let workbench = try OpenWorkbench()
        let terminal = workbench.terminal
        try terminal.press("/", "emotoin=sad")
        try terminal.waitFor("did you mean emotion?")
        try workbench.close("did you mean")
        #expect(try workbench.quit() == 0)
    }

    @Test func aUserTakesAFilterBack() throws {
        let workbench = try OpenWorkbench()
        let terminal = workbench.terminal
        try terminal.press("/", "sex=f", .enter)
        try terminal.waitFor("/sex=f")
        try terminal.press("u")
        try terminal.waitUntilGone("/sex=f")
        try terminal.press("u")
        try terminal.waitFor("there is no mark, note or filter to take back")
        #expect(try workbench.quit() == 0)
    }

    @Test func aStudentListsWhatTheNetworkGotWrong() throws {
        let home = try TemporaryFolder()
        let train = try ProgramRun.emoscope(
            "train", "--protocol", "holdout:01,02", "--set", "training.epochs=1", "--set", "windows.perSecond=1",
            home: home, seconds: 240)
        #expect(train.exitCode == 0, "\(train.standardError)")
        let terminal = try PseudoTerminal(columns: 200, rows: 56, home: home)
        try terminal.emoscope()
        try terminal.waitFor("speakers")
        try terminal.press("/", "predicted!=emotion", .enter)
        try terminal.waitFor("/predicted!=emotion")
        try terminal.wait(for: "wrong predictions beside the emotions") { screen in
            screen.lines[2].contains("predicted") && screen.lines[3].contains("!")
        }
        try terminal.press(.control("q"))
        #expect(try terminal.waitForExit() == 0)
    }

    @Test func aUserGoesToARowByItsNumber() throws {
        let workbench = try OpenWorkbench()
        let terminal = workbench.terminal
        try terminal.press(":30", .enter)
        try terminal.press("m", "N", "the thirtieth", .enter, "g")
        try terminal.press(KeyPress(bytes: [0x1B, UInt8(ascii: "3")]), "0", "G")
        try terminal.press("N")
        try terminal.waitFor("note: the thirtieth")
        try workbench.close("note: the thirtieth")
        #expect(try workbench.quit() == 0)
    }

    @Test func aUserRunsACommandByAPartOfItsName() throws {
        let workbench = try OpenWorkbench()
        let terminal = workbench.terminal
        try terminal.press(":srtrev")
        try terminal.waitFor("clips.sort-reverse")
        try terminal.press(.enter)
        try terminal.waitUntilGone("clips.sort-reverse")
        #expect(try workbench.quit() == 0)
    }

    @Test func aUserReadsWhatTheCorpusHolds() throws {
        let workbench = try OpenWorkbench()
        let terminal = workbench.terminal
        try terminal.press("i")
        try terminal.waitFor("sex-emotion: 14 classes")
        try terminal.waitFor("not measured yet")
        try workbench.close("not measured yet")
        #expect(try workbench.quit() == 0)
    }

    @Test func aHeldKeyScrollsToItsEndAndThePictureFollows() throws {
        let workbench = try OpenWorkbench(columns: 200, rows: 56)
        let terminal = workbench.terminal
        try terminal.waitFor("waveform")
        for _ in 0..<300 { try terminal.press("j") }
        try terminal.press("N", "here", .enter)
        try terminal.waitFor("here")
        try terminal.waitForRest()
        // The selected row and the inspector speak of the same clip.
        let lines = terminal.screen.lines
        let row = try #require(lines.first { $0.contains("▸") && $0.contains("here") })
        let speaker = try #require(row.split(separator: " ").first { $0.count == 2 && Int($0) != nil })
        #expect(lines[1].contains(" \(speaker)  "))
        #expect(try workbench.quit() == 0)
    }
}
