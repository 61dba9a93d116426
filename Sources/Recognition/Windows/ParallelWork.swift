import Dispatch
import Synchronization
package import Training

/// Independent pieces of work on several threads.
package enum ParallelWork {
    /// Runs `body` for every index of `0..<count`; stops between two pieces where the flag is raised.
    ///
    /// What a piece computes must depend on its index only: then results do not depend on the number of threads.
    ///
    /// - Parameter progress: pieces done so far, at most ten times a second, from one thread at a time.
    /// - Returns: false where it was stopped.
    package static func run(
        count: Int, threads: Int, stop: StopFlag, progress: @Sendable (Int) -> Void = { _ in },
        body: @Sendable (Int) -> Void
    ) -> Bool {
        let next = Atomic<Int>(0)
        let done = Atomic<Int>(0)
        let pace = Mutex(Pace())
        DispatchQueue.concurrentPerform(iterations: max(1, min(threads, count))) { _ in
            while !stop.isRaised {
                let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
                guard index < count else { return }
                body(index)
                let finished = done.wrappingAdd(1, ordering: .relaxed).newValue
                pace.withLockIfAvailable { if $0.isDue { progress(finished) } }
            }
        }
        return !stop.isRaised
    }

    /// Lets something happen at most ten times a second.
    struct Pace {
        private var last = ContinuousClock.now

        /// Whether a tenth of a second has passed since it last was due.
        var isDue: Bool {
            mutating get {
                let now = ContinuousClock.now
                guard now - last >= .milliseconds(100) else { return false }
                last = now
                return true
            }
        }
    }
}
