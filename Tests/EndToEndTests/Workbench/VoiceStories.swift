import TestSupport
import Testing

/// A user looks at voices.
@Suite struct VoiceStories {
    @Test func aUserReadsTheNumbersOfAClipAndTheirPlaces() throws {
        let workbench = try OpenWorkbench()
        let terminal = workbench.terminal
        try terminal.waitFor("waveform")
        try terminal.press("n")
        try terminal.waitFor("f0_mean")
        try terminal.waitFor("in corpus")
        try terminal.wait(for: "all clips measured", seconds: 60) { screen in
            screen.text.contains("places among") && !screen.text.contains("clips measured")
        }
        #expect(try workbench.quit() == 0)
    }

    @Test func aUserFollowsPitchAndFormantsWithTheCursor() throws {
        let workbench = try OpenWorkbench()
        let terminal = workbench.terminal
        try terminal.press("F", "I")
        try terminal.waitFor("spectrogram")
        try terminal.waitFor("F1 ")
        try terminal.press("L", "L", "L", "+", "+")
        try terminal.waitFor("0 shows all")
        // The level is known from the middle of its first frame on.
        try terminal.waitFor("dB re 2e-5")
        try terminal.press("0", "f")
        try terminal.waitUntilGone("0 shows all")
        #expect(try workbench.quit() == 0)
    }

    @Test func aUserFindsTheNumberThatTellsTheClassesApart() throws {
        let workbench = try OpenWorkbench()
        let terminal = workbench.terminal
        try terminal.press("2", "n")
        try terminal.waitFor("of its variance goes with the class", seconds: 60)
        try terminal.press("/", "jitter", .enter)
        try terminal.waitFor("/jitter")
        try terminal.press("b")
        try terminal.waitFor("ridges")
        #expect(try workbench.quit() == 0)
    }

    @Test func aStudentReadsTheNetworkLayerByLayer() throws {
        let workbench = try OpenWorkbench()
        try workbench.terminal.press("3", "n")
        try workbench.terminal.waitFor("multiply-adds a window")
        #expect(try workbench.quit() == 0)
    }
}
