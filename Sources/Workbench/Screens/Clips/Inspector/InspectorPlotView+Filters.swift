import Recognition
import TextCanvas

extension InspectorPlotView {
    /// The triangular filters whose energies the filter bank shows: each rises from the peak of the one before it and falls
    /// to that of the one after it.
    func drawFilters(in area: Rect, on canvas: inout Canvas) {
        guard case .frequencies(let centres) = analysis.filterBank.bands, !centres.isEmpty else { return }
        let highest = Double(analysis.sampleRate) / 2
        let corners = [0] + centres.map(Double.init) + [highest]
        let chosen = readings.strongestBand(of: analysis.filterBank)
        let axis = frequencies(to: highest)
        func place(_ hertz: Double) -> Double { filterPlace(of: hertz) }
        let series = (1...centres.count).map { index in
            let points = [(corners[index - 1], 0.0), (corners[index], 1.0), (corners[index + 1], 0.0)].map {
                LineChart.Point(place($0.0), $0.1)
            }
            // The filter that hears most at the cursor stands out.
            return LineChart.Series("", points, ink: index - 1 == chosen ? .role(.accent) : .role(.curve))
        }
        let ordered = series.enumerated().sorted { first, second in
            (first.offset == chosen ? 1 : 0, first.offset) < (second.offset == chosen ? 1 : 0, second.offset)
        }.map(\.element)
        LineChart(
            series: ordered, horizontal: axis, vertical: Axis(0...1, unit: "weight"), hasLegend: false
        ).draw(in: area.inset(right: 1), on: &canvas)
    }
}
