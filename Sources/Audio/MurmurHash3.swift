/// The 128-bit hash for 64-bit processors; quick and well mixed, no defence against malice.
///
/// Source: Appleby (2011), MurmurHash3, public domain.
package enum MurmurHash3 {
    /// The hash of some bytes.
    package static func digest(of bytes: UnsafeRawBufferPointer) -> Digest {
        var (low, high): (UInt64, UInt64) = (0, 0)
        let blocks = bytes.count / 16
        for block in 0..<blocks {
            let first = bytes.loadUnaligned(fromByteOffset: 16 * block, as: UInt64.self)
            let second = bytes.loadUnaligned(fromByteOffset: 16 * block + 8, as: UInt64.self)
            low ^= scrambleLow(UInt64(littleEndian: first))
            low = (rotated(low, 27) &+ high) &* 5 &+ 0x52dc_e729
            high ^= scrambleHigh(UInt64(littleEndian: second))
            high = (rotated(high, 31) &+ low) &* 5 &+ 0x3849_5ab5
        }
        let tail = bytes[(16 * blocks)...]
        low ^= scrambleLow(word(tail.prefix(8)))
        high ^= scrambleHigh(word(tail.dropFirst(8)))
        return finish(low, high, length: UInt64(bytes.count))
    }

    private static func finish(_ low: UInt64, _ high: UInt64, length: UInt64) -> Digest {
        var (low, high) = (low ^ length, high ^ length)
        low = low &+ high
        high = high &+ low
        (low, high) = (mixed(low), mixed(high))
        low = low &+ high
        high = high &+ low
        return Digest(low: low, high: high)
    }

    /// Up to 8 bytes as a little-endian number.
    private static func word(_ bytes: Slice<UnsafeRawBufferPointer>) -> UInt64 {
        bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }

    private static func scrambleLow(_ word: UInt64) -> UInt64 {
        rotated(word &* 0x87c3_7b91_1142_53d5, 31) &* 0x4cf5_ad43_2745_937f
    }

    private static func scrambleHigh(_ word: UInt64) -> UInt64 {
        rotated(word &* 0x4cf5_ad43_2745_937f, 33) &* 0x87c3_7b91_1142_53d5
    }

    private static func mixed(_ word: UInt64) -> UInt64 {
        var word = word ^ word >> 33
        word = word &* 0xff51_afd7_ed55_8ccd
        word ^= word >> 33
        word = word &* 0xc4ce_b9fe_1a85_ec53
        return word ^ word >> 33
    }

    private static func rotated(_ word: UInt64, _ bits: UInt64) -> UInt64 { word << bits | word >> (64 - bits) }
}
