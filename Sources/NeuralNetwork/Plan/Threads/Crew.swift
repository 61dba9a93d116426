import Glibc

/// Threads that help another one with its work.
///
/// A step of training has several pieces of work within a few milliseconds, and a sample's inference many within one. To wake a
/// sleeping thread takes tens of microseconds, in a virtual machine more: helpers therefore stay awake for a moment after
/// each piece. Nobody waits for a helper that comes too late.
final class Crew {
    private let board = Board()
    private let beds: [Bed]
    private var threads: [pthread_t] = []

    /// Starts the threads.
    init(helpers: Int) {
        beds = (0..<helpers).map { _ in Bed() }
        for (index, bed) in beds.enumerated() {
            let helper = Unmanaged.passRetained(Helper(worker: index + 1, board: board, bed: bed))
            var thread = pthread_t()
            let failure = pthread_create(&thread, nil, Helper.main, helper.toOpaque())
            // Without a thread the work is done by fewer.
            if failure == 0 { threads.append(thread) } else { helper.release() }
        }
    }

    /// Sends the threads away and waits until they have gone.
    deinit {
        board.dismiss()
        for bed in beds { bed.wake() }
        for thread in threads { pthread_join(thread, nil) }
    }

    /// Has `work` done by the calling thread, as worker 0, and at the same time by as many helpers as come before it is
    /// through; returns when all are.
    func perform(helpers: Int, _ work: (_ worker: Int) -> Void) {
        withoutActuallyEscaping(work) { work in
            board.open(work)
            for bed in beds.prefix(helpers) { bed.wake() }
            work(0)
            board.close()
        }
    }
}

/// One thread.
private final class Helper {
    private let worker: Int
    private let board: Board
    private let bed: Bed

    init(worker: Int, board: Board, bed: Bed) {
        (self.worker, self.board, self.bed) = (worker, board, bed)
    }

    /// What the thread runs, with a retained helper as its argument.
    static let main: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = { argument in
        guard let argument else { return nil }
        Unmanaged<Helper>.fromOpaque(argument).takeRetainedValue().run()
        return nil
    }

    private func run() {
        var last: UInt64 = 0
        while let number = board.next(after: last, bed) {
            board.help(with: number, as: worker)
            last = number
        }
    }
}
