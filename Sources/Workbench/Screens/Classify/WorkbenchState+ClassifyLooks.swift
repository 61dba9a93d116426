import Recognition

extension WorkbenchState {
    /// Shows another look at the answer, and asks for what it needs.
    mutating func show(_ look: ClassifyLook) -> [Effect] {
        classify.look = look
        return lookCloser()
    }

    /// Asks for what the look in sight needs once there is an answer.
    mutating func lookCloser() -> [Effect] {
        guard classify.classification != nil, let path = classifiedPath, let run = classify.run else { return [] }
        switch classify.look {
        case .windows: return []
        case .attribution:
            guard !classify.attribution.isAsked else { return [] }
            let request = requests.next()
            classify.attribution.ask(request)
            return [.attribute(path: path, run: run, label: classify.explained, request)]
        case .comparison:
            guard !classify.other.isAsked, let other = otherRun else { return [] }
            let request = requests.next()
            classify.other.ask(request)
            return [.classifyAgain(path: path, run: other.path, request)]
        }
    }

    /// The run that is compared with the chosen one: the one asked for, else the finished one after it or before it.
    var otherRun: RunSummary? {
        let finished = finishedBesideChosen
        if let asked = finished.first(where: { $0.path == classify.otherRun }) { return asked }
        guard let chosen = chosenRun, let index = runs.all.firstIndex(where: { $0.path == chosen.path }) else {
            return nil
        }
        return runs.all[index...].first { run in finished.contains { $0.path == run.path } } ?? finished.last
    }

    private var finishedBesideChosen: [RunSummary] {
        runs.all.filter { $0.state == .finished && $0.path != chosenRun?.path }
    }

    /// Compares with a run further down or up the list.
    mutating func stepOtherRun(by step: Int) -> [Effect] {
        let others = finishedBesideChosen
        guard let current = others.firstIndex(where: { $0.path == otherRun?.path }) else {
            notices.post(.warning, "there is no other finished run to compare with")
            return []
        }
        classify.otherRun = others[min(max(0, current + step), others.count - 1)].path
        classify.other = Inquiry()
        return show(.comparison)
    }

    /// Explains another class than the one in sight.
    mutating func explainClass(by step: Int) -> [Effect] {
        guard let answer = classify.classification else {
            notices.post(.warning, "nothing is classified yet")
            return []
        }
        let current = answer.classes.firstIndex(of: classify.explained ?? answer.predicted) ?? 0
        let count = answer.classes.count
        classify.explained = answer.classes[((current + step) % count + count) % count]
        classify.attribution = Inquiry()
        return show(.attribution)
    }
}
