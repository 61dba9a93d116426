import Terminal
import Testing

@Suite struct TerminalSmokeTests {
    @Test func loopEnds() {
        #expect(LoopEnd.quit == .quit)
    }
}
