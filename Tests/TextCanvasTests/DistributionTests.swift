import Testing
import TextCanvas

/// Boxes and ridges, in every tier of glyphs and colours.
@Suite struct DistributionTests {
    private let boxes = BoxPlot(
        boxes: [
            .init("angry", Spread(range: 10...100, quartiles: 40...80, median: 60), text: "60"),
            .init(
                "calm", Spread(range: 0...90, whiskers: 5...58, quartiles: 10...30, median: 15), text: "15",
                isMarked: true),
            .init("sad", nil, text: "-"),
        ], axis: Axis(0...100, unit: "Hz"))

    private func ridges(height: Double = 1) -> RidgePlot {
        let hill = (0..<40).map { place in height * max(0, 1 - abs(Double(place) - 24) / 12) }
        let spread = Spread(range: 30...90, quartiles: 50...72, median: 61)
        return RidgePlot(
            ridges: [
                .init("angry", density: hill, spread: spread, text: "61"),
                .init("calm", density: hill.reversed().map { $0 / 2 }, spread: spread, isMarked: true),
                .init("sad", density: [], spread: nil, text: "-"),
            ], axis: Axis(0...100, unit: "Hz"))
    }

    @Test func boxesOfOneRow() {
        expectDrawing(
            width: 44, height: 4,
            """
            angry    ├──────────▐██████┃██████▌─────┤ 60
            calm ▸·├─▐█┃████▌─────────┤          ·    15
            sad                                        -
                  0               50           100 Hz
            """
        ) { boxes.draw(in: $0, on: &$1) }
    }

    @Test func boxesInAsciiAndWithoutColours() {
        expectDrawing(
            width: 44, height: 4, appearance: Appearance(colors: .monochrome, glyphs: .ascii),
            """
            angry    |----------[======#======]-----| 60
            calm >o|-[=#====]---------|          o    15
            sad                                        -
                  0               50           100 Hz
            """
        ) {
            boxes.draw(in: $0, on: &$1)
        }
    }

    @Test func boxesOfThreeRows() {
        expectDrawing(
            width: 44, height: 13,
            """
                                ╭──────┃──────╮
            angry    ├──────────┤      ┃      ├─────┤ 60
                                ╰──────┃──────╯

                     ╭─┃────╮
            calm ▸·├─┤ ┃    ├─────────┤          ·    15
                     ╰─┃────╯


            sad                                        -


                  0               50           100 Hz
            """
        ) { boxes.draw(in: $0, on: &$1) }
        expectDrawing(
            width: 44, height: 13, appearance: Appearance(colors: .colors8, glyphs: .ascii),
            """
                                +------#------+
            angry    |----------|      #      |-----| 60
                                +------#------+

                     +-#----+
            calm >o|-| #    |---------|          o    15
                     +-#----+


            sad                                        -


                  0               50           100 Hz
            """
        ) {
            boxes.draw(in: $0, on: &$1)
        }
    }

    @Test func ridgesInBlocks() {
        expectDrawing(
            width: 44, height: 10,
            """
                                   ▂▃▅▆█▇▆▅▃▂
                              ▂▄▆▇███████████▇▆▅▃▂
            angry                  ├───┃───┤          61

                      ▂▂▃▄▅▅▆▆▇█▇▇▆▆▅▅▄▃▂▂
            calm ▸                 ├───┃───┤


            sad                                        -
                  0               50           100 Hz
            """
        ) { ridges().draw(in: $0, on: &$1) }
    }

    @Test func ridgesInAsciiAndWithoutColours() {
        expectDrawing(
            width: 44, height: 10, appearance: Appearance(colors: .monochrome, glyphs: .ascii),
            """
                                   .-=*#*+=-.
                              .=+*############+=-.
            angry                  |---#---|          61

                      ..-===+**##**+==--..
            calm >                 |---#---|


            sad                                        -
                  0               50           100 Hz
            """
        ) {
            ridges().draw(in: $0, on: &$1)
        }
    }

    @Test func allHillsHaveOneScale() {
        expectDrawing(
            width: 44, height: 10,
            """
                                   ▂▃▅▆█▇▆▅▃▂
                              ▂▄▆▇███████████▇▆▅▃▂
            angry                  ├───┃───┤          61

                      ▂▂▃▄▅▅▆▆▇█▇▇▆▆▅▅▄▃▂▂
            calm ▸                 ├───┃───┤


            sad                                        -
                  0               50           100 Hz
            """
        ) { ridges(height: 0.01).draw(in: $0, on: &$1) }
    }

    @Test func aReferenceIsDrawnBehind() {
        var plot = boxes
        plot.reference = 50
        expectDrawing(
            width: 44, height: 4,
            """
            angry    ├──────────▐██████┃██████▌─────┤ 60
            calm ▸·├─▐█┃████▌─────────┤          ·    15
            sad                    │                   -
                  0               50           100 Hz
            """
        ) { plot.draw(in: $0, on: &$1) }
    }

    /// The places of a box can be read from its glyphs alone, in every tier.
    @Test(arguments: GlyphTier.allCases, ColorTier.allCases)
    func aBoxTellsItsNumbersInEveryTier(glyphs: GlyphTier, colors: ColorTier) {
        let signs = glyphs == .ascii ? ["o|[#]|o", "o||#||o"] : ["·├▐┃▌┤·", "·├┤┃├┤·"]
        for (height, expected) in zip([2, 6], signs) {
            var canvas = Canvas(width: 100, height: height, appearance: Appearance(colors: colors, glyphs: glyphs))
            let spread = Spread(
                range: 2...98, whiskers: 8...90, quartiles: 20...70, median: 45)
            BoxPlot(boxes: [.init("", spread)], axis: Axis(0...100)).draw(in: canvas.bounds, on: &canvas)
            let line = Array(canvas.lines[height == 2 ? 0 : 1])
            let read = [2, 8, 20, 45, 70, 90, 98].map { line[1 + $0 * 98 / 100] }
            #expect(String(read) == expected, "\(String(line))")
        }
    }

    @Test func everythingStaysInItsArea() {
        expectContained { boxes.draw(in: $0, on: &$1) }
        expectContained { ridges().draw(in: $0, on: &$1) }
        expectContained { BoxPlot(boxes: []).draw(in: $0, on: &$1) }
        let wild = Spread(range: -1e300...1e300, quartiles: -1...1, median: 0)
        expectContained { BoxPlot(boxes: [.init("wild", wild, text: "1e300")]).draw(in: $0, on: &$1) }
    }
}
