import Corpora
package import Recognition

extension WorkbenchState {
    /// The run that Evaluate and Classify show: the one that was chosen, or else the newest that is finished.
    package var chosenRun: RunSummary? {
        runs.all.first { $0.path == runs.chosen && $0.state == .finished } ?? runs.newestFinished
    }

    /// Chooses the finished run so many steps further down the list, newest first. Returns whether another was chosen.
    mutating func stepRun(by step: Int) -> Bool {
        let finished = runs.all.filter { $0.state == .finished }
        guard let current = finished.firstIndex(where: { $0.path == chosenRun?.path }) else {
            notices.post(.warning, "there is no finished run yet")
            return false
        }
        let next = min(max(0, current + step), finished.count - 1)
        guard next != current else {
            notices.post(.warning, step > 0 ? "this is the oldest finished run" : "this is the newest finished run")
            return false
        }
        runs.chosen = finished[next].path
        return true
    }

    /// Shows the Classify screen with a clip; `back` returns to this one.
    mutating func follow(to screen: Screen, with clip: Clip) -> [Effect] {
        classify.target = .clip(clip)
        return follow(to: screen)
    }
}
