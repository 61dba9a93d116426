/// A small, fast generator whose whole state is its value: equal generators give equal numbers.
///
/// Source: Blackman & Vigna (2021), "Scrambled linear pseudorandom number generators", xoshiro256**;
/// the state is filled from the random seed by SplitMix64, as its authors advise.
package struct SeededGenerator: RandomNumberGenerator, Hashable, Sendable {
    private var first, second, third, fourth: UInt64

    /// A generator whose sequence is fixed by the random seed; any value will do, 0 too.
    package init(seed: UInt64) {
        var mixer = seed
        func mixed() -> UInt64 {
            mixer &+= 0x9E37_79B9_7F4A_7C15
            var word = mixer
            word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
            word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
            return word ^ (word >> 31)
        }
        (first, second, third, fourth) = (mixed(), mixed(), mixed(), mixed())
    }

    /// The next 64 random bits.
    package mutating func next() -> UInt64 {
        func rotate(_ word: UInt64, by bits: UInt64) -> UInt64 { (word << bits) | (word >> (64 - bits)) }
        let result = rotate(second &* 5, by: 7) &* 9
        let shifted = second << 17
        third ^= first
        fourth ^= second
        second ^= third
        first ^= fourth
        third ^= shifted
        fourth = rotate(fourth, by: 45)
        return result
    }

    /// A generator for one part of the work (an epoch, a fold, a shard), independent of this one's later draws.
    package func fork(_ stream: UInt64) -> SeededGenerator {
        SeededGenerator(seed: first ^ (stream &* 0xD134_2543_DE82_EF95) ^ (fourth << 1))
    }
}
