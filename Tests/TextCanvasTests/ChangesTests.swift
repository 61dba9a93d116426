import Testing
import TextCanvas

@Suite struct ChangesTests {
    private func canvas(_ text: String) -> Canvas {
        var canvas = Canvas(width: 12, height: 2)
        canvas.write(text, x: 0, y: 1)
        return canvas
    }

    @Test func anEqualCanvasNeedsNothing() {
        #expect(canvas("same").changes(since: canvas("same")).isEmpty)
    }

    @Test func withoutAPreviousCanvasEveryRowIsWritten() {
        let expected = [CellRun(row: 0, columns: 0..<12), CellRun(row: 1, columns: 0..<12)]
        #expect(canvas("x").changes(since: nil) == expected)
        #expect(canvas("x").changes(since: Canvas(width: 12, height: 3)) == expected)
        #expect(Canvas(width: 0, height: 3).changes(since: nil).isEmpty)
    }

    @Test func nearChangesAreOneRunAndFarOnesTwo() {
        #expect(canvas("abcdXfgY").changes(since: canvas("abcdefgh")) == [CellRun(row: 1, columns: 4..<8)])
        #expect(
            canvas("Xbcdefghijk").changes(since: canvas("abcdefghijY"))
                == [CellRun(row: 1, columns: 0..<1), CellRun(row: 1, columns: 10..<11)])
    }

    @Test func aWideCharacterIsNeverCut() {
        #expect(canvas("a漢b").changes(since: canvas("a字b")) == [CellRun(row: 1, columns: 1..<3)])
        #expect(canvas("axxb").changes(since: canvas("a字b")) == [CellRun(row: 1, columns: 1..<3)])
        #expect(canvas("a漢b").changes(since: canvas("axxb")) == [CellRun(row: 1, columns: 1..<3)])
    }

    @Test func whatIsOutsideTheRunsWasEqual() {
        let texts = ["", "abc", "a漢字c", "字字字字字字", "zzzzzzzzzzzz", "漢b漢", "e\u{301}x"]
        for before in texts {
            for after in texts {
                let (old, new) = (canvas(before), canvas(after))
                var covered = Set<Position>()
                for run in new.changes(since: old) {
                    for column in run.columns { covered.insert(Position(x: column, y: run.row)) }
                }
                for column in 0..<12 where !covered.contains(Position(x: column, y: 1)) {
                    #expect(new[x: column, y: 1] == old[x: column, y: 1])
                }
            }
        }
    }
}
