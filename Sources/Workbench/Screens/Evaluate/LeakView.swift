import Recognition
import TextCanvas

/// The same recipe under a leaking and an honest protocol, side by side, with the overlap that explains the difference.
struct LeakView {
    let pair: LeakPair
    /// The key that trains the side that is missing.
    let key: String
    let isFocused: Bool

    func draw(in area: Rect, on canvas: inout Canvas) {
        let inside = canvas.box(area, title: "The leak", isFocused: isFocused).inset(left: 1, right: 1)
        var used = drawBars(in: inside, on: &canvas)
        // What it comes to before what it comes from: in a small window the rest is below the edge.
        used += canvas.writeWrapped(
            verdict, in: inside.inset(top: used), as: pair.difference == nil ? .warning : .title)
        for side in [pair.leaking, pair.honest].compactMap({ $0 }) {
            used += 1 + draw(side, in: inside.inset(top: used + 1), on: &canvas)
        }
    }

    /// Both figures as bars with chance between them. Returns the rows taken.
    private func drawBars(in area: Rect, on canvas: inout Canvas) -> Int {
        let sides = [pair.leaking, pair.honest].compactMap { $0 }
        guard area.height >= 10 else { return 0 }
        let bars = sides.map { side in
            BarChart.Bar(
                side.run.leaks ? "leaking" : "honest", value: side.run.uar ?? 0,
                text: side.run.uar.map { Format.percent($0) } ?? "-", ink: .role(side.run.leaks ? .error : .good))
        }
        BarChart(bars: bars, maximum: 1, reference: sides.first?.run.chance).draw(in: area, on: &canvas)
        return sides.count + 1
    }

    /// What the leak is worth and both sides, for reading them out.
    var sentences: [String] {
        [verdict]
            + [pair.leaking, pair.honest].compactMap { $0 }.map {
                "\(Self.figures(of: $0.run)). \(Self.words(of: $0))."
            }
    }

    private func draw(_ side: LeakPair.Side, in area: Rect, on canvas: inout Canvas) -> Int {
        let used = canvas.writeWrapped(Self.figures(of: side.run), in: area, as: side.run.leaks ? .error : .good)
        return used + canvas.writeWrapped(Self.words(of: side), in: area.inset(top: used), as: .muted)
    }

    private static func figures(of run: RunSummary) -> String {
        func share(_ value: Double?) -> String { value.map { Format.percent($0) } ?? "-" }
        let figures = "UAR \(share(run.uar)), accuracy \(share(run.accuracy)), chance \(share(run.chance))"
        let warning = run.mark.map { $0 + "  " } ?? ""
        return "\(warning)\(run.protocolText): \(figures)"
    }

    private static func words(of side: LeakPair.Side) -> String {
        let amount = side.run.amount.map { "Each network was trained on \($0.training), tested on \($0.test). " } ?? ""
        return amount + (side.overlap.map { words(of: $0) } ?? side.run.statement)
    }

    /// What training and test share.
    private static func words(of overlap: Overlap) -> String {
        let clips =
            "\(Format.count(overlap.clips)) of \(Format.counted(overlap.tested, "tested clip")) were trained on"
        let speakers =
            overlap.speakers == 0 ? "no tested speaker was" : "so were \(Format.counted(overlap.speakers, "speaker"))"
        return "\(clips), \(speakers)"
    }

    private var verdict: String {
        if let missing = pair.missing {
            return "To see what a leak adds, this recipe has to be trained under \(missing.text) too: press \(key)."
        }
        guard let difference = pair.difference, let honest = pair.honest?.run.uar else { return "" }
        let points = Format.fixed(difference * 100, decimals: 1)
        let verdict = LeakVerdict.text(
            points: points, leaking: pair.leaking?.run.amount, honest: pair.honest?.run.amount,
            protocolText: pair.honest?.run.protocolText ?? "", expected: Format.percent(honest))
        let caution = (pair.honest?.run.amount).flatMap { SpeakerBootstrap.caution(speakers: $0.testSpeakers) }
        return verdict + (caution.map { " Beware: \($0)." } ?? "")
    }
}
