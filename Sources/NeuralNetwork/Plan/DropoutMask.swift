/// Which elements dropout keeps: a hash of random seed, step, layer and element, so that no thread or order matters.
///
/// Source of the mixing function: C. Wellons, "Hash function prospector" (2018), constants of `lowbias32`.
package struct DropoutMask: Hashable, Sendable {
    /// Distinguishes layers, steps and seeds.
    package let key: UInt32
    /// Elements whose hash is below are dropped.
    package let threshold: UInt32
    /// What kept elements are multiplied by: 1 / (1 - rate).
    package let scale: Double

    /// The mask of one layer in one step.
    package init(rate: Double, layer: Int, pass: Pass) {
        var word = pass.seed &+ 0x9E37_79B9_7F4A_7C15 &* (pass.step &+ 1)
        word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
        word ^= UInt64(layer + 1) &* 0xD134_2543_DE82_EF95
        word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
        key = UInt32(truncatingIfNeeded: word >> 32)
        threshold = UInt32(min(rate * 4_294_967_296, 4_294_967_295))
        scale = 1 / (1 - rate)
    }

    /// Whether an element, counted over the whole batch, is kept.
    @inline(__always)
    package func keeps(_ element: Int) -> Bool {
        var hash = UInt32(truncatingIfNeeded: element) &* 0x9E37_79B9 &+ key
        hash = (hash ^ (hash >> 16)) &* 0x7FEB_352D
        hash = (hash ^ (hash >> 15)) &* 0x846C_A68B
        hash ^= hash >> 16
        return hash >= threshold
    }
}
