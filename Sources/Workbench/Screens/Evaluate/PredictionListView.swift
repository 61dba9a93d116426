import Recognition
import TextCanvas

/// The clips of a cell of the confusion matrix, the least probability of the truth first.
struct PredictionListView {
    let list: PredictionList
    let classes: [String]
    let isFocused: Bool

    func draw(in area: Rect, on canvas: inout Canvas) {
        let inside = canvas.box(
            area, title: list.title, remark: "\(Format.counted(list.predictions.count, "clip")), worst first",
            isFocused: isFocused)
        Table(
            columns: [
                Table.Column("clip", minimum: 24, weight: 1, priority: 5),
                Table.Column("speaker", minimum: 7, align: .right, priority: 2),
                Table.Column("p(true)", minimum: 7, align: .right, priority: 4),
                Table.Column("taken for", minimum: 9, priority: 3),
                Table.Column("p", minimum: 5, align: .right, priority: 3),
                Table.Column("fold", minimum: 4, align: .right, priority: 1),
            ], count: list.predictions.count,
            visible: list.cursor.visibleRows(
                total: list.predictions.count, height: Table.rows(inHeight: inside.height)),
            selection: list.cursor.selection, isFocused: isFocused
        ).draw(in: inside, on: &canvas) { row, column in entry(list.predictions[row], column) }
    }

    private func entry(_ prediction: ClipPrediction, _ column: Int) -> Table.Entry {
        switch column {
        case 0: Table.Entry(prediction.clip.split(separator: "/").last.map(String.init) ?? prediction.clip)
        case 1: Table.Entry(prediction.speaker)
        case 2: Table.Entry(Self.probability(prediction.probabilities[prediction.truth]))
        case 3: Table.Entry(classes[prediction.predicted], prediction.isRight ? .good : .warning)
        case 4: Table.Entry(Self.probability(prediction.probabilities[prediction.predicted]))
        default: Table.Entry(prediction.fold > 0 ? "\(prediction.fold)" : "", .muted)
        }
    }

    private static func probability(_ value: Float) -> String { Format.fixed(Double(value), decimals: 3) }
}
