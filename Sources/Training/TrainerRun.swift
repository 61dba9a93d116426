extension Trainer {
    /// Trains on the calling thread's queue, with more threads beside it, until the last epoch or until it is told to stop.
    ///
    /// - Parameters:
    ///   - training: what to learn from.
    ///   - validation: what to measure every epoch by, without augmentation.
    ///   - state: where to go on; `nil` begins anew.
    ///   - stop: ends the training within a layer's time; finished epochs are kept.
    ///   - report: receives what happens, on the calling thread.
    ///   - checkpoint: keeps the state after each epoch; what it throws ends the training.
    /// - Throws: `TrainingError` where options, samples, network and state do not fit together.
    package func run(
        training: any SampleSource, validation: (any SampleSource)?, resuming state: TrainingState? = nil,
        stop: StopFlag, report: (TrainingEvent) -> Void, checkpoint: (TrainingState) throws -> Void = { _ in }
    ) throws(TrainingError) -> Result {
        preconditionFailure("comes with the plan")
    }
}
