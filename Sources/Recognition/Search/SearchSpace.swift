package import Tensors

/// The recipes that a search may try: a base and the ranges of some of its keys.
package struct SearchSpace: Hashable, Sendable {
    /// The ranges, one a key.
    package let ranges: [SearchRange]

    /// One point of the space: the value of every key, in the order of the ranges.
    package typealias Point = [String]

    /// The space of some ranges.
    ///
    /// - Throws: `RecipeError` where there is none, or two are of the same key.
    package init(_ ranges: [SearchRange]) throws(RecipeError) {
        guard !ranges.isEmpty else {
            throw .contradiction("nothing to search: name keys with --try \(SearchRange.form)")
        }
        var seen: Set<String> = []
        for range in ranges where !seen.insert(range.path).inserted {
            throw .contradiction("\(range.path) is searched twice: join its values with '|'")
        }
        self.ranges = ranges
    }

    /// The names of the keys.
    package var paths: [String] { ranges.map(\.path) }

    /// The recipe at a point.
    package func recipe(at point: Point, from base: Recipe) throws(RecipeError) -> Recipe {
        var recipe = base
        for (range, value) in zip(ranges, point) { try recipe.set(range.path, to: value) }
        try recipe.checkConsistency()
        return recipe
    }

    /// Epochs that a point asks for: its own where they are searched, else those given.
    package func epochs(at point: Point, otherwise epochs: Int) -> Int {
        zip(paths, point).first { $0.0 == Self.epochs }.flatMap { Int($0.1) } ?? epochs
    }

    /// The key of the epochs, which successive halving sets itself.
    static let epochs = "training.epochs"

    /// A point at random.
    package func draw(using generator: inout SeededGenerator) -> Point {
        ranges.map { $0.draw(using: &generator) }
    }

    /// All points of the grid, the last key changing fastest.
    package func grid(points: Int) -> [Point] {
        ranges.reduce([[]]) { partial, range in
            partial.flatMap { point in range.grid(points: points).map { point + [$0] } }
        }
    }
}
