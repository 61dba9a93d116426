import Recognition
import TextCanvas

extension WorkbenchState {
    /// Rows that the list of trials has room for.
    private var trialListHeight: Int {
        let layout = RunsLayout(in: screenArea, state: self, focused: .runDetail)
        return max(1, layout.detail.height - SearchDetailView.headRows - 3)
    }

    /// Shows searches in place of runs, or runs again.
    mutating func toggleSearches() -> [Effect] {
        runs.searches.isShown.toggle()
        return loadSearches()
    }

    /// Shows the trials of a search as lines through the values that they tried, or the course of the search.
    mutating func toggleSearchAxes() {
        guard appearance.showsHeatInColor else {
            notices.post(.warning, "the lines are told apart by colours, which are missing: the table says the same")
            return
        }
        runs.searches.showsAxes.toggle()
    }

    /// Asks for the searches, and for news of them while one goes on and they are in sight.
    mutating func loadSearches() -> [Effect] {
        let request = requests.next()
        runs.searches.awaited = request
        return [.loadSearches(request, follows: runs.searches.isShown)]
    }

    /// A list of searches came.
    mutating func take(_ request: Request, _ result: Result<[SearchSummary], Failure>) -> [Effect] {
        guard request == runs.searches.awaited else { return [] }
        switch result {
        case .success(let all): runs.searches.take(all, height: runListHeight)
        case .failure(let failure): notices.post(.error, failure.description)
        }
        // Nobody looks any more: a list that nobody follows takes the place of the others.
        guard screen != .runs, runs.searches.isAnyRunning else { return [] }
        runs.searches.isShown = false
        return loadSearches()
    }

    /// Moves in the list of searches, or in the trials of the selected one.
    mutating func moveInSearches(_ motion: Motion, count: Int?) {
        if focusedPane == .runDetail {
            let total = runs.searches.selected?.trials.count ?? 0
            runs.searches.trialCursor.move(motion, count: count, total: total, height: trialListHeight)
        } else {
            let total = runs.searches.all.count
            runs.searches.cursor.move(motion, count: count, total: total, height: runListHeight)
            runs.searches.trialCursor = ListCursor()
        }
    }
}
