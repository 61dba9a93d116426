import Recognition
import TextCanvas

/// The probability of each class for the whole recording.
struct ClassBarsView {
    let classification: Classification
    /// The class that the recording has, where that is known.
    let truth: String?

    func draw(in area: Rect, on canvas: inout Canvas) {
        let predicted = classification.predicted
        let bars = zip(classification.classes, classification.probabilities).map { name, probability in
            BarChart.Bar(
                name == truth ? "\(name) \(canvas.glyphs.check)" : name, value: Double(probability),
                text: Format.percent(Double(probability)),
                ink: .role(name == truth ? .good : name == predicted ? .accent : .curve), isMarked: name == predicted)
        }
        BarChart(bars: bars, maximum: 1, reference: 1 / Double(max(1, bars.count))).draw(in: area, on: &canvas)
    }
}
