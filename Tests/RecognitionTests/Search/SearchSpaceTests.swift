import Recognition
import Tensors
import Testing

@Suite struct SearchSpaceTests {
    @Test(arguments: [
        "optimizer.learningRate=0.0001..0.01:log", "training.batchSize=8..64", "network.dropout=0|0.25|0.5",
        "network.dense=128,64|32",
    ])
    func aRangeReadsWhatItWrites(_ text: String) throws {
        #expect(try SearchRange(text: text).text == text)
    }

    @Test(arguments: [
        ("optimizer.learnigRate=1..2", "did you mean 'optimizer.learningRate'"),
        ("network.dropout=0|2", "network.dropout cannot be '2'"),
        ("network.dropout=0.5..0.1", "needs the first end below the second"),
        ("network.dropout=0..0.5:log", "needs the first end above 0"),
        ("network.dense=16..32", "'16..32' is an interval, but the key takes"),
        ("network.dropout", "is not of the form"),
        ("network.dropout=0|0", "names a value twice"),
    ])
    func aWrongRangeSaysWhatItTakes(_ text: String, _ line: String) {
        let error = #expect(throws: RecipeError.self) { try SearchRange(text: text) }
        #expect(error?.description.contains(line) == true, "\(error?.description ?? "")")
    }

    @Test func drawnValuesLieInTheirRangesAndReachAllOfThem() throws {
        var generator = SeededGenerator(seed: 3)
        let whole = try SearchRange(text: "training.batchSize=8..11")
        #expect(Set((0..<200).map { _ in whole.draw(using: &generator) }) == ["8", "9", "10", "11"])
        let rate = try SearchRange(text: "optimizer.learningRate=1e-4..1e-2:log")
        let drawn = (0..<400).compactMap { _ in Double(rate.draw(using: &generator)) }
        #expect(drawn.count == 400)
        #expect(drawn.filter { $0 >= 1e-4 && $0 <= 1e-2 }.count == 400)
        // Evenly over logarithms: as many below the geometric middle as above it.
        #expect((150...250).contains(drawn.count { $0 < 1e-3 }))
    }

    @Test func aGridHasEveryCombinationOnceWithBothEnds() throws {
        let space = try SearchSpace([
            SearchRange(text: "network.dropout=0|0.5"), SearchRange(text: "optimizer.learningRate=1e-4..1e-2:log"),
        ])
        let grid = space.grid(points: 3)
        #expect(grid.count == 6 && Set(grid).count == 6)
        #expect(grid.first == ["0", "0.0001"] && grid.last == ["0.5", "0.01"] && grid[1] == ["0", "0.001"])
        #expect(try SearchRange(text: "training.batchSize=8..10").grid(points: 9) == ["8", "9", "10"])
    }

    @Test func aSpaceWantsEveryKeyOnce() throws {
        let range = try SearchRange(text: "network.dropout=0|0.5")
        #expect(throws: RecipeError.self) { try SearchSpace([range, range]) }
        #expect(throws: RecipeError.self) { try SearchSpace([]) }
    }
}
