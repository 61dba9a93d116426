/// Sums that tell damaged bytes from whole ones.
enum Checksum {
    /// A 64-bit checksum that no slip of a disk or of a program survives.
    ///
    /// Source: Fowler, Noll & Vo, FNV-1a, taken eight bytes at a time for speed.
    static func of(_ bytes: some Collection<UInt8>) -> UInt64 {
        var sum: UInt64 = 0xCBF2_9CE4_8422_2325
        func mix(_ word: UInt64) {
            sum = (sum ^ word) &* 0x100_0000_01B3
            sum ^= sum >> 32
        }
        bytes.withContiguousStorageIfAvailable { buffer in
            let bytes = UnsafeRawBufferPointer(buffer)
            let words = bytes.count / 8
            for index in 0..<words {
                mix(UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: index * 8, as: UInt64.self)))
            }
            for index in (words * 8)..<bytes.count { mix(UInt64(bytes[index])) }
        }
        mix(UInt64(bytes.count))
        return sum
    }
}
