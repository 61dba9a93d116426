import Recognition
import TextCanvas
import Training

/// A confusion matrix: rows true, columns predicted, a figure in every cell and its share of the row as colour.
struct ConfusionView {
    let figures: EvaluationFigures
    let evaluate: EvaluateState
    let isFocused: Bool
    /// What the frame says; nil: what the figures are.
    var heading: String?

    private var names: [String] { figures.evaluation.classes }

    func draw(in area: Rect, on canvas: inout Canvas) {
        let title = evaluate.showsShares ? "Confusion, % of the row" : "Confusion, clips"
        let inside = canvas.box(
            area, title: heading ?? title, remark: "rows true, columns predicted", isFocused: isFocused)
        let foot = inside.splitBottom(Self.footRows(in: inside)).bottom
        let grid = Self.grid(of: figures, cell: evaluate.cell, in: inside)
        drawHeads(grid, on: &canvas)
        for row in grid.rows {
            for column in grid.columns {
                draw(EvaluateState.Cell(truth: row, predicted: column), grid.place(row, column), on: &canvas)
            }
        }
        if !foot.isEmpty { canvas.write(sentence(room: foot.width - 2), in: foot.inset(left: 1, right: 1)) }
    }

    /// Where the cells stand in the inside of the frame.
    static func grid(of figures: EvaluationFigures, cell: EvaluateState.Cell, in inside: Rect) -> ConfusionGrid {
        let matrix = inside.splitBottom(footRows(in: inside)).rest
        return ConfusionGrid(in: matrix, names: figures.evaluation.classes, cell: cell)
    }

    private static func footRows(in inside: Rect) -> Int { inside.height > 6 ? 1 : 0 }

    private func drawHeads(_ grid: ConfusionGrid, on canvas: inout Canvas) {
        let heads = ClassName.shortened(names, to: (grid.columns.first.map(grid.columnHead)?.width ?? 1) - 1)
        for column in grid.columns {
            let role: Role = column == evaluate.cell.predicted ? .titleFocused : .title
            canvas.write(heads[column], in: grid.columnHead(column), align: .right, as: role)
        }
        for row in grid.rows {
            let role: Role = row == evaluate.cell.truth ? .titleFocused : .title
            let place = grid.rowHead(row)
            canvas.write(ClassName.shortened(names[row], to: place.width), in: place, align: .right, as: role)
        }
    }

    private func draw(_ cell: EvaluateState.Cell, _ place: Rect, on canvas: inout Canvas) {
        let count = figures.confusion.counts[cell.truth][cell.predicted]
        let share = figures.share(cell)
        let isSelected = cell == evaluate.cell
        var style = canvas.style(count == 0 ? .muted : .text)
        if cell.truth == cell.predicted { style = style.adding(.bold) }
        if isSelected {
            style = canvas.style(isFocused ? .selection : .selectionInactive)
            canvas.fill(place, style: style)
        } else if count > 0, canvas.appearance.showsHeatInColor {
            let ground = canvas.appearance.heat.color(at: share)
            style.background = ground
            style.foreground = ground.readableText.mapped(to: canvas.appearance.colors)
            canvas.fill(place, style: style)
        } else if count > 0, place.width >= 5 {
            // Without colours a character of the share's density stands before the figure.
            canvas.put(canvas.glyphs.density(share), x: place.x, y: place.y + place.height / 2, style: style)
        }
        let figure = count == 0 ? "·" : evaluate.showsShares ? Format.fixed(share * 100, decimals: 0) : "\(count)"
        let text = isSelected ? "[\(figure)]" : figure + " "
        canvas.write(text, in: place.row(place.height / 2), align: .right, style: style)
    }

    /// The cell under the cursor in words; how many clips the class has only where there is room.
    private func sentence(room: Int) -> Fact {
        let cell = evaluate.cell
        let count = figures.confusion.counts[cell.truth][cell.predicted]
        let (truth, predicted) = (names[cell.truth], names[cell.predicted])
        let what = cell.truth == cell.predicted ? "\(truth) recognised" : "\(truth) taken for \(predicted)"
        let (clips, share) = (Format.counted(count, "clip"), Format.percent(figures.share(cell)))
        let whole: Fact = [
            ("\(what): ", .text), (clips, .accent), (", \(share) of \(figures.support[cell.truth])", .muted),
        ]
        if whole.reduce(0, { $0 + $1.text.columns }) <= room { return whole }
        return [("\(what): ", .text), (Format.count(count), .accent), (", \(share)", .muted)]
    }
}

/// Where rows, columns and their names stand; where not all have room, those around the cursor.
struct ConfusionGrid {
    /// The true classes that are shown.
    let rows: Range<Int>
    /// The predicted classes that are shown.
    let columns: Range<Int>
    private let origin: Position
    private let nameWidth: Int
    private let cellWidth: Int
    private let cellHeight: Int

    /// Columns of a cell.
    static let cellWidths = 4...10

    init(in area: Rect, names: [String], cell: EvaluateState.Cell) {
        let count = names.count
        let longest = names.map(\.columns).max() ?? 0
        let roomy = (area.width - longest - 2) / max(1, count)
        cellWidth = min(max(roomy, Self.cellWidths.lowerBound), Self.cellWidths.upperBound)
        // Names get shorter before classes are left out.
        nameWidth = min(longest, max(4, area.width - 2 - count * cellWidth))
        let room = max(1, area.height - 1)
        // A cell is about twice as high as wide: half as many rows as columns make a square.
        cellHeight = min(max(1, room / max(1, count)), max(1, cellWidth / 2))
        rows = Self.window(around: cell.truth, shown: room / cellHeight, of: count)
        columns = Self.window(around: cell.predicted, shown: (area.width - nameWidth - 2) / cellWidth, of: count)
        origin = Position(x: area.x, y: area.y)
    }

    private static func window(around index: Int, shown: Int, of count: Int) -> Range<Int> {
        let shown = min(max(1, shown), count)
        let first = min(max(0, index - shown / 2), count - shown)
        return first..<first + shown
    }

    func place(_ row: Int, _ column: Int) -> Rect {
        Rect(
            x: origin.x + nameWidth + 2 + (column - columns.lowerBound) * cellWidth,
            y: origin.y + 1 + (row - rows.lowerBound) * cellHeight, width: cellWidth, height: cellHeight)
    }

    /// The cell under a place of the screen; nil beside the matrix.
    func cell(x: Int, y: Int) -> EvaluateState.Cell? {
        let corner = place(rows.lowerBound, columns.lowerBound)
        guard x >= corner.x, y >= corner.y else { return nil }
        let row = rows.lowerBound + (y - corner.y) / cellHeight
        let column = columns.lowerBound + (x - corner.x) / cellWidth
        guard rows.contains(row), columns.contains(column) else { return nil }
        return EvaluateState.Cell(truth: row, predicted: column)
    }

    func columnHead(_ column: Int) -> Rect {
        var place = place(rows.lowerBound, column)
        place.y = origin.y
        place.height = 1
        return place
    }

    func rowHead(_ row: Int) -> Rect {
        let place = place(row, columns.lowerBound)
        return Rect(x: origin.x + 1, y: place.y + cellHeight / 2, width: nameWidth, height: 1)
    }
}
