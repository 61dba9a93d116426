import Testing
import TextCanvas

@Suite struct HeatmapTests {
    /// Rises to the right and upwards, 0 to 1.
    private func slope(_ columns: Int, _ rows: Int, frame: PlotFrame = PlotFrame(), bar: Bool = false) -> Heatmap {
        let values = (0..<columns * rows).map { index in
            Float(index / rows + index % rows) / Float(max(1, columns + rows - 2))
        }
        return Heatmap(columns: columns, rows: rows, values: values, frame: frame, unit: "dB", hasColorBar: bar)
    }

    @Test func twoValuesACell() throws {
        var canvas = Canvas(width: 2, height: 1, appearance: Appearance(colors: .trueColor))
        slope(2, 2).draw(in: canvas.bounds, on: &canvas)
        #expect(canvas.lines == ["▀▀"])
        let low = canvas[x: 0, y: 0]
        #expect(low.background == ColorMap.viridis.color(at: 0))
        #expect(low.foreground == ColorMap.viridis.color(at: 0.5))
        #expect(canvas[x: 1, y: 0].foreground == ColorMap.viridis.color(at: 1))
    }

    @Test func axesAndColourBar() {
        let frame = PlotFrame(horizontal: Axis(0...3.7, unit: "s"), vertical: Axis(0...8, unit: "kHz"))
        expectDrawing(
            width: 44, height: 8,
            """
            kHz│▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀ ▀ dB
              6┤▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀ ▀
               │▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀ ▀
              4┤▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀ ▀ 0.5
               │▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀ ▀
              2┤▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀ ▀
              0┤▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀ ▀ 0.0
                0        1        2        3     s
            """
        ) { slope(60, 20, frame: frame, bar: true).draw(in: $0, on: &$1) }
    }

    @Test func densitiesInAscii() {
        let frame = PlotFrame(horizontal: Axis(0...3.7, unit: "s"), vertical: Axis(0...8, unit: "kHz"))
        expectDrawing(
            width: 44, height: 8, appearance: Appearance(glyphs: .ascii),
            """
            kHz|:::-----====+++++****#####%%%%@@@@ @ dB
              6+.::::-----====+++++****####%%%%%@@ #
               |...::::----=====++++*****####%%%%@ *
              4+....:::::----====+++++*****####%%% + 0.5
               |  ....::::-----====+++++****####%% -
              2+   .....::::----=====++++*****#### :
              0+     ....:::::----====+++++****###   0.0
                0        1        2        3     s
            """
        ) {
            slope(60, 20, frame: frame, bar: true).draw(in: $0, on: &$1)
        }
    }

    @Test func densitiesWithoutColours() {
        expectDrawing(
            width: 20, height: 4, appearance: Appearance(colors: .monochrome),
            """
            ▒▒▒▒▒▒▓▓▓▓▓▓▓▓██████
            ░░░░▒▒▒▒▒▒▒▓▓▓▓▓▓▓▓█
             ░░░░░░░░▒▒▒▒▒▒▒▓▓▓▓
                  ░░░░░░░░▒▒▒▒▒▒
            """
        ) {
            slope(20, 20).draw(in: $0, on: &$1)
        }
    }

    @Test(arguments: [ColorTier.colors256, .trueColor]) func eachTierHasItsOwnColours(tier: ColorTier) {
        var canvas = Canvas(width: 8, height: 4, appearance: Appearance(colors: tier))
        slope(30, 30).draw(in: canvas.bounds, on: &canvas)
        for y in 0..<4 {
            for x in 0..<8 {
                let cell = canvas[x: x, y: y]
                #expect(cell.foreground == cell.foreground.mapped(to: tier))
                #expect(cell.background == cell.background.mapped(to: tier))
            }
        }
    }

    @Test func anySizeAndAnyValuesStayInside() {
        expectContained {
            slope(7, 5, frame: PlotFrame(horizontal: Axis(0...1), vertical: Axis(0...1)), bar: true).draw(
                in: $0, on: &$1)
        }
        expectContained { Heatmap(columns: 0, rows: 3, values: []).draw(in: $0, on: &$1) }
        expectContained {
            Heatmap(columns: 2, rows: 1, values: [.nan, .infinity], cursor: 0.5).draw(in: $0, on: &$1)
        }
    }

    @Test func aWaveformAndItsMaskedParts() {
        let samples = (0..<4000).map { index -> Float in
            let isLoud = index > 1000 && index < 3000
            return (index % 20 < 10 ? 1 : -1) * (isLoud ? 0.8 : 0.05)
        }
        var plot = WaveformPlot(samples: samples)
        plot.masked = [0..<0.25, 0.75..<1]
        plot.horizontal = Axis(0...4, unit: "s")
        plot.peak = 1
        expectDrawing(
            width: 40, height: 6,
            """
                      ⣶⣶⣶⣶⣶⣶⣶⣶⣶⣶⣶⣶⣶⣶⣶⣶⣶⣶⣶⣶
                      ⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿
            ⠔⠔⠔⠔⠔⠔⠔⠔⠔⠔⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⠔⠔⠔⠔⠔⠔⠔⠔⠔⠔
                      ⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿
                      ⠿⠿⠿⠿⠿⠿⠿⠿⠿⠿⠿⠿⠿⠿⠿⠿⠿⠿⠿⠿
            0         1         2         3      4 s
            """
        ) { plot.draw(in: $0, on: &$1) }
        expectDrawing(
            width: 40, height: 6, appearance: Appearance(glyphs: .blocks),
            """
                      ████████████████████
                      ████████████████████
            ▚▚▚▚▚▚▚▚▚▚████████████████████▚▚▚▚▚▚▚▚▚▚
                      ████████████████████
                      ████████████████████
            0         1         2         3      4 s
            """
        ) {
            plot.draw(in: $0, on: &$1)
        }
        expectContained { plot.draw(in: $0, on: &$1) }
        expectContained { WaveformPlot(samples: []).draw(in: $0, on: &$1) }
        expectContained { WaveformPlot(samples: [.nan, .infinity, 0]).draw(in: $0, on: &$1) }
    }
}
