import Synchronization

/// The threads that work on one plan.
///
/// Work comes in numbered parts whose results do not depend on who does them, so that any number of threads gives the same bits.
package final class Team: @unchecked Sendable {
    /// How many threads work at once, the caller among them.
    package let threads: Int
    /// Whether somebody's work is being done: then others do theirs alone.
    private let isBusy = Atomic<Bool>(false)
    /// Helps the caller; made when there is work for more than one. Guarded by `isBusy`.
    private var crew: Crew?

    /// A team of the given size, at least one.
    package init(threads: Int) { self.threads = max(1, threads) }

    /// Does every part once and returns when all are done.
    package func perform(parts: Int, _ work: (_ part: Int) -> Void) { perform(parts: parts) { part, _ in work(part) } }

    /// The same, where a part also learns which of the team's threads does it, from 0: for scratch memory that parts share.
    package func perform(parts: Int, _ work: (_ part: Int, _ worker: Int) -> Void) {
        let workers = min(threads, parts)
        guard workers > 1, !isBusy.exchange(true, ordering: .acquiring) else {
            for part in 0..<parts { work(part, 0) }
            return
        }
        defer { isBusy.store(false, ordering: .releasing) }
        let crew = self.crew ?? Crew(helpers: threads - 1)
        self.crew = crew
        let next = Atomic<Int>(0)
        crew.perform(helpers: workers - 1) { worker in
            // More may be awake than there is work, and scratch memory, for.
            guard worker < workers else { return }
            while true {
                let part = next.wrappingAdd(1, ordering: .relaxed).oldValue
                guard part < parts else { return }
                work(part, worker)
            }
        }
    }
}
