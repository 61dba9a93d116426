import Glibc

/// Zeroed memory that starts on a cache line, as vector loads like it.
///
/// Large blocks come from the kernel as pages that are zeroed when they are first touched: what is never used costs nothing.
enum AlignedMemory {
    private static let alignment = 64

    /// Room for `count` numbers, all zero; released with `free(_:)`.
    static func allocate<Scalar: BitwiseCopyable>(_ type: Scalar.Type, count: Int) -> UnsafeMutablePointer<Scalar> {
        let bytes = max(1, count) * MemoryLayout<Scalar>.stride
        guard let block = calloc(1, bytes + 2 * alignment) else {
            fatalError("out of memory: \(bytes) bytes for a network")
        }
        let start = (block + MemoryLayout<UnsafeMutableRawPointer>.size).alignedUp(toMultipleOf: alignment)
        // The block itself is remembered just before the aligned start.
        (start - MemoryLayout<UnsafeMutableRawPointer>.size).storeBytes(of: block, as: UnsafeMutableRawPointer.self)
        return start.bindMemory(to: type, capacity: max(1, count))
    }

    /// Gives back what `allocate` gave.
    static func free<Scalar>(_ pointer: UnsafeMutablePointer<Scalar>) {
        let start = UnsafeMutableRawPointer(pointer)
        Glibc.free((start - MemoryLayout<UnsafeMutableRawPointer>.size).load(as: UnsafeMutableRawPointer.self))
    }
}
