/// A search as it stands on disk: what it tries, and what its trials came to.
package struct SearchSummary: Hashable, Sendable, Identifiable {
    /// The directory.
    package var path: String
    /// Name of the directory, which begins with its date.
    package var name: String
    /// Where it stands.
    package var state: RunSummary.State
    /// Name of the recipe that is changed.
    package var recipe: String
    /// The protocol that the best one is tested under in the end.
    package var protocolText: String
    /// In which order values are tried.
    package var strategy: String
    /// After how many minutes no further trial begins.
    package var minutes: Double
    /// The keys that are searched, by their names in recipes.
    package var keys: [String]
    /// The trials that have ended, of every fold that has begun.
    package var trials: [FoldTrial]
    /// The UAR of the chosen recipes on speakers that no search has heard; nil before the end.
    package var uar: Double?
    /// Its 95 % interval by bootstrap over speakers.
    package var uarInterval: ClosedRange<Double>?
    /// What went wrong, of a search whose files cannot be read.
    package var fault: String?

    /// The directory.
    package var id: String { path }

    /// A trial and the fold whose training speakers it was measured on.
    package struct FoldTrial: Hashable, Sendable {
        /// The fold, from 1.
        package let fold: Int
        /// What was tried and what came of it.
        package let trial: SearchTrial

        /// A trial of a fold.
        package init(fold: Int, trial: SearchTrial) {
            self.fold = fold
            self.trial = trial
        }
    }

    /// A search of which only the directory is known.
    package init(path: String) {
        self.path = path
        name = Run.lastComponent(path)
        state = .interrupted
        (recipe, protocolText, strategy, minutes) = ("", "", "", 0)
        (keys, trials) = ([], [])
    }

    /// Folds that have begun.
    package var folds: Int { Set(trials.map(\.fold)).count }

    /// How long its trials took, seconds.
    package var seconds: Double { trials.reduce(0) { $0 + $1.trial.seconds } }

    /// The best trial of all folds: of those on the highest rung the one with the highest UAR.
    package var best: FoldTrial? { ranked.first { $0.trial.score != nil } }

    /// The trials from the best to the worst: those that were trained longest first, failed ones last.
    package var ranked: [FoldTrial] {
        trials.sorted { first, second in
            func rank(_ entry: FoldTrial) -> (Int, Int, Double) {
                (entry.trial.score == nil ? 0 : 1, entry.trial.task.rung, entry.trial.score ?? 0)
            }
            return rank(first) == rank(second)
                ? (first.fold, first.trial.number) < (second.fold, second.trial.number) : rank(first) > rank(second)
        }
    }

    /// The best UAR by the end of each trial, in the order in which they ended; a longer training replaces shorter ones.
    package var course: [Double] {
        var best: [Int: (rung: Int, score: Double)] = [:]
        return trials.compactMap { entry in
            guard let score = entry.trial.score else { return best[entry.fold]?.score }
            let before = best[entry.fold]
            if before.map({ (entry.trial.task.rung, score) > ($0.rung, $0.score) }) ?? true {
                best[entry.fold] = (entry.trial.task.rung, score)
            }
            return best[entry.fold]?.score
        }
    }
}
