import Corpora
import Recognition

/// What the user must know before figures of a run that did not come to its end.
enum UnfinishedRun {
    /// Says how far the run came, where it is not finished.
    static func warn(of run: Run) {
        let summary = RunSummary(reading: run.directory)
        guard summary.state != .finished else { return }
        Log.warning(
            "the run \(run.name) is not finished (\(summary.state.rawValue)): \(summary.epochs.grouped) of"
                + " \(summary.totalEpochs.counted("epoch", verb: "is", "are")) trained")
    }
}
