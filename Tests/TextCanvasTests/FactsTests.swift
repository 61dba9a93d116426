import Testing
import TextCanvas

@Suite struct FactsTests {
    private let facts: [Fact] = [
        [("UAR ", .muted), ("56.2 %", .text)], [("chance 12.5 %", .muted)], [], [("accuracy 55.9 %", .text)],
    ]

    @Test func aFactBeginsTheNextRowRatherThanBeCut() {
        expectDrawing(
            width: 28, height: 3,
            """
            UAR 56.2 %  chance 12.5 %
            accuracy 55.9 %

            """
        ) { area, canvas in #expect(canvas.write(facts: facts, in: area) == 2) }
    }

    @Test func whatHasNoRowIsCutWithASign() {
        expectDrawing(width: 20, height: 1, "UAR 56.2 %  chance …") { $1.write(facts: facts, in: $0) }
        expectDrawing(width: 8, height: 1, "UAR 56.…") { $1.write(facts: facts, in: $0) }
    }

    @Test func piecesThatFitToTheLastColumnAreWhole() {
        let pieces: Fact = [("one ", .text), ("two", .text)]
        expectDrawing(width: 7, height: 1, "one two") { $1.write(pieces, in: $0) }
        expectDrawing(width: 6, height: 1, "one t…") { $1.write(pieces, in: $0) }
        expectDrawing(width: 4, height: 1, "one…") { $1.write(pieces, in: $0) }
    }

    @Test func noSizeIsLeft() { expectContained { $1.write(facts: facts, in: $0) } }
}
