import Glibc
import Synchronization

/// Keeps a run's record up to date on disk while the run goes on, and passes events on one at a time.
final class RunProgress: Sendable {
    private struct State {
        var run: Run
        var since: ContinuousClock.Instant
    }

    private let state: Mutex<State>
    private let gate = Mutex(())
    /// One writer at a time: the newest record is the one that stays.
    private let writing = Mutex(())
    private let receiver: @Sendable (ExperimentEvent) -> Void

    init(_ run: Run, report: @escaping @Sendable (ExperimentEvent) -> Void) {
        state = Mutex(State(run: run, since: .now))
        receiver = report
    }

    /// The run with its record as it stands.
    var run: Run { state.withLock { $0.run } }

    /// Joins the networks of a fold, one at a time: the last to end finds all of them.
    func joining<Value: Sendable>(
        _ join: () throws(ExperimentError) -> Value
    ) throws(ExperimentError) -> Value {
        let result = writing.withLock { _ in Result { () throws(ExperimentError) in try join() } }
        return try result.get()
    }

    /// Passes an event on.
    func report(_ event: ExperimentEvent) { gate.withLock { _ in receiver(event) } }

    /// Keeps and reports what the user should know; what is known already is not told again.
    func note(_ notices: [String]) {
        let fresh = state.withLock { state in
            let fresh = notices.filter { !state.run.record.notices.contains($0) }
            state.run.record.notices += fresh
            return fresh
        }
        for notice in fresh { report(.notice(notice)) }
    }

    /// Keeps what is known of a fold once its windows are drawn.
    func update(fold number: Int, _ change: (inout RunRecord.FoldRecord) -> Void) throws(ExperimentError) {
        state.withLock { state in
            guard let index = state.run.record.folds.firstIndex(where: { $0.number == number }) else { return }
            change(&state.run.record.folds[index])
        }
        try save()
    }

    /// Writes the record with the time spent so far.
    func save() throws(ExperimentError) {
        let fault = writing.withLock { _ -> StorageError? in
            let run = state.withLock { state in
                let now = ContinuousClock.now
                state.run.record.seconds += (now - state.since) / .seconds(1)
                state.since = now
                return state.run
            }
            do throws(StorageError) { try run.writeRecord() } catch { return error }
            return nil
        }
        if let fault { throw .storage(fault) }
    }

    /// Writes how the run ended.
    func end(_ ending: RunRecord.Ending) throws(ExperimentError) {
        state.withLock { state in
            state.run.record.ending = ending
            state.run.record.fault = nil
        }
        try save()
    }

    /// Writes, as far as the disk allows, and reports that the run ended with an error.
    func fail(_ error: ExperimentError) {
        state.withLock { state in
            state.run.record.ending = .failed
            state.run.record.fault = error.description
        }
        // On a full disk the record stays as it was; the error itself is what the user must hear.
        try? save()
        report(.failed(error.description))
    }
}
