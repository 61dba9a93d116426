import Testing
import TextCanvas

@Suite struct IntervalPlotTests {
    private let plot = IntervalPlot(
        rows: [
            .init("angry", 80, interval: 70...90, isMarked: true), .init("sad", 30, interval: 10...60),
            .init("calm", nil),
        ], axis: Axis(0...100, unit: "%"), reference: 12.5)

    @Test func figuresStandInTheirIntervals() {
        expectDrawing(
            width: 38, height: 4,
            """
            angry▸   │                 ├──┃──┤
            sad      ├─────┃────────┤
            calm     │
                  0             50          100 %
            """
        ) { plot.draw(in: $0, on: &$1) }
    }

    @Test func noSizeIsLeft() { expectContained { plot.draw(in: $0, on: &$1) } }
}

@Suite struct ParallelAxesTests {
    private let axes = ParallelAxes(
        properties: [
            .init("rate", labels: [.init(0, "0.001"), .init(1, "0.1")]), .init("mixup", labels: [.init(0.5, "0.2")]),
        ], figure: "UAR %", range: 40...50,
        lines: [.init([0, 0.5, 1], share: 1), .init([1, 0.5, nil], share: 0)], selected: .init([0, 0.5, 1], share: 1))

    @Test func linesReachTheScaleOfTheirFigure() throws {
        var canvas = Canvas(width: 50, height: 9)
        axes.draw(in: canvas.bounds, on: &canvas)
        #expect(canvas.lines[0].hasPrefix("rate") && canvas.lines[0].contains("mixup"))
        #expect(canvas.lines[0].contains("UAR %"))
        #expect(canvas.lines[1].contains("0.1") && canvas.lines[8].contains("0.001"))
        // A line that ends at the greatest figure touches the head of the scale, and nothing its foot.
        #expect(canvas[x: 41, y: 1].text != " ")
        #expect(canvas[x: 41, y: 8].text == " ")
    }

    @Test func whatCannotBeReadIsNotDrawn() {
        #expect(!ParallelAxes.fits(2, in: Rect(x: 0, y: 0, width: 20, height: 9)))
        #expect(!ParallelAxes.fits(2, in: Rect(x: 0, y: 0, width: 50, height: 6)))
        expectContained { axes.draw(in: $0, on: &$1) }
    }
}
