import Synchronization

/// What is to be done, and who is at it.
final class Board: @unchecked Sendable {
    /// The number of the piece of work, whether it is closed to those who come later, and how many helpers are at it.
    private let state = Atomic<UInt64>(Board.closed)
    private let isDismissed = Atomic<Bool>(false)
    /// The owner's, who waits for the last helper.
    private let bed = Bed()
    /// Set while the state is open, and read only by those who are counted in it.
    private var work: ((Int) -> Void)?

    private static let closed: UInt64 = 1 << 31
    private static let countMask: UInt64 = closed - 1

    private static func number(_ state: UInt64) -> UInt64 { state >> 32 }

    /// Offers a piece of work.
    func open(_ work: @escaping (Int) -> Void) {
        self.work = work
        let last = Self.number(state.load(ordering: .relaxed))
        state.store(((last + 1) & 0xFFFF_FFFF) << 32, ordering: .sequentiallyConsistent)
    }

    /// Lets nobody else begin, and waits for those who have begun.
    func close() {
        state.bitwiseOr(Self.closed, ordering: .sequentiallyConsistent)
        while isWorkedOn { bed.wait { !isWorkedOn } }
        work = nil
    }

    private var isWorkedOn: Bool { state.load(ordering: .sequentiallyConsistent) & Self.countMask > 0 }

    /// Ends the waiting of all helpers.
    func dismiss() { isDismissed.store(true, ordering: .sequentiallyConsistent) }

    /// The number of the next piece of work after one, from a helper's bed; nil where there will be none.
    func next(after last: UInt64, _ bed: Bed) -> UInt64? {
        while true {
            if isDismissed.load(ordering: .sequentiallyConsistent) { return nil }
            let number = Self.number(state.load(ordering: .sequentiallyConsistent))
            if number != last { return number }
            bed.wait {
                isDismissed.load(ordering: .sequentiallyConsistent)
                    || Self.number(state.load(ordering: .sequentiallyConsistent)) != last
            }
        }
    }

    /// Takes part in a piece of work that is still open.
    func help(with number: UInt64, as worker: Int) {
        var seen = state.load(ordering: .acquiring)
        while Self.number(seen) == number, seen & Self.closed == 0 {
            let attempt = state.compareExchange(
                expected: seen, desired: seen + 1, ordering: .acquiringAndReleasing)
            guard !attempt.exchanged else { return takePart(worker) }
            seen = attempt.original
        }
    }

    private func takePart(_ worker: Int) {
        doWork(worker)
        let left = state.wrappingSubtract(1, ordering: .sequentiallyConsistent).newValue
        if left & (Self.closed | Self.countMask) == Self.closed { bed.wake() }
    }

    /// Holds on to the work no longer than it lasts.
    @inline(never)
    private func doWork(_ worker: Int) { work?(worker) }
}
