import Recognition
import TextCanvas

/// The classes compared by one number: the list of numbers with their effects, and the distribution in each class.
struct ClassNumbersView {
    let state: WorkbenchState
    let isFocused: Bool

    func draw(in area: Rect, on canvas: inout Canvas) {
        let comparisons = state.numbers.comparisons
        guard !comparisons.isEmpty else { return drawWait(in: area, on: &canvas) }
        let layout = ClassNumbersLayout(in: area, classes: state.classes.counts.count)
        drawList(comparisons, in: layout.list, on: &canvas)
        if let shown = state.classes.numbers.shown(of: comparisons) {
            draw(shown, in: layout.plot, on: &canvas)
        } else {
            canvas.write("no number has such a name", in: layout.plot.inset(left: 1), as: .warning)
        }
    }

    /// What is being done before there is anything to compare.
    private func drawWait(in area: Rect, on canvas: inout Canvas) {
        let text = area.inset(left: 1, top: 1, right: 1)
        let table = state.numbers.table
        canvas.write("measuring the voices: \(state.numbers.remark)", in: text.row(0))
        if table.clips > 0 { canvas.gauge(Double(table.measured) / Double(table.clips), in: text.row(1)) }
    }

    /// The numbers with the share of their variance that goes with the class.
    private func drawList(_ comparisons: [ClassComparison], in area: Rect, on canvas: inout Canvas) {
        let numbers = state.classes.numbers
        let rows = numbers.rows(of: comparisons)
        let columns = [
            Table.Column(
                "number", minimum: 14, weight: 1, priority: 3, sorting: numbers.order == .name ? .ascending : nil),
            Table.Column("unit", minimum: 4, priority: 1),
            // Eta squared: not every terminal has the letter.
            Table.Column(
                "effect", minimum: 7, align: .right, priority: 2,
                sorting: numbers.order == .effect ? .descending : nil),
        ]
        // Names of a family differ at their ends.
        let room = area.width - 15
        let glyphs = canvas.glyphs
        Table(
            columns: columns, count: rows.count,
            visible: numbers.cursor.visibleRows(total: rows.count, height: Table.rows(inHeight: area.height)),
            selection: rows.isEmpty ? nil : numbers.cursor.selection, isFocused: isFocused
        ).draw(in: area, on: &canvas) { row, column in
            let number = VoiceNumber.all[rows[row].number]
            switch column {
            case 0: return Table.Entry(number.name.truncatedInTheMiddle(to: room, glyphs: glyphs))
            case 1: return Table.Entry(number.unit, .muted)
            default: return Table.Entry(rows[row].effect.map { Format.percent($0.etaSquared) } ?? "-", .accent)
            }
        }
    }

    /// The distributions under a title and what the effect means.
    private func draw(_ comparison: ClassComparison, in area: Rect, on canvas: inout Canvas) {
        let number = VoiceNumber.all[comparison.number]
        let unit = number.unit.isEmpty ? "" : ", \(number.unit)"
        let (head, body) = area.splitTop(area.height > 10 ? 2 : 1)
        // Of how many clips it speaks is never cut: a comparison of a few says little.
        let remark = state.numbers.remark
        let (name, side) = head.splitRight(min(head.width, remark.columns + 2))
        canvas.write(" \(number.name)\(unit)", in: name.row(0), as: .title)
        canvas.write(remark, in: side.inset(right: 1).row(0), align: .right, as: .muted)
        if head.height > 1 {
            canvas.write(effect(of: comparison, room: head.width - 2), in: head.row(1).inset(left: 1), as: .muted)
        }
        let plot = body.inset(left: 1, right: 1)
        if state.classes.numbers.showsRidges {
            ridges(of: comparison, number).draw(in: plot, on: &canvas)
        } else {
            boxes(of: comparison, number).draw(in: plot, on: &canvas)
        }
    }

    /// What the class explains of the number, in as many words as there is room for.
    private func effect(of comparison: ClassComparison, room: Int) -> String {
        guard let effect = comparison.effect else { return "too few values to tell an effect of the class" }
        let variance = "\(Format.percent(effect.etaSquared)) of its variance goes with the class"
        let ranks = ", \(Format.percent(effect.epsilonSquared)) of that of its ranks"
        return (variance + ranks).columns <= room ? variance + ranks : variance
    }

    /// Boxes over the whole range, unless a few outliers would press all boxes into a corner: they stand at the edge then.
    private func boxes(of comparison: ClassComparison, _ number: VoiceNumber) -> BoxPlot {
        var ends = comparison.range ?? 0...1
        if let grid = comparison.grid, grid.upperBound > grid.lowerBound {
            let span = grid.upperBound - grid.lowerBound
            if ends.upperBound - ends.lowerBound > 2 * span {
                ends = grid.lowerBound - span / 20...grid.upperBound + span / 20
            }
        }
        let selected = state.classes.selected?.name
        return BoxPlot(
            boxes: comparison.classes.enumerated().map { index, group in
                BoxPlot.Box(
                    group.name, group.box.map(Spread.init), text: Self.median(of: group), ink: .series(index),
                    isMarked: group.name == selected)
            }, axis: Axis(ends, unit: number.unit), first: state.classes.cursor.selection)
    }

    private func ridges(of comparison: ClassComparison, _ number: VoiceNumber) -> RidgePlot {
        let selected = state.classes.selected?.name
        return RidgePlot(
            ridges: comparison.classes.enumerated().map { index, group in
                RidgePlot.Ridge(
                    group.name, density: group.density.map(Double.init), spread: group.box.map(Spread.init),
                    text: Self.median(of: group), ink: .series(index), isMarked: group.name == selected)
            }, axis: Axis(comparison.grid ?? 0...1, unit: number.unit), first: state.classes.cursor.selection)
    }

    /// The median and how many values it is of.
    private static func median(of group: ClassDistribution) -> String {
        guard let box = group.box else { return "-" }
        return "\(Format.number(box.median)) (\(Format.count(group.count)))"
    }
}

/// Where the list of numbers and the distributions stand.
struct ClassNumbersLayout {
    /// The list with its head.
    let list: Rect
    /// The distributions with their title.
    let plot: Rect

    /// Columns from which both stand side by side.
    private static let leastWidth = 72

    /// Side by side, or the list above the rows that the classes need.
    init(in area: Rect, classes: Int) {
        if area.width >= Self.leastWidth {
            let (left, right) = area.splitLeft(min(48, max(32, area.width / 3)))
            (list, plot) = (left, right.inset(left: 1))
        } else {
            (list, plot) = area.splitTop(min(8, max(3, area.height - classes - 3)))
        }
    }
}

extension Spread {
    /// What a box plot draws of a class.
    init(_ box: ClassDistribution.Box) {
        self.init(range: box.range, whiskers: box.whiskers, quartiles: box.quartiles, median: box.median)
    }
}
