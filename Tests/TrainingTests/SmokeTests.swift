import Testing
import Training

@Suite struct TrainingSmokeTests {
    @Test func aRaisedFlagStaysRaised() {
        let flag = StopFlag(); #expect(!flag.isRaised); flag.raise(); #expect(flag.isRaised)
    }
}
