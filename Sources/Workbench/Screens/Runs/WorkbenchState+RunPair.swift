import Recognition

extension WorkbenchState {
    /// The two runs that are compared: the first two that are marked, or the marked one with the selected one.
    var comparedRuns: (first: RunSummary, second: RunSummary)? {
        let marked = runs.marked.compactMap { path in runs.all.first { $0.path == path } }
        if marked.count >= 2 { return (marked[0], marked[1]) }
        guard let first = marked.first, let second = runs.selected, first.path != second.path else { return nil }
        return (first, second)
    }

    /// Reads the two runs where their comparison is in sight.
    mutating func comparePair() -> [Effect] {
        guard runs.look != .curves, let (first, second) = comparedRuns else { return [] }
        let wanted = [first.path, second.path]
        guard runs.pairPaths != wanted else { return [] }
        let request = requests.next()
        runs.pairPaths = wanted
        runs.pair.ask(request)
        return [.compareRuns(first: first.path, second: second.path, request)]
    }

    /// Two runs were read.
    mutating func take(_ request: Request, _ result: Result<RunPair, Failure>) {
        guard runs.pair.take(request, result) else { return }
        runs.comparedCell = runs.pair.answer?.figures?.first.mostFrequentError ?? EvaluateState.Cell()
    }

    /// Moves the cell that both matrices point at.
    mutating func moveComparedCell(_ motion: Motion, count: Int?) {
        guard let classes = runs.pair.answer?.figures?.first.evaluation.classes.count else { return }
        runs.comparedCell.move(motion, by: count ?? 1, classes: classes)
    }
}
