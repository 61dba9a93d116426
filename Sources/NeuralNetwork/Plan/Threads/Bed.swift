import CKernels
import Dispatch
import Synchronization

/// Where one thread sleeps.
final class Bed: Sendable {
    private let isAsleep = Atomic<Bool>(false)
    private let bell = DispatchSemaphore(value: 0)

    /// Looks for a while, then sleeps until woken; may return early.
    ///
    /// - Parameter hasCome: whether there is nothing to wait for any more.
    func wait(until hasCome: () -> Bool) {
        for _ in 0..<Self.looks {
            if hasCome() { return }
            ck_pause()
        }
        isAsleep.store(true, ordering: .sequentiallyConsistent)
        // Who changes something looks for sleepers afterwards: either it sees this one, or this one sees the change.
        if hasCome(), isAsleep.exchange(false, ordering: .sequentiallyConsistent) { return }
        bell.wait()
    }

    /// Wakes the thread where it sleeps.
    func wake() {
        if isAsleep.load(ordering: .sequentiallyConsistent),
            isAsleep.exchange(false, ordering: .sequentiallyConsistent)
        {
            bell.signal()
        }
    }

    /// A tenth of a millisecond or two, depending on the processor.
    private static let looks = 4_000
}
