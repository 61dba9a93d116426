import TestSupport
import Testing

@Suite struct SmokeTests {
    @Test func placeholderForStories() {
        #expect(String(describing: TestSupport.self) == "TestSupport")
    }
}
