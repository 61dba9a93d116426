package import Recognition

/// What the Train screen remembers.
package struct TrainState: Sendable {
    /// The recipe and its options.
    package var form = RecipeForm(Recipe.builtIn[0])
    /// The recipes to choose from.
    package var recipes: [Recipe] = Recipe.builtIn
    /// What the recipe's protocol tests on this corpus, in plain words, or why it cannot.
    package var statement: ProtocolStatement?
    /// The recipe's network; nil until the screen was shown.
    package private(set) var network: NetworkSummary?
    /// The recipe that `network` is of.
    private var summarised: Recipe?
    /// Whether the network is shown in place of the training.
    package var showsNetwork = false
    /// The training that runs or was the last to run.
    package var session: TrainingSession?
    /// The trainings that start when this one has ended.
    package var queue = TrainingQueue()
    /// How curves are drawn.
    package var curves = CurveOptions()

    /// The default recipe, no training.
    package init() {}

    /// Works out the network anew where the recipe has changed.
    mutating func refreshNetwork() {
        guard summarised != form.recipe else { return }
        summarised = form.recipe
        network = NetworkSummary(of: form.recipe)
    }

    /// Whether a training runs or is being stopped.
    package var isBusy: Bool { session?.isBusy ?? false }
}

/// What a protocol makes of a corpus.
package enum ProtocolStatement: Hashable, Sendable {
    /// In plain words; `leaks` where what is tested may have been trained on.
    case possible(String, leaks: Bool)
    /// Why the corpus does not allow it.
    case impossible(String)
}

/// How the curves of a training are drawn.
package struct CurveOptions: Hashable, Sendable {
    /// What is counted along the axis.
    package enum Axis: String, CaseIterable, Hashable, Sendable {
        case epochs, steps
        /// Seconds spent on steps; validation and preparation left out.
        case time

        /// The next, round and round.
        var next: Axis {
            switch self {
            case .epochs: .steps
            case .steps: .time
            case .time: .epochs
            }
        }
    }

    /// What is counted along the axis.
    package var axis = Axis.epochs
    /// Whether curves are smoothed.
    package var isSmooth = false
    /// Whether the loss stands on a logarithmic scale.
    package var isLogarithmic = false

    /// Epochs, raw, linear.
    package init() {}
}
