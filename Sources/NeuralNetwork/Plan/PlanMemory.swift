import Tensors

/// Owns every buffer of a plan; all are taken when the plan is made and given back with it.
package final class PlanMemory {
    private var blocks: [UnsafeMutableRawPointer] = []
    /// Bytes taken so far.
    package private(set) var bytes = 0

    /// Memory that holds nothing yet.
    init() {}

    deinit { for block in blocks { AlignedMemory.free(block.assumingMemoryBound(to: UInt8.self)) } }

    /// Room for `count` values, zeroed, on a cache line.
    package func allocate<Element: BitwiseCopyable>(_ type: Element.Type, count: Int) -> UnsafeMutablePointer<Element> {
        let block = AlignedMemory.allocate(type, count: count)
        blocks.append(UnsafeMutableRawPointer(block))
        bytes += count * MemoryLayout<Element>.stride
        return block
    }
}
