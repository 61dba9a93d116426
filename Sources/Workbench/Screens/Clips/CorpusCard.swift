import Corpora
import Recognition
import TextCanvas

/// What the corpus holds: clips, speakers, classes, durations, problems.
struct CorpusCard {
    let scroll: TextScroll
    let state: WorkbenchState

    /// Draws into the given place and nowhere else.
    func draw(in area: Rect, on canvas: inout Canvas) {
        let lines = Self.lines(of: state)
        let inside = canvas.dialog(
            title: "Corpus", width: min(72, area.width), height: min(area.height, lines.count + 2), over: area)
        let shown = scroll.visibleLines(total: lines.count, height: inside.height)
        for (offset, index) in shown.enumerated() {
            let row = inside.row(offset)
            canvas.write(lines[index].name, in: row.splitLeft(16).left, as: .muted)
            canvas.write(lines[index].value, in: row.inset(left: 16))
        }
    }

    /// A line of the card: what, and its value.
    struct Line: Hashable, Sendable {
        let name: String
        let value: String
    }

    /// The card's lines.
    static func lines(of state: WorkbenchState) -> [Line] {
        guard let corpus = state.corpus.opened else { return [Line(name: "corpus", value: "not open")] }
        let speakers = corpus.speakers
        let women = speakers.count { $0.sex == .female }
        let lengths = corpus.clips.map(\.seconds)
        let rates = Set(corpus.clips.map(\.sampleRate)).sorted().map(InspectorView.kilohertz)
        var lines = [
            Line(name: "folder", value: corpus.root),
            Line(name: "clips", value: Format.count(corpus.clips.count)),
            Line(name: "speakers", value: "\(speakers.count): \(women) women, \(speakers.count - women) men"),
            Line(name: "length", value: "\(Format.duration(corpus.seconds)) in all"),
            Line(
                name: "a clip",
                value: "\(Format.duration(lengths.min() ?? 0)) to \(Format.duration(lengths.max() ?? 0)), mean "
                    + Format.duration(corpus.seconds / Double(max(1, lengths.count)))),
            Line(name: "sample rates", value: rates.joined(separator: ", ")),
            Line(name: "levels", value: levels(of: state)),
            Line(name: "problems", value: problems(of: corpus)),
        ]
        lines += LabelScheme.allCases.map { scheme in
            Line(name: scheme == LabelScheme.allCases.first ? "schemes" : "", value: summary(of: scheme, corpus))
        }
        lines += [Line(name: "", value: ""), Line(name: "emotion", value: " clips   length   mean")]
        lines += corpus.classCounts(.emotion).map { count in
            let mean = count.meanSeconds.map { Format.fixed($0, decimals: 2) + " s" } ?? "-"
            let clips = Format.count(count.clips).padded(to: 6, align: .right)
            return Line(
                name: count.name,
                value: clips + Format.duration(count.seconds).padded(to: 13, align: .right)
                    + mean.padded(to: 9, align: .right))
        }
        return lines
    }

    /// A scheme in a line: how many classes, and how unevenly the clips are spread over them.
    private static func summary(of scheme: LabelScheme, _ corpus: Corpus) -> String {
        let counts = corpus.classCounts(scheme).map(\.clips)
        let (least, most) = (counts.min() ?? 0, counts.max() ?? 0)
        return "\(scheme.rawValue): \(counts.count) classes of \((least...most).counted("clip"))"
    }

    /// How loud the clips are, as far as they are measured.
    private static func levels(of state: WorkbenchState) -> String {
        guard let number = VoiceNumber.index(of: "intensity") else { return "-" }
        let table = state.numbers.table
        let values = (0..<table.clips).compactMap { (clip: Int) -> Double? in table.value(of: number, clip: clip) }
            .filter(\.isFinite)
        guard let least = values.min(), let most = values.max() else {
            return "not measured yet: \(state.keyName(.clips(.numbers))) measures"
        }
        let mean = values.reduce(0, +) / Double(values.count)
        let texts = [least, most, mean].map { Format.fixed($0, decimals: 0) }
        return "\(texts[0]) to \(texts[1]) dB, mean \(texts[2]) dB, of \(Format.counted(values.count, "clip"))"
    }

    /// How many problems of each kind.
    private static func problems(of corpus: Corpus) -> String {
        guard !corpus.problems.isEmpty else { return "none" }
        let counts = CorpusProblem.Kind.allCases.compactMap { kind in
            let count = corpus.problems.count { $0.kind == kind }
            return count == 0 ? nil : "\(count) \(kind.rawValue)"
        }
        return counts.joined(separator: ", ")
    }
}
