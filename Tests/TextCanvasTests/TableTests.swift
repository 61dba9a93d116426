import Testing
import TextCanvas

@Suite struct TableTests {
    private func table(rows: Range<Int>, selection: Int?, of count: Int = 100, isFocused: Bool = true) -> Table {
        Table(
            columns: [
                Table.Column("emotion", minimum: 7, weight: 1, priority: 2, sorting: .ascending),
                Table.Column("speaker", minimum: 7, align: .right, priority: 1),
                Table.Column("s", minimum: 5, align: .right),
            ], count: count, visible: rows, selection: selection, isFocused: isFocused)
    }

    private func entry(row: Int, column: Int) -> Table.Entry {
        Table.Entry([["angry", "calm"][row % 2], "\(row)", Format.fixed(3 + Double(row) / 100, decimals: 2)][column])
    }

    @Test func headRowsSelectionAndScrollBar() {
        expectDrawing(
            width: 32, height: 6,
            """
             emotion▲         speaker     s
             angry                 10  3.10│
             calm                  11  3.11█
            ▸angry                 12  3.12│
             calm                  13  3.13│
             angry                 14  3.14│
            """
        ) {
            table(rows: 10..<15, selection: 12).draw(in: $0, on: &$1, entry: entry)
        }
    }

    @Test func inAscii() {
        expectDrawing(
            width: 32, height: 5, appearance: Appearance(glyphs: .ascii),
            """
             emotion^         speaker     s
            >angry                  0  3.00#
             calm                   1  3.01|
             angry                  2  3.02|
             calm                   3  3.03|
            """
        ) {
            table(rows: 0..<9, selection: 0).draw(in: $0, on: &$1, entry: entry)
        }
    }

    @Test func columnsFoldAway() {
        expectDrawing(
            width: 18, height: 3,
            """
             emotion▲  speaker
             angry           0
            ▸calm            1
            """
        ) {
            table(rows: 0..<2, selection: 1, of: 2).draw(in: $0, on: &$1, entry: entry)
        }
        expectDrawing(
            width: 9, height: 3,
            """
             emotion▲
             angry
            ▸calm
            """
        ) {
            table(rows: 0..<2, selection: 1, of: 2).draw(in: $0, on: &$1, entry: entry)
        }
    }

    @Test func theSelectionIsSeenInColoursAndWithoutThem() {
        expectDrawing(
            width: 12, height: 2,
            """
             {188/233 bold}emotion▲{}
            {231/24 bold}▸angry
            """, styled: true
        ) {
            table(rows: 0..<1, selection: 0, of: 1).draw(in: $0, on: &$1, entry: entry)
        }
        expectDrawing(
            width: 12, height: 2, appearance: Appearance(colors: .monochrome),
            """
             {terminal/terminal bold}emotion▲{}
            {terminal/terminal reverse}▸angry
            """, styled: true
        ) {
            table(rows: 0..<1, selection: 0, of: 1).draw(in: $0, on: &$1, entry: entry)
        }
    }

    @Test func onlyRowsInSightAreAskedFor() {
        var asked = Set<Int>()
        var canvas = Canvas(width: 40, height: 11)
        table(rows: 50_000..<50_010, selection: 50_003, of: 100_000).draw(in: canvas.bounds, on: &canvas) {
            row, column in
            asked.insert(row)
            return entry(row: row, column: column)
        }
        #expect(asked == Set(50_000..<50_010))
    }

    @Test func anySizeStaysInside() {
        expectContained { table(rows: 0..<50, selection: 1).draw(in: $0, on: &$1, entry: entry) }
        expectContained { table(rows: 90..<200, selection: 99).draw(in: $0, on: &$1, entry: entry) }
        expectContained { table(rows: 0..<0, selection: nil, of: 0).draw(in: $0, on: &$1, entry: entry) }
    }

    @Test func aScrollBarReachesItsEndsOnlyWithTheList() {
        for count in 6...200 {
            for first in 0...(count - 5) {
                var canvas = Canvas(width: 1, height: 5)
                canvas.scrollBar(first: first, shown: 5, of: count, in: canvas.bounds)
                #expect((canvas.lines[0] == "█") == (first == 0) || count < 8, "\(first) of \(count)")
                #expect((canvas.lines[4] == "█") == (first == count - 5) || count < 8, "\(first) of \(count)")
            }
        }
    }

    @Test func aDialogCoversWhatIsBeneath() {
        expectDrawing(
            width: 40, height: 7,
            """
            xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
            xxxx╭─ Quit ───────────────────────╮xxxx
            xxxx│ A training runs. Quit and    │xxxx
            xxxx│ keep what it has learned?    │xxxx
            xxxx│                              │xxxx
            xxxx╰─ y quit  n stay ─────────────╯xxxx
            xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
            """
        ) { area, canvas in
            canvas.fill(area, with: "x", as: .text)
            let inside = canvas.dialog(
                title: "Quit", width: 32, height: 5, keys: [("y", "quit"), ("n", "stay")], over: area)
            canvas.writeWrapped("A training runs. Quit and keep what it has learned?", in: inside)
        }
        expectContained { $1.dialog(title: "Quit", width: 32, height: 5, keys: [("y", "quit")], over: $0) }
    }
}
