package import Training

/// What an experiment reports while it runs; values that may be posted to another thread.
package enum ExperimentEvent: Hashable, Sendable {
    /// The run's directory stands; what will be trained on and tested, in plain words.
    case started(run: String, statement: String, folds: Int)
    /// Clips read and masked, of all.
    case preparing(done: Int, total: Int)
    /// A fold begins: its number from 1 (1 of 1 where there is one network), and the speakers that it tests.
    case foldStarted(fold: Int, of: Int, testSpeakers: [String])
    /// Windows whose features are computed, of all of this fold.
    case windows(fold: Int, done: Int, total: Int)
    /// What the fold's training reports.
    case training(fold: Int, TrainingEvent)
    /// A fold's result.
    case foldEvaluated(fold: Int, Evaluation)
    /// The result of the whole run.
    case evaluated(Evaluation)
    /// Something the user should know, in a line.
    case notice(String)
    /// The end: finished, or interrupted with everything so far kept.
    case finished(RunSummary)
    /// The end: an error, in a line; everything finished is kept.
    case failed(String)
}

extension ExperimentEvent {
    /// Whether nothing follows.
    package var isLast: Bool {
        switch self {
        case .finished, .failed: true
        default: false
        }
    }
}
