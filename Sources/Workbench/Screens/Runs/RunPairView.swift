import Recognition
import TextCanvas

/// Two runs beside each other: their recipes, or their confusion matrices.
struct RunPairView {
    let pair: RunPair
    let look: RunsLook
    /// The names of both.
    let names: (first: String, second: String)
    /// The cell that both matrices point at.
    let cell: EvaluateState.Cell

    func draw(in area: Rect, on canvas: inout Canvas) {
        let text = area.inset(left: 1, right: 1)
        let used = min(area.height, canvas.writeWrapped(verdict.text, in: text, as: verdict.role))
        let rest = area.inset(top: used)
        if look == .confusion { drawMatrices(in: rest, on: &canvas) } else { drawDifferences(in: rest, on: &canvas) }
    }

    /// What the difference of the results is worth.
    private var verdict: (text: String, role: Role) {
        guard let comparison = pair.comparison else { return (pair.problem ?? "", .warning) }
        let uar = comparison.uar
        let points = Format.fixed(100 * abs(uar.difference), decimals: 1)
        let clips = Format.counted(comparison.first.predictions.count, "clip")
        if comparison.first.leaks != comparison.second.leaks {
            let leaking = comparison.first.leaks ? names.first : names.second
            return (
                "\(leaking) LEAKS, it has heard what it is tested on: the difference of \(points) points of UAR on "
                    + "\(clips) is one of protocols, not of recipes", .error
            )
        }
        if uar.difference == 0 { return ("both have the same UAR on \(clips) that both tested", .text) }
        let better = uar.difference > 0 ? names.first : names.second
        let protocols =
            comparison.first.protocolText == comparison.second.protocolText
            ? nil : "their protocols differ, and part of it may be what each heard"
        let caution = [protocols, comparison.caution].compactMap { $0 }.map { "; " + $0 }.joined()
        return uar.isMoreThanChance
            ? (
                "\(better) is better by \(points) points of UAR on \(clips), more than the choice of speakers explains"
                    + caution, .good
            )
            : (
                "\(better) is ahead by \(points) points of UAR on \(clips), which the choice of speakers may explain"
                    + caution, .muted
            )
    }

    private func drawDifferences(in area: Rect, on canvas: inout Canvas) {
        guard !pair.differences.isEmpty else {
            canvas.write("both have the same recipe", in: area.inset(left: 1), as: .muted)
            return
        }
        Table(
            columns: [
                Table.Column("option", minimum: 20, weight: 2, priority: 3),
                Table.Column(names.first, minimum: 10, weight: 2, priority: 2),
                Table.Column(names.second, minimum: 10, weight: 2, priority: 2),
            ], count: pair.differences.count, visible: 0..<pair.differences.count, isFocused: false
        ).draw(in: area, on: &canvas) { row, column in
            let difference = pair.differences[row]
            switch column {
            case 0: return Table.Entry(difference.key)
            case 1: return Table.Entry(difference.first, .accent)
            default: return Table.Entry(difference.second, .accent)
            }
        }
    }

    private func drawMatrices(in area: Rect, on canvas: inout Canvas) {
        guard let figures = pair.figures else { return }
        var evaluate = EvaluateState()
        evaluate.showsShares = true
        evaluate.cell = cell
        let isWide = area.width >= 64
        let halves = isWide ? area.columns(2) : area.rows(2)
        for (place, (name, figures)) in zip(halves, [(names.first, figures.first), (names.second, figures.second)]) {
            ConfusionView(figures: figures, evaluate: evaluate, isFocused: false, heading: "\(name), % of the row")
                .draw(in: place, on: &canvas)
        }
    }
}
