package import Recognition

/// What the detail of the Runs screen shows.
package enum RunsLook: String, CaseIterable, Hashable, Sendable {
    /// The course of the selected run, or of all that are marked.
    case curves
    /// In which options two runs differ.
    case recipes
    /// Two confusion matrices side by side.
    case confusion

    /// The look after this one.
    var next: RunsLook {
        switch self {
        case .curves: .recipes
        case .recipes: .confusion
        case .confusion: .curves
        }
    }
}

/// Two runs, read to be compared.
package struct RunPair: Sendable {
    /// An option in which two recipes differ.
    package struct Difference: Hashable, Sendable {
        /// The dotted name of the option.
        package let key: String
        /// Its value in the first recipe.
        package let first: String
        /// Its value in the second recipe.
        package let second: String
    }

    /// The options that differ, in the order of the recipe.
    package let differences: [Difference]
    /// The results on the clips that both tested; nil where they share none.
    package let comparison: RunComparison?
    /// Why there is no comparison of results.
    package let problem: String?
    /// The figures of both, on the clips that both tested.
    package let figures: (first: EvaluationFigures, second: EvaluationFigures)?

    /// A pair of recipes, with the comparison of their results or why there is none.
    package init(_ first: Recipe, _ second: Recipe, _ comparison: Result<RunComparison, Failure>) {
        differences = first.differences(from: second).map {
            Difference(key: $0.key.path, first: $0.own.text, second: $0.other.text)
        }
        switch comparison {
        case .success(let found):
            self.comparison = found
            figures = (
                EvaluationFigures(found.first, hasGroups: false), EvaluationFigures(found.second, hasGroups: false)
            )
            problem = nil
        case .failure(let failure):
            (self.comparison, figures) = (nil, nil)
            problem = failure.description
        }
    }
}
