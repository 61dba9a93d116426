/// A small, fast generator whose whole state is its value, so that a run can be stored and resumed exactly.
///
/// Source: Blackman & Vigna (2021), "Scrambled linear pseudorandom number generators", xoshiro256**;
/// the state is filled from the random seed by SplitMix64, as its authors advise.
package struct SeededGenerator: RandomNumberGenerator, Hashable, Codable, Sendable {
    private var state: [UInt64]

    /// A generator whose sequence is fixed by the random seed; any value will do, 0 too.
    package init(seed: UInt64) {
        var mixer = seed
        state = (0..<4).map { _ in
            mixer &+= 0x9E37_79B9_7F4A_7C15
            var word = mixer
            word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
            word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
            return word ^ (word >> 31)
        }
    }

    /// The next 64 random bits.
    package mutating func next() -> UInt64 {
        func rotate(_ word: UInt64, by bits: UInt64) -> UInt64 { (word << bits) | (word >> (64 - bits)) }
        let result = rotate(state[1] &* 5, by: 7) &* 9
        let shifted = state[1] << 17
        state[2] ^= state[0]
        state[3] ^= state[1]
        state[1] ^= state[2]
        state[0] ^= state[3]
        state[2] ^= shifted
        state[3] = rotate(state[3], by: 45)
        return result
    }

    /// A generator for one part of the work (an epoch, a fold, a shard), independent of this one's later draws.
    package func fork(_ stream: UInt64) -> SeededGenerator {
        SeededGenerator(seed: state[0] ^ (stream &* 0xD134_2543_DE82_EF95) ^ (state[3] << 1))
    }
}
