import Tensors
import Testing

@Suite struct SeededGeneratorTests {
    @Test func theSameSeedGivesTheSameSequence() {
        var first = SeededGenerator(seed: 42)
        var second = SeededGenerator(seed: 42)
        for _ in 0..<1000 { #expect(first.next() == second.next()) }
    }

    @Test func forksDifferFromEachOtherAndFromTheirOrigin() {
        let origin = SeededGenerator(seed: 7)
        var sequences = Set<[UInt64]>()
        for stream in 0..<100 as Range<UInt64> {
            var fork = origin.fork(stream)
            sequences.insert((0..<4).map { _ in fork.next() })
        }
        #expect(sequences.count == 100)
    }
}
