/// A heatmap in greys, and over it in the colours of the diverging scale what spoke for a decision and what against it.
///
/// Without colours the greys are characters of different density, and `#` and `+` stand for what spoke for it, `=` and `-`
/// for what spoke against.
package struct AttributionMap: Sendable {
    private let ground: Heatmap
    private let moved: Heatmap

    /// Shares of the largest attribution from which a place is marked at all, and strongly.
    private static let marked = (weak: 0.2, strong: 0.55)
    /// Shades of grey, and steps of attribution on each side, that are told apart.
    private static let steps = 24
    /// The brightest grey below an attribution: white would hide the colours.
    private static let brightest = 0.8

    /// Two matrices over each other.
    ///
    /// - Parameters:
    ///   - ground: `[columns x rows]`; what is not a number is black.
    ///   - moved: `[columns x rows]`, positive where it spoke for the decision.
    /// - Precondition: each has `columns * rows` values.
    package init(columns: Int, rows: Int, ground: [Float], moved: [Float]) {
        self.ground = Heatmap(columns: columns, rows: rows, values: ground)
        self.moved = Heatmap(columns: columns, rows: rows, values: moved, range: -1...1)
    }

    /// Draws both, without axes.
    package func draw(in plot: Rect, on canvas: inout Canvas) {
        guard !plot.isEmpty, ground.columns > 0, ground.rows > 0 else { return }
        if canvas.appearance.showsHeatInColor {
            drawColored(in: plot, on: &canvas)
        } else {
            drawCharacters(in: plot, on: &canvas)
        }
    }

    /// What the map shows at each point: the grey from 0 to 1 and the attribution from -1 to 1, the top row first.
    private func points(width: Int, height: Int) -> [(grey: Double, share: Double)] {
        let greys = ground.shares(width: width, height: height, from: ground.extent)
        let means = moved.shares(width: width, height: height, from: -1...1).map { 2 * $0 - 1 }
        let largest = means.reduce(0) { max($0, abs($1)) }
        let factor = largest > 0 ? 1 / largest : 0
        return zip(greys, means).map { grey, mean in
            (grey.isFinite ? min(max(grey, 0), 1) : 0, mean.isFinite ? mean * factor : 0)
        }
    }

    private func drawColored(in plot: Rect, on canvas: inout Canvas) {
        let picture = points(width: plot.width, height: 2 * plot.height)
        let colors = Self.colors(canvas.appearance)
        func color(_ column: Int, _ row: Int) -> Color {
            let point = picture[row * plot.width + column]
            let grey = Int((point.grey * Double(Self.steps)).rounded())
            return colors[grey * (2 * Self.steps + 1) + Int(((point.share + 1) * Double(Self.steps)).rounded())]
        }
        for row in 0..<plot.height {
            for column in 0..<plot.width {
                let style = Style(foreground: color(column, 2 * row), background: color(column, 2 * row + 1))
                canvas.put("▀", x: plot.x + column, y: plot.y + row, style: style)
            }
        }
    }

    /// Every grey with every attribution over it, in the terminal's colours `[greys x attributions]`.
    private static func colors(_ appearance: Appearance) -> [Color] {
        (0...steps).flatMap { grey in
            let ground = ColorMap.grey.color(at: brightest * Double(grey) / Double(steps))
            return (-steps...steps).map { step in
                let share = Double(step) / Double(steps)
                // Small attributions fade into the grey.
                let opacity = min(1, abs(share) / marked.strong)
                let ink = ColorMap.diverging.color(at: 0.5 + 0.45 * (share < 0 ? -1 : 1) * max(0.35, abs(share)))
                return ground.mixed(with: ink, share: opacity * opacity).mapped(to: appearance.colors)
            }
        }
    }

    private func drawCharacters(in plot: Rect, on canvas: inout Canvas) {
        let picture = points(width: plot.width, height: plot.height)
        for row in 0..<plot.height {
            for column in 0..<plot.width {
                let point = picture[row * plot.width + column]
                let (x, y) = (plot.x + column, plot.y + row)
                guard abs(point.share) >= Self.marked.weak else {
                    canvas.put(canvas.glyphs.density(point.grey / 2), x: x, y: y, style: canvas.style(.muted))
                    continue
                }
                let isStrong = abs(point.share) >= Self.marked.strong
                let sign: Unicode.Scalar = point.share > 0 ? (isStrong ? "#" : "+") : (isStrong ? "=" : "-")
                canvas.put(sign, x: x, y: y, style: canvas.style(point.share > 0 ? .good : .error))
            }
        }
    }
}
