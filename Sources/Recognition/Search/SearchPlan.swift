import FoundationEssentials

/// Everything that decides a search, as one value; `search.json` in its directory.
package struct SearchPlan: Hashable, Sendable {
    /// The recipe that every trial changes; its protocol says who is tested in the end.
    package var recipe: Recipe
    /// What is tried.
    package var space: SearchSpace
    /// In which order.
    package var strategy: SearchStrategy
    /// Folds of training speakers that every trial is measured on.
    package var innerFolds: Int
    /// After how many minutes no further trial begins.
    package var minutes: Double
    /// The corpus, an absolute path.
    package var corpusPath: String

    /// A plan.
    ///
    /// - Throws: `RecipeError` where a protocol is asked for that does not hold out speakers.
    package init(
        recipe: Recipe, space: SearchSpace, strategy: SearchStrategy, innerFolds: Int, minutes: Double,
        corpusPath: String
    ) throws(RecipeError) {
        guard recipe.evaluation.holdsOutSpeakers else {
            throw .contradiction(
                "a search cannot end in the protocol \(recipe.evaluation.text), where speakers that are tested are also"
                    + " searched with: choose one that holds out speakers, for example speakers:5 or holdout:15,16")
        }
        guard !space.paths.contains(where: { $0 == "protocol" || $0 == "name" || $0 == "labels" }) else {
            throw .contradiction("name, labels and protocol cannot be searched: their results cannot be compared")
        }
        if case .halving = strategy, space.paths.contains(SearchSpace.epochs) {
            throw .contradiction("\(SearchSpace.epochs) cannot be searched by halving, which sets it itself")
        }
        self.recipe = recipe
        self.space = space
        self.strategy = strategy
        self.innerFolds = innerFolds
        self.minutes = minutes
        self.corpusPath = corpusPath
    }

    /// Name of the file in the search's directory.
    package static let file = "search.json"
}

extension SearchPlan: Codable {
    private enum Key: String, CodingKey { case recipe, space, strategy, innerFolds, minutes, corpus }

    /// Reads a plan.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        let strategyText = try container.decode(String.self, forKey: .strategy)
        guard let strategy = SearchStrategy(text: strategyText) else {
            throw RecipeError.contradiction("'\(strategyText)' is no strategy: \(SearchStrategy.form)")
        }
        var ranges: [SearchRange] = []
        for text in try container.decode([String].self, forKey: .space) { ranges.append(try SearchRange(text: text)) }
        try self.init(
            recipe: container.decode(Recipe.self, forKey: .recipe), space: SearchSpace(ranges), strategy: strategy,
            innerFolds: container.decode(Int.self, forKey: .innerFolds),
            minutes: container.decode(Double.self, forKey: .minutes),
            corpusPath: container.decode(String.self, forKey: .corpus))
    }

    /// Writes a plan.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(recipe, forKey: .recipe)
        try container.encode(space.ranges.map(\.text), forKey: .space)
        try container.encode(strategy.text, forKey: .strategy)
        try container.encode(innerFolds, forKey: .innerFolds)
        try container.encode(minutes, forKey: .minutes)
        try container.encode(corpusPath, forKey: .corpus)
    }
}
