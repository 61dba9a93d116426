package import Audio

/// A run in a line of the list of runs.
package struct RunSummary: Hashable, Sendable, Identifiable {
    /// Whether the run came to its end.
    package enum State: String, Codable, Hashable, Sendable {
        /// A process is training it now.
        case running
        /// Stopped or killed before its end; can be resumed.
        case interrupted
        /// Trained and evaluated.
        case finished
        /// Ended with an error; can be resumed once its cause is gone.
        case failed
        /// Its files cannot be read.
        case corrupt
    }

    /// The directory.
    package var path: String
    /// Name of the directory.
    package var name: String
    /// Where it stands.
    package var state: State
    /// Name of the recipe.
    package var recipe: String
    /// The recipe but for its protocol: equal where runs differ in nothing else; nil where the run cannot be read.
    package var settings: Digest?
    /// The protocol as recipes write it.
    package var protocolText: String
    /// What was trained on and tested, in plain words; empty before anything was.
    package var statement: String
    /// Whether the result leaks.
    package var leaks: Bool
    /// The corpus.
    package var corpus: String
    /// When it was started, seconds since 1970.
    package var started: Double
    /// Time spent on it, seconds.
    package var seconds: Double
    /// Epochs trained, over all folds.
    package var epochs: Int
    /// Epochs in all.
    package var totalEpochs: Int
    /// Networks that are trained: one for each fold and random seed.
    package var networks: Int
    /// How much each network is trained on, and what is tested; nil where the run cannot be read.
    package var amount: TrainingAmount?
    /// Clips tested; 0 before the evaluation.
    package var clips: Int
    /// Share of clips recognised.
    package var accuracy: Double?
    /// Unweighted average recall.
    package var uar: Double?
    /// 95 % interval of the UAR by bootstrap over speakers; nil where fewer than two speakers were tested.
    package var uarInterval: ClosedRange<Double>?
    /// The UAR of guessing.
    package var chance: Double?
    /// What went wrong, of a failed or corrupt run.
    package var fault: String?

    /// The directory.
    package var id: String { path }

    /// The word before a result that is no estimate for new speakers, as its statement has it; nil of all others.
    package var mark: String? { leaks ? Evaluation.mark(of: statement) : nil }
}
