import Recognition
import TextCanvas

/// The numbers of the clip's voice with their units and their places among the clips of its class and of the corpus.
struct VoiceTableView {
    let state: WorkbenchState
    let isSelected: Bool

    /// Rows of numbers at most where the table is one plot among others.
    private static let mostRows = 10
    /// Columns from which the numbers stand in two halves side by side.
    private static let halvedFrom = 96

    /// Places of the numbers that are shown where the table is one plot among others.
    private static let headlines = VoiceNumber.all.indices.filter { VoiceNumber.all[$0].isHeadline }

    /// Rows that the table asks for beside other plots: title, head and the numbers that are shown first.
    static func height(inWidth width: Int) -> Int {
        2 + min(mostRows, width >= halvedFrom ? (headlines.count + 1) / 2 : headlines.count)
    }

    /// Numbers that the table shows at once where it is shown alone.
    static func rows(in area: Rect) -> Int {
        max(1, area.height - 2) * (area.width >= halvedFrom ? 2 : 1)
    }

    func draw(in area: Rect, on canvas: inout Canvas) {
        guard area.height >= 2 else { return }
        let (head, body) = area.splitTop(1)
        let pointer = isSelected ? String(canvas.glyphs.pointer) : " "
        let used = canvas.write([("\(pointer)numbers ", isSelected ? .titleFocused : .title)], in: head)
        canvas.write(remark, in: head.inset(left: used + 1, right: 1), align: .right, as: .muted)
        guard let standing = state.clips.standing else {
            let failure = state.clips.shown.flatMap { state.clips.voices.failure(of: $0.id) }
            canvas.writeWrapped(
                failure?.description ?? "measuring the voice", in: body.inset(left: 1, right: 1),
                as: failure == nil ? .muted : .error)
            return
        }
        let numbers = shown(room: Self.rows(in: area))
        let inside = body.inset(right: 1)
        let halves = area.width >= Self.halvedFrom ? inside.columns(2, spacing: 2) : [inside]
        let half = (numbers.count + halves.count - 1) / halves.count
        for (index, place) in halves.enumerated() {
            let part = numbers.dropFirst(index * half).prefix(half)
            drawTable(part.map { standing.entries[$0] }, in: place, standing, on: &canvas)
        }
    }

    /// The most telling numbers beside other plots; alone, as many as fit from where it is scrolled to.
    private func shown(room: Int) -> [Int] {
        let inspector = state.clips.inspector
        guard inspector.isZoomed else { return Array(Self.headlines.prefix(room)) }
        return Array(inspector.numbersScroll.visibleLines(total: VoiceNumber.all.count, height: room))
    }

    /// How many clips the places are among.
    private var remark: String {
        guard let standing = state.clips.standing else { return state.numbers.remark }
        guard let label = standing.label else { return state.numbers.remark }
        let own = Format.count(standing.measuredOfClass)
        return
            "places among \(own) of \(Format.count(standing.clipsOfClass)) \(label), \(state.numbers.remark)"
    }

    /// One number a row.
    private func drawTable(
        _ entries: [VoiceStanding.Entry], in area: Rect, _ standing: VoiceStanding, on canvas: inout Canvas
    ) {
        let columns = [
            Table.Column("number", minimum: 15, weight: 1, priority: 5),
            Table.Column("value", minimum: 9, align: .right, priority: 4),
            Table.Column("unit", minimum: 4, priority: 3),
            Table.Column(standing.label.map { "in \($0)" } ?? "", minimum: 12, align: .right, priority: 2),
            Table.Column("in corpus", minimum: 10, align: .right, priority: 1),
        ]
        let room = max(15, area.width - 40)
        let glyphs = canvas.glyphs
        Table(columns: columns, count: entries.count, visible: 0..<entries.count)
            .draw(in: area, on: &canvas) { row, column in
                let entry = entries[row]
                let number = VoiceNumber.all[entry.number]
                switch column {
                case 0: return Table.Entry(number.name.truncatedInTheMiddle(to: room, glyphs: glyphs))
                case 1: return Table.Entry(entry.value.map { Format.number($0) } ?? "-", .accent)
                case 2: return Table.Entry(number.unit, .muted)
                case 3: return Self.percentile(entry.inClass)
                default: return Self.percentile(entry.inCorpus)
                }
            }
    }

    /// A percentile; the outer twentieths are worth a look.
    private static func percentile(_ value: Double?) -> Table.Entry {
        guard let value else { return Table.Entry("-", .muted) }
        return Table.Entry(Format.fixed(value, decimals: 0) + " %", value < 5 || value > 95 ? .warning : .text)
    }
}
