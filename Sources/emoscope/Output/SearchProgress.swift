import Corpora
import Recognition
import Synchronization

/// Tells on standard error how a search goes: a line that is redrawn, and a line that stays for each trial.
final class SearchProgress: Sendable {
    private struct State {
        var place = ""
        var epochs = 0
        var wanted = 0
    }

    private let paths: [String]
    private let state = Mutex(State())

    /// The progress of a search over the named keys.
    init(paths: [String]) { self.paths = paths }

    /// Shows an event.
    func show(_ event: SearchEvent) {
        state.withLock { state in
            switch event {
            case .trialStarted(let fold, let count, let number, let task):
                state = State(place: "\(Self.fold(fold, of: count))trial \(number)", wanted: task.epochs)
            case .experiment(let event): redraw(event, &state)
            case .trialEnded(_, let trial, let best):
                say("\(state.place): \(Self.outcome(trial, paths))\(Self.standing(trial, best))")
            case .finalStarted(let fold, let count, let best):
                let start = "\(Self.fold(fold, of: count))best of the search: trial \(best.number)"
                state = State(place: "\(Self.fold(fold, of: count))final training")
                say("\(start), \(Self.values(best, paths)); now on all training speakers")
            }
        }
    }

    private func redraw(_ event: ExperimentEvent, _ state: inout State) {
        guard StandardError.isTerminal else { return }
        switch event {
        case .foldStarted: state.epochs = 0
        case .training(_, .started(let outline)): state.wanted = outline.epochs
        case .training(_, .epochEnded(let epoch)): state.epochs = epoch.epoch
        default: return
        }
        StandardError.showTransient("\(state.place), epoch \(state.epochs) of \(state.wanted)")
    }

    private func say(_ text: String) {
        StandardError.clearTransient()
        StandardError.write(text + "\n")
    }

    private static func fold(_ fold: Int, of count: Int) -> String { count > 1 ? "fold \(fold) of \(count), " : "" }

    private static func outcome(_ trial: SearchTrial, _ paths: [String]) -> String {
        let epochs = "\(trial.task.epochs.counted("epoch")), \(ProgressLine.duration(trial.seconds))"
        guard let score = trial.score else { return "failed: \(trial.fault); \(values(trial, paths))" }
        return "UAR \(Decimals.text(score, 3)), \(epochs), \(values(trial, paths))"
    }

    private static func standing(_ trial: SearchTrial, _ best: SearchTrial?) -> String {
        best?.number == trial.number ? "; the best so far" : ""
    }

    static func values(_ trial: SearchTrial, _ paths: [String]) -> String {
        zip(paths, trial.point).map { "\($0)=\($1)" }.joined(separator: " ")
    }
}
