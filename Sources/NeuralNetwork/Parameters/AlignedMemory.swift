import Glibc

/// Zeroed memory that starts on a cache line, as vector loads like it.
///
/// Large blocks come from the system as pages that are zeroed when they are first touched: what is never used costs nothing.
/// They ask for huge pages, because weights are read with long steps, each of which would need another entry of the table of
/// pages.
enum AlignedMemory {
    private static let alignment = 64
    private static let hugePage = 2 << 20

    /// What lies just before a block.
    private struct Header {
        /// What was taken from the system.
        let block: UnsafeMutableRawPointer
        /// Its bytes, where it is a mapping of its own; 0 where it comes from the heap.
        let mapped: Int
    }

    /// Room for `count` numbers, all zero; released with `free(_:)`.
    static func allocate<Scalar: BitwiseCopyable>(_ type: Scalar.Type, count: Int) -> UnsafeMutablePointer<Scalar> {
        let bytes = max(1, count) * MemoryLayout<Scalar>.stride
        guard let start = bytes < hugePage ? takeFromHeap(bytes) : map(bytes) else {
            fatalError("out of memory: \(bytes) bytes for a network")
        }
        return start.bindMemory(to: type, capacity: max(1, count))
    }

    private static func takeFromHeap(_ bytes: Int) -> UnsafeMutableRawPointer? {
        guard let block = calloc(1, bytes + 2 * alignment) else { return nil }
        let start = (block + MemoryLayout<Header>.size).alignedUp(toMultipleOf: alignment)
        return marked(start, Header(block: block, mapped: 0))
    }

    private static func map(_ bytes: Int) -> UnsafeMutableRawPointer? {
        let total = bytes + alignment
        let block = mmap(nil, total, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
        guard let block, block != MAP_FAILED else { return nil }
        madvise(block, total, MADV_HUGEPAGE)
        let start = (block + MemoryLayout<Header>.size).alignedUp(toMultipleOf: alignment)
        return marked(start, Header(block: block, mapped: total))
    }

    private static func marked(_ start: UnsafeMutableRawPointer, _ header: Header) -> UnsafeMutableRawPointer {
        (start - MemoryLayout<Header>.size).storeBytes(of: header, as: Header.self)
        return start
    }

    /// Gives back what `allocate` gave.
    static func free<Scalar>(_ pointer: UnsafeMutablePointer<Scalar>) {
        let start = UnsafeMutableRawPointer(pointer)
        let header = (start - MemoryLayout<Header>.size).load(as: Header.self)
        if header.mapped > 0 { munmap(header.block, header.mapped) } else { Glibc.free(header.block) }
    }
}
