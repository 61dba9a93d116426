import Testing
import TextCanvas

@Suite struct TextCanvasSmokeTests {
    @Test func negativeSizesAreZero() {
        #expect(Rect(x: 0, y: 0, width: -1, height: 2).width == 0)
    }
}
