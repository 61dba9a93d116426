import Testing
import Workbench

@Suite struct WorkbenchSmokeTests {
    @Test func screensAreNumbered() {
        #expect(Screen(rawValue: 3) == .train)
    }
}
