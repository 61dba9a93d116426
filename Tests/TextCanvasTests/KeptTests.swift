import Testing
import TextCanvas

/// A part of the screen that is left as it is.
@Suite struct KeptTests {
    @Test func aKeptPartIsTakenFromWhatIsShown() {
        var shown = Canvas(width: 10, height: 4)
        shown.write("old title", in: shown.bounds.row(0))
        var next = Canvas(width: 10, height: 4)
        next.write("new", in: next.bounds.row(1))
        next.keep(Rect(x: 4, y: 0, width: 6, height: 1))
        #expect(next.keeping(from: shown).lines == ["    title", "new", "", ""])
        let changed = next.keeping(from: shown).changes(since: shown)
        #expect(changed.allSatisfy { $0.row == 1 || $0.columns.upperBound <= 4 })
    }

    @Test func withoutAScreenOfItsSizeThereIsNothingToKeep() {
        var next = Canvas(width: 10, height: 4)
        next.keep(Rect(x: -3, y: -1, width: 60, height: 60))
        #expect(next.keeping(from: nil) == next)
        #expect(next.keeping(from: Canvas(width: 9, height: 4)) == next)
    }
}
