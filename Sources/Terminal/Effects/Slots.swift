import Synchronization
import Training
import Workbench

/// Keeps track of background work, so that newer work of a kind cancels the older one and everything can be stopped.
final class Slots: Sendable {
    private let running = Mutex<[EffectSlot: StopFlag]>([:])

    /// Begins work of a kind: what runs of it is told to stop.
    ///
    /// - Returns: the flag that the new work has to watch.
    func begin(_ slot: EffectSlot) -> StopFlag {
        let flag = StopFlag()
        running.withLock { running in
            running[slot]?.raise()
            running[slot] = flag
        }
        return flag
    }

    /// Tells everything to stop.
    func stopAll() {
        running.withLock { running in
            for flag in running.values { flag.raise() }
            running = [:]
        }
    }
}
