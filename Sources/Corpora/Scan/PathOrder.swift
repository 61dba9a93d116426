import Glibc

/// The order in which files are listed: that of their paths' bytes, the same in every locale.
enum PathOrder {
    /// Whether one path comes before another.
    static func precedes(_ first: String, _ second: String) -> Bool {
        // Paths fresh from the system lie in one piece; only then can memory be compared.
        let fast = first.utf8.withContiguousStorageIfAvailable { left in
            second.utf8.withContiguousStorageIfAvailable { right in precedes(left, right) }
        }
        return (fast ?? nil) ?? first.utf8.lexicographicallyPrecedes(second.utf8)
    }

    private static func precedes(_ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let start = left.baseAddress, let other = right.baseAddress else { return left.count < right.count }
        let order = memcmp(start, other, min(left.count, right.count))
        return order == 0 ? left.count < right.count : order < 0
    }
}
