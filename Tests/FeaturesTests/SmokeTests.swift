import Features
import Testing

@Suite struct FeaturesSmokeTests {
    @Test func windowsAreKnown() {
        #expect(WindowFunction.allCases.count == 3)
    }
}
