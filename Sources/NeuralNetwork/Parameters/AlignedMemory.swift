import Glibc

/// Zeroed memory that starts on a cache line, as vector loads like it.
enum AlignedMemory {
    /// Room for `count` numbers, all zero; released with `free(_:)`.
    static func allocate<Scalar: BitwiseCopyable>(_ type: Scalar.Type, count: Int) -> UnsafeMutablePointer<Scalar> {
        let bytes = (max(1, count) * MemoryLayout<Scalar>.stride + 63) & ~63
        guard let memory = aligned_alloc(64, bytes) else { fatalError("out of memory: \(bytes) bytes for a network") }
        memset(memory, 0, bytes)
        return memory.bindMemory(to: type, capacity: count)
    }

    /// Gives back what `allocate` gave.
    static func free<Scalar>(_ pointer: UnsafeMutablePointer<Scalar>) { Glibc.free(pointer) }
}
