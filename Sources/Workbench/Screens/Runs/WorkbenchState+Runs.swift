import Recognition

extension WorkbenchState {
    /// Asks for the runs.
    mutating func enterRuns() -> [Effect] { loadRuns() }

    /// Obeys a command of the Runs screen.
    mutating func perform(_ command: RunsCommand, count: Int?) -> [Effect] {
        switch command {
        case .reload: loadRuns()
        }
    }

    /// Moves within the focused pane of the Runs screen.
    mutating func moveInRuns(_ motion: Motion, count: Int?) -> [Effect] {
        runs.cursor.move(motion, count: count, total: runs.all.count, height: max(1, screenArea.height - 3))
        return []
    }

    /// Asks for the runs; a list that was asked for before is not awaited any more.
    mutating func loadRuns() -> [Effect] {
        let request = requests.next()
        runs.awaited = request
        return [.loadRuns(request)]
    }

    /// The list of runs came.
    mutating func take(_ request: Request, _ result: Result<[RunSummary], Failure>) -> [Effect] {
        guard request == runs.awaited else { return [] }
        runs.awaited = nil
        switch result {
        case .success(let all):
            runs.all = all
            runs.cursor.select(runs.cursor.selection, total: all.count, height: max(1, screenArea.height - 3))
        case .failure(let failure):
            notices.post(.error, failure.description)
        }
        return []
    }

    /// Removes a run's directory.
    mutating func deleteRun(at path: String) -> [Effect] {
        let request = requests.next()
        runs.awaited = request
        return [.deleteRun(path: path, request)]
    }

    /// Gives a run another name.
    mutating func renameRun(at path: String, to name: String) -> [Effect] {
        let request = requests.next()
        runs.awaited = request
        return [.renameRun(path: path, to: name, request)]
    }

    /// Shows only the runs that a text finds.
    mutating func filterRuns(by text: String) -> [Effect] { [] }

    /// A run's history came.
    mutating func take(
        _ request: Request, run: String, _ result: Result<[MetricRow], Failure>
    ) -> [Effect] { [] }
}
