import Testing
import TextCanvas

@Suite struct ChartTests {
    private let learning = LineChart(
        series: [
            .init("training", (1...14).map { .init(Double($0), 1 - 1 / (1 + Double($0) / 3)) }, ink: .role(.training)),
            .init(
                "validation", (1...14).map { .init(Double($0), 0.5 - 1 / (2 + Double($0))) }, ink: .role(.validation)),
        ],
        horizontal: Axis(1...14, unit: "epoch"), vertical: Axis(0...1),
        markers: [.init(.init(12, 0.43), label: "best epoch 12")])

    @Test func curvesInBraille() {
        expectDrawing(
            width: 50, height: 10,
            """
            ━━ training   ━━ validation   ◆ best epoch 12
            1.0┤
               │                              ⣀⣀⣀⡠⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠒⠒
               │               ⣀⣀⠤⠤⠔⠒⠒⠒⠉⠉⠉⠉⠉⠉⠉
            0.5┤        ⣀⠤⠒⠒⠊⠉⠉
               │   ⢀⡠⠔⠊⠉           ⢀⣀⣀⣀⣀⣀⣀⡠⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤◆⠤⠤⠤⠤⠤⠤⠤
               │⢀⡠⠊⠁⢀⣀⡠⠤⠤⠒⠒⠒⠊⠉⠉⠉⠉⠉⠉⠁
               │⠥⠒⠒⠉⠁
            0.0┤
                   2      4      6      8     10     12  epoch
            """
        ) { learning.draw(in: $0, on: &$1) }
    }

    @Test func curvesInQuarterBlocks() {
        expectDrawing(
            width: 50, height: 10, appearance: Appearance(glyphs: .blocks),
            """
            ━━ training   ━━ validation   ◆ best epoch 12
            1.0┤
               │                              ▄▄▄▄▄▄▄▄▄▄▄▄▄▄▀▀
               │                ▄▄▄▞▀▀▀▀▀▀▀▀▀▀
            0.5┤        ▄▄▀▀▀▀▀▀
               │   ▄▄▞▀▀           ▗▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄◆▄▄▄▄▄▄▄
               │ ▄▀  ▗▄▄▄▀▀▀▀▀▀▀▀▀▀▘
               │█▄▀▀▀▘
            0.0┤
                   2      4      6      8     10     12  epoch
            """
        ) {
            learning.draw(in: $0, on: &$1)
        }
    }

    @Test func curvesWithoutColoursHaveMarksOfTheirOwn() {
        expectDrawing(
            width: 50, height: 10, appearance: Appearance(colors: .monochrome, glyphs: .ascii),
            """
            * training   o validation   V best epoch 12
            1.0+
               |                              ****************
               |                **************
            0.5+         *******
               |   ******          oooooooooooooooooooVooooooo
               | **  oooooooooooooo
               |ooooo
            0.0+
                   2      4      6      8     10     12  epoch
            """
        ) {
            learning.draw(in: $0, on: &$1)
        }
    }

    @Test func aLogarithmicAxis() {
        let points = (0...40).map { LineChart.Point(Double($0), 1000 / Double(1 + $0 * $0)) }
        let chart = LineChart(
            series: [.init("", points, ink: .series(0))], vertical: Axis(0.5...1000, unit: "loss", isLogarithmic: true))
        expectDrawing(
            width: 40, height: 9,
            """
            loss│⠱⡀
                │ ⠱⡀
             100┤  ⠑⢄
                │    ⠣⡀
              10┤     ⠈⠑⠢⣀
                │         ⠉⠉⠢⠤⢄⣀
                │               ⠉⠉⠒⠢⠤⠤⢄⣀⣀
               1┤                        ⠉⠉⠉⠑⠒⠒⠒⠤⠤⠤⢄
                 0      10       20       30      40
            """
        ) { chart.draw(in: $0, on: &$1) }
    }

    @Test func whatIsNotANumberBreaksTheCurve() {
        let points = [0.0, 1, .nan, 1, 0].enumerated().map { LineChart.Point(Double($0.offset), $0.element) }
        let chart = LineChart(series: [.init("", points, ink: .series(0))], hasLegend: false)
        expectDrawing(
            width: 12, height: 3,
            """
              ⡰⠁     ⢣
             ⡰⠁       ⢣
            ⡰⠁         ⢣
            """
        ) { chart.draw(in: $0, on: &$1) }
    }

    @Test func everyChartStaysInItsArea() {
        expectContained { learning.draw(in: $0, on: &$1) }
        expectContained { LineChart(series: []).draw(in: $0, on: &$1) }
        let wild = LineChart(
            series: [.init("wild", [.init(0, 1e300), .init(1, -1e300), .init(.infinity, 0)], ink: .series(0))],
            horizontal: Axis(0...1), vertical: Axis(-1...1), cursor: 0.5)
        expectContained { wild.draw(in: $0, on: &$1) }
    }

    @Test func barsHaveNamesAndValues() {
        let chart = BarChart(
            bars: [
                .init("angry", value: 0.62, text: "62.0 %", isMarked: true), .init("calm", value: 0.24, text: "24.0 %"),
                .init("disgust", value: 0.001, text: "0.1 %"), .init("fearful", value: 0, text: "0.0 %"),
            ], maximum: 1, reference: 0.125)
        expectDrawing(
            width: 40, height: 4,
            """
            angry   ███│███████████▌          62.0 %
            calm    ███│██                    24.0 %
            disgust ▏  │                       0.1 %
            fearful    │                       0.0 %
            """
        ) { chart.draw(in: $0, on: &$1) }
        expectDrawing(
            width: 30, height: 3, appearance: Appearance(glyphs: .ascii),
            """
            angry   #|#######       62.0 %
            calm    #|##            24.0 %
            .. and 2 more
            """
        ) {
            chart.draw(in: $0, on: &$1)
        }
        expectContained { chart.draw(in: $0, on: &$1) }
    }

    @Test func aGaugeAndASparkline() {
        expectDrawing(
            width: 24, height: 1,
            """
            ████████▍░░░░░░░░░░ 44 %
            """
        ) { $1.gauge(0.4375, in: $0) }
        expectDrawing(
            width: 24, height: 1, appearance: Appearance(glyphs: .ascii),
            """
            ##########......... 50 %
            """
        ) { $1.gauge(0.5, in: $0) }
        expectDrawing(
            width: 9, height: 1,
            """
            ▁▂▃▅▆▇█ ▁
            """
        ) { $1.sparkline([1, 2, 3, 4, 5, 6, 7, .nan, 1], in: $0) }
        expectContained { $1.gauge(0.3, in: $0.row(0)) }
        expectContained { $1.sparkline([3, 1, 2], in: $0.row(0)) }
    }
}
