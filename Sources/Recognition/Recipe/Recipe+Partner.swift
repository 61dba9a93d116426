extension Recipe {
    /// Networks of another recipe that are trained on the same folds and asked as well.
    ///
    /// Networks that hear different things err on different clips, so that the mean of their probabilities gains more than
    /// that of networks that differ in their random seed alone.
    package struct Partner: Hashable, Sendable {
        /// Name of a built-in recipe; empty is none.
        package var recipe = ""
        /// Networks of it, with random seeds that follow each other.
        package var seeds = 2
    }

    /// The recipe of every network that a fold has, with its own random seed: the recipe's own first, then the partner's.
    ///
    /// The mean of their probabilities counts, each network as much as another.
    package var members: [Recipe] {
        var members = Self.copies(self, training.seeds)
        if let partner = partnerRecipe { members += Self.copies(partner, self.partner.seeds) }
        return members
    }

    /// How many networks a fold has.
    package var memberCount: Int { training.seeds + (partner.recipe.isEmpty ? 0 : partner.seeds) }

    /// The partner on the classes and under the protocol of this recipe; nil where there is none.
    var partnerRecipe: Recipe? {
        guard var other = Recipe.builtIn.first(where: { $0.name == partner.recipe }) else { return nil }
        other.labels = labels
        other.evaluation = evaluation
        other.randomSeed = randomSeed
        return other
    }

    /// The recipes whose description of the sound differs: what clips are read for.
    var soundRecipes: [Recipe] { [self] + (partnerRecipe.map { [$0] } ?? []) }

    /// Which of `soundRecipes` a network hears, from 1.
    func soundRecipeIndex(ofMember member: Int) -> Int { member <= training.seeds ? 0 : 1 }

    private static func copies(_ recipe: Recipe, _ count: Int) -> [Recipe] {
        (0..<count).map { index in
            var copy = recipe
            copy.randomSeed &+= index
            return copy
        }
    }
}
