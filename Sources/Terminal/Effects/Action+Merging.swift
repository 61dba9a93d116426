import Recognition
import Training
package import Workbench

extension Action {
    /// One action that says as much as two that came one after the other: news of the same progress.
    ///
    /// Losses are joined, so that no step is missing from the curve; ends of epochs and results are never merged.
    ///
    /// - Returns: nil where both matter.
    package static func merged(_ earlier: Action, _ later: Action) -> Action? {
        switch (earlier, later) {
        case (.corpusProgress(let first, _, _), .corpusProgress(let second, _, _)) where first == second: later
        case (.summaryProgress(let first, _, _), .summaryProgress(let second, _, _)) where first == second: later
        case (.clipsMeasured(let first, let rows), .clipsMeasured(let second, let more)) where first == second:
            .clipsMeasured(second, rows + more)
        case (.training(let first), .training(let second)): ExperimentEvent.merged(first, second).map(Action.training)
        default: nil
        }
    }
}

extension ExperimentEvent {
    fileprivate static func merged(_ earlier: ExperimentEvent, _ later: ExperimentEvent) -> ExperimentEvent? {
        switch (earlier, later) {
        case (.preparing, .preparing): return later
        case (.windows(let first, _, _), .windows(let second, _, _)) where first == second: return later
        case (.training(let fold, .stepsEnded(let first)), .training(let same, .stepsEnded(let second)))
        where fold == same && first.epoch == second.epoch:
            return .training(fold: fold, .stepsEnded(second.following(first)))
        default: return nil
        }
    }
}
