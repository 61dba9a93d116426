/// What an experiment reports while it runs; values that may be posted to another thread.
package enum ExperimentEvent: Sendable {
    /// The run's directory stands.
    ///
    /// - `statement`: what will be trained on and tested, in plain words.
    case started(run: String, statement: String, folds: Int, epochs: Int, parameters: Int)
    /// Clips read and masked, of all.
    case preparing(done: Int, total: Int)
    /// Windows whose features are computed, of all of this fold.
    case windows(fold: Int, done: Int, total: Int)
    /// A fold begins (1 of 1 without folds); the speakers that it tests.
    case foldStarted(fold: Int, of: Int, testSpeakers: [String], trainingWindows: Int, validationWindows: Int)
    /// Steps of training since the last report: losses in order, of this epoch's steps up to `step` of `steps`.
    case steps(fold: Int, epoch: Int, step: Int, of: Int, losses: [Float], accuracy: Double, windowsPerSecond: Double)
    /// An epoch ended.
    case epochEnded(fold: Int, training: EpochRecord, validation: EpochRecord?, isBest: Bool)
    /// Clips tested, of all of this fold.
    case evaluating(fold: Int, done: Int, total: Int)
    /// The fold's result, or with the last fold the pooled one.
    case evaluated(fold: Int?, Evaluation)
    /// Something the user should know, in a line.
    case notice(String)
    /// The end: finished, or interrupted with everything so far kept.
    case finished(RunSummary)
    /// The end: an error, in a line; everything finished is kept.
    case failed(String)
}
