import Recognition

extension WorkbenchState {
    /// Rows that the list of runs has room for.
    var runListHeight: Int {
        max(1, RunsLayout(in: screenArea, state: self).list.height - 3)
    }

    /// Asks for the runs.
    mutating func enterRuns() -> [Effect] { loadRuns() + (runs.searches.isShown ? loadSearches() : []) }

    /// Obeys a command of the Runs screen.
    mutating func perform(_ command: RunsCommand, count: Int?) -> [Effect] {
        switch command {
        case .searches: return toggleSearches()
        case .reload: return runs.searches.isShown ? loadSearches() : loadRuns()
        case .look where runs.searches.isShown:
            toggleSearchAxes()
            return []
        default: break
        }
        guard !runs.searches.isShown else {
            notices.post(.warning, "\(keyName(.runs(.searches))) shows the runs again")
            return []
        }
        switch command {
        case .sort: runs.sortNext(height: runListHeight)
        case .filter: overlays.append(.prompt(Prompt(.runFilter, title: "filter", text: runs.filter)))
        case .look:
            runs.look = runs.look.next
            return loadHistory() + comparePair()
        case .clearFilter: runs.setFilter("", height: runListHeight)
        case .evaluate, .classify, .resume, .rename, .delete, .mark:
            guard let run = runs.selected else {
                notices.post(.warning, "there is no run yet")
                return []
            }
            return perform(command, on: run)
        case .reload, .searches: break
        }
        return loadHistory()
    }

    /// Moves in the list of runs.
    mutating func moveInRuns(_ motion: Motion, count: Int?) -> [Effect] {
        guard !runs.searches.isShown else {
            moveInSearches(motion, count: count)
            return []
        }
        if focusedPane == .runDetail, runs.look == .confusion {
            moveComparedCell(motion, count: count)
            return []
        }
        runs.cursor.move(motion, count: count, total: runs.rows.count, height: runListHeight)
        return loadHistory() + comparePair()
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
            runs.take(all, height: runListHeight)
            return takeUpRuns()
        case .failure(let failure):
            notices.post(.error, failure.description)
            return []
        }
    }

    /// Removes a run's directory.
    mutating func deleteRun(at path: String) -> [Effect] {
        let request = requests.next()
        runs.awaited = request
        return [.deleteRun(path: path, request)]
    }

    /// Gives a run another name.
    mutating func renameRun(at path: String, to name: String) -> [Effect] {
        guard !name.isEmpty, !name.contains("/") else {
            notices.post(.error, "a run's name is the name of a folder: not empty and without '/'")
            return []
        }
        let request = requests.next()
        runs.awaited = request
        return [.renameRun(path: path, to: name, request)]
    }

    /// Shows only the runs that a text finds.
    mutating func filterRuns(by text: String) -> [Effect] {
        runs.setFilter(text, height: runListHeight)
        return loadHistory()
    }

    /// A run's history came.
    mutating func take(
        _ request: Request, run: String, _ result: Result<[MetricRow], Failure>
    ) -> [Effect] {
        guard request == runs.awaitedHistory?.request else { return [] }
        runs.awaitedHistory = nil
        switch result {
        case .success(let history): runs.take(history, of: run)
        // A run without epochs has no history; the list itself says what is wrong with a damaged one.
        case .failure: runs.take([], of: run)
        }
        return loadHistory()
    }

    /// What the screens need once the runs are known.
    private mutating func takeUpRuns() -> [Effect] {
        switch screen {
        case .runs: loadHistory() + comparePair()
        case .evaluate: enterEvaluate()
        case .classify: enterClassify()
        case .clips: askForPredictions()
        default: []
        }
    }

    /// Asks for the curves of the selected run, then for those of marked ones, where they are not at hand.
    private mutating func loadHistory() -> [Effect] {
        let wanted = [runs.selected?.path].compactMap { $0 } + runs.marked
        guard screen == .runs, let next = wanted.first(where: { runs.histories[$0] == nil }),
            next != runs.awaitedHistory?.run
        else { return [] }
        let request = requests.next()
        runs.awaitedHistory = (request, next)
        return [.loadHistory(run: next, request)]
    }

    private mutating func perform(_ command: RunsCommand, on run: RunSummary) -> [Effect] {
        switch command {
        case .evaluate, .classify:
            guard run.state == .finished else {
                notices.post(.warning, "\(run.name) is \(run.state.rawValue): it has no result yet")
                return []
            }
            if command == .evaluate { return showEvaluation(of: run.path) }
            runs.chosen = run.path
            return follow(to: .classify)
        case .resume: return resumeSelected(run)
        case .rename: overlays.append(.prompt(Prompt(.runName(path: run.path), title: "name", text: run.name)))
        case .delete:
            if run.state == .running {
                notices.post(.warning, "\(run.name) is being trained: stop it first")
            } else {
                overlays.append(.dialog(.deleteRun(run)))
            }
        case .mark:
            runs.toggleMark(run.path)
            return loadHistory() + comparePair()
        default: break
        }
        return []
    }

    private mutating func resumeSelected(_ run: RunSummary) -> [Effect] {
        guard run.state.canBeResumed else {
            notices.post(.warning, "\(run.name) is \(run.state.rawValue): only interrupted runs can be resumed")
            return []
        }
        guard !train.isBusy else {
            notices.post(.warning, "a training runs already: stop it first")
            return []
        }
        guard let corpus = corpus.opened else {
            notices.post(.warning, "no corpus is open yet")
            return []
        }
        return resume(run, on: corpus)
    }
}

extension Dialog {
    /// What the deletion of a run asks.
    static func deleteRun(_ run: RunSummary) -> Dialog {
        Dialog(
            "Delete this run?", detail: "\(run.name) with its weights and results is removed; there is no way back.",
            choices: [Choice("y", "Delete", .deleteRun(path: run.path)), Choice("n", "Keep", .nothing)])
    }
}
