import Tensors
import Testing

@Suite struct SeededGeneratorTests {
    /// What other implementations of xoshiro256** give, filled by SplitMix64 from the seed 0.
    @Test func theSequenceIsThePublishedOne() {
        var generator = SeededGenerator(seed: 0)
        let published: [UInt64] = [
            0x99EC_5F36_CB75_F2B4, 0xBF6E_1F78_4956_452A, 0x1A5F_849D_4933_E6E0, 0x6AA5_94F1_262D_2D2C,
            0xBBA5_AD4A_1F84_2E59,
        ]
        #expect((0..<5).map { _ in generator.next() } == published)
    }

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
