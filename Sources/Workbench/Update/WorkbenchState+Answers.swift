extension WorkbenchState {
    /// Does what the answer to a question says.
    mutating func answer(_ answer: Dialog.Answer) -> [Effect] {
        switch answer {
        case .nothing: return []
        case .stopAndQuit: return [.stopTraining] + quit()
        case .discardAndQuit: return [.discardTraining] + quit()
        case .discardTraining: return discardTraining()
        case .takeRecipe(let name):
            takeRecipe(named: name)
            return []
        case .deleteRun(let path):
            remember(.runs(.delete), as: ShellLine.joined(["rm", "-r", path]))
            return deleteRun(at: path)
        case .trainUnder(let evaluation, let run):
            remember(.evaluate(.leak), as: trainLine(of: run, under: evaluation))
            return trainCounterpart(of: run, under: evaluation)
        case .replaceFile(let text, let path): return [.writeText(text, path: path, replaces: true)]
        case .copy(let text):
            notices.post(.done, "copied: \(text)")
            return [.copy(text)]
        case .unqueue(let index):
            train.queue.remove(index)
            return []
        case .startQueued: return startNextTraining()
        }
    }

    /// Leaves the program; what the screen shows is kept for the next start.
    func quit() -> [Effect] { [.saveState(SavedState(self)), .quit] }
}
