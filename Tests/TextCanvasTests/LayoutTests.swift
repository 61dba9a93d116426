import Testing
import TextCanvas

@Suite struct LayoutTests {
    @Test func partsShareWhatIsLeft() {
        let parts = [Layout.Part(minimum: 10), Layout.Part(minimum: 20, weight: 2), Layout.Part(minimum: 5, weight: 0)]
        #expect(Layout.sizes(parts, in: 65) == [20, 40, 5])
        #expect(Layout.sizes(parts, in: 35) == [10, 20, 5])
    }

    @Test func theLeastImportantFoldsAwayFirst() {
        let parts = [
            Layout.Part(minimum: 10, priority: 2), Layout.Part(minimum: 10), Layout.Part(minimum: 10, priority: 1),
        ]
        #expect(Layout.sizes(parts, in: 29) == [14, 0, 15])
        #expect(Layout.sizes(parts, in: 19) == [19, 0, 0])
        #expect(Layout.sizes(parts, in: 4) == [4, 0, 0])
        #expect(Layout.sizes(parts, in: 0) == [0, 0, 0])
    }

    @Test func shownPartsFillTheAreaWithoutOverlapping() {
        for width in 0...60 {
            for spacing in 0...2 {
                let parts = (0..<4).map { Layout.Part(minimum: 4 + $0 * 3, weight: $0, priority: 4 - $0) }
                let areas = Layout.columns(parts, in: Rect(x: 3, y: 0, width: width, height: 5), spacing: spacing)
                let shown = areas.filter { $0.width > 0 }
                #expect(zip(shown, shown.dropFirst()).allSatisfy { $0.maxX + spacing == $1.x })
                #expect(shown.allSatisfy { $0.maxX <= 3 + width })
            }
        }
    }

    @Test func splittingAnAreaLosesNothing() {
        let area = Rect(x: 2, y: 3, width: 17, height: 9)
        for count in -2...20 {
            let (top, below) = area.splitTop(count)
            #expect(top.height + below.height == 9 && below.y == top.maxY)
            let (left, right) = area.splitLeft(count)
            #expect(left.width + right.width == 17 && right.x == left.maxX)
            #expect(area.splitBottom(count).bottom.maxY == area.maxY)
            #expect(area.splitRight(count).right.maxX == area.maxX)
        }
        #expect(area.columns(3, spacing: 1).map(\.width) == [5, 5, 5])
        #expect(area.rows(4).map(\.height) == [3, 2, 2, 2])
        #expect(area.columns(0).isEmpty)
        #expect(area.centered(width: 100, height: 3) == Rect(x: 2, y: 6, width: 17, height: 3))
    }
}
