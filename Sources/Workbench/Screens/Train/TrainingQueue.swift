package import Recognition

/// The trainings that start one after the other when the running one has ended.
package struct TrainingQueue: Hashable, Sendable {
    /// The most that may wait: each has a digit of its own in the list.
    package static let capacity = 9

    /// The recipes, the next one first.
    package private(set) var recipes: [Recipe] = []

    /// Nothing waits.
    package init() {}

    /// Trainings that were kept from an earlier session.
    init(_ recipes: [Recipe]) { self.recipes = Array(recipes.prefix(Self.capacity)) }

    /// Puts a training at the end. Returns whether there was room.
    mutating func add(_ recipe: Recipe) -> Bool {
        guard recipes.count < Self.capacity else { return false }
        recipes.append(recipe)
        return true
    }

    /// Takes the first one out; nil where none waits.
    mutating func next() -> Recipe? { recipes.isEmpty ? nil : recipes.removeFirst() }

    /// Takes one out by its place.
    mutating func remove(_ index: Int) {
        if recipes.indices.contains(index) { recipes.remove(at: index) }
    }

    /// Each in a few words: recipe, protocol and how many options differ from the built-in recipe of that name.
    var names: [String] {
        recipes.map { recipe in
            let base = Recipe.builtIn.first { $0.name == recipe.name }
            let changes = base.map { recipe.differences(from: $0).count } ?? 0
            let text = "\(recipe.name), \(recipe.evaluation.text)"
            return changes == 0 ? text : "\(text), \(changes) changed"
        }
    }
}
