import Corpora
import Recognition
import TextCanvas

extension WorkbenchState {
    /// Shows the chosen run, or the newest that is finished.
    mutating func enterEvaluate() -> [Effect] {
        guard let run = chosenRun, evaluate.run != run.path else { return [] }
        return loadEvaluation(of: run.path)
    }

    /// Obeys a command of the Evaluate screen.
    mutating func perform(_ command: EvaluateCommand, count: Int?) -> [Effect] {
        switch command {
        case .open: return openCellOrClip()
        case .leave: evaluate.list = nil
        case .shares: evaluate.showsShares.toggle()
        case .nextRun: return stepRun(by: count ?? 1) ? enterEvaluate() : []
        case .previousRun: return stepRun(by: -(count ?? 1)) ? enterEvaluate() : []
        case .classify: return classifyListed()
        case .aspect: showResults(by: evaluate.aspect.next)
        case .leak: showLeak()
        }
        return []
    }

    /// Moves in the matrix, in the results by class, or in the list of clips.
    mutating func moveInEvaluate(_ motion: Motion, count: Int?) -> [Effect] {
        guard let classes = evaluate.evaluation?.classes.count, classes > 0 else { return [] }
        if var list = evaluate.list, focusedPane == .confusion {
            list.cursor.move(motion, count: count, total: list.predictions.count, height: evaluateListHeight)
            evaluate.list = list
            return []
        }
        if focusedPane == .classResults, evaluate.aspect != .classes {
            let height = Table.rows(inHeight: EvaluateLayout(in: screenArea, state: self).results.height - 2)
            evaluate.groupCursor.move(motion, count: count, total: evaluate.groupCount, height: height)
            return []
        }
        evaluate.cell.move(motion, by: count ?? 1, classes: classes)
        return []
    }

    /// Groups the results by something else; where the window shows one pane at a time, it is the one that gets seen.
    private mutating func showResults(by aspect: EvaluateAspect, movesFocus: Bool = true) {
        evaluate.show(aspect)
        if movesFocus, EvaluateLayout(in: screenArea, state: self).results.isEmpty { focus[.evaluate] = .classResults }
    }

    /// The run that is shown beside one of the same recipe on the other side of the leak.
    var leakPair: LeakPair? {
        runs.all.first { $0.path == evaluate.run }.map { LeakPair(of: $0, among: runs.all, corpus: corpus.opened) }
    }

    /// Shows what the leak adds; where that is shown and a side is missing, asks whether to train it.
    private mutating func showLeak() {
        guard evaluate.aspect == .leak, let run = evaluate.run, let pair = leakPair, let missing = pair.missing else {
            showResults(by: .leak)
            return
        }
        guard !train.isBusy else {
            notices.post(.warning, "a training runs already: stop it first")
            return
        }
        overlays.append(.dialog(.trainCounterpart(of: run, under: missing)))
    }

    /// Trains a run's recipe under another protocol.
    mutating func trainCounterpart(of run: String, under evaluation: EvaluationProtocol) -> [Effect] {
        guard let corpus = corpus.opened else {
            notices.post(.warning, "no corpus is open yet")
            return []
        }
        train.session = TrainingSession(recipe: nil, leaks: evaluation.leaks)
        notices.post(.done, "the training under \(evaluation.text) has begun: \(keyName(.global(.showTrain))) shows it")
        return [.trainUnder(evaluation, likeRun: run, on: corpus)]
    }

    /// Rows that the list of clips has room for.
    var evaluateListHeight: Int { max(1, EvaluateLayout(in: screenArea, state: self).matrix.height - 3) }

    /// Shows the evaluation of a run; `back` returns to the screen that asked for it.
    mutating func showEvaluation(of run: String) -> [Effect] {
        runs.chosen = run
        let effects = loadEvaluation(of: run)
        return effects + follow(to: .evaluate)
    }

    /// An evaluation came.
    mutating func take(_ request: Request, run: String, _ result: Result<EvaluationFigures, Failure>) -> [Effect] {
        guard request == evaluate.awaited else { return [] }
        switch result {
        case .success(let figures):
            evaluate.take(figures)
            showResults(by: evaluate.aspect, movesFocus: false)
        case .failure(let failure):
            evaluate.awaited = nil
            evaluate.problem = failure.description
            notices.post(.error, failure.description)
        }
        return []
    }

    private mutating func loadEvaluation(of run: String) -> [Effect] {
        let request = requests.next()
        evaluate.await(request, of: run)
        return [.loadEvaluation(run: run, request)]
    }

    /// From the matrix, or a row of the results, to the clips behind it, and from there to the clip itself.
    private mutating func openCellOrClip() -> [Effect] {
        guard let evaluation = evaluate.evaluation else { return [] }
        if focusedPane == .classResults {
            if evaluate.aspect == .leak { return openOtherSide() }
            if let list = evaluate.selectedGroup(of: evaluation) { show(list) }
            return []
        }
        guard let list = evaluate.list else {
            show(PredictionList(evaluate.cell, of: evaluation))
            return []
        }
        guard let selected = list.selected, corpusHolds(selected.clip) else { return [] }
        let members = Set(list.predictions.map(\.clip))
        return showClips(ClipSubset(title: list.title, clips: members)) + showClip(selected.clip)
    }

    /// Lists clips in place of the matrix, if there are any.
    private mutating func show(_ list: PredictionList) {
        guard !list.predictions.isEmpty else {
            notices.post(.warning, "no clip is there: \(list.title)")
            return
        }
        evaluate.list = list
        focus[.evaluate] = .confusion
    }

    /// From one side of the leak to the evaluation of the other.
    private mutating func openOtherSide() -> [Effect] {
        let sides = [leakPair?.leaking, leakPair?.honest].compactMap { $0?.run.path }
        guard let other = sides.first(where: { $0 != evaluate.run }) else {
            notices.post(.warning, "there is no run on the other side yet: \(keyName(.evaluate(.leak))) trains it")
            return []
        }
        return showEvaluation(of: other)
    }

    private mutating func classifyListed() -> [Effect] {
        guard let selected = evaluate.list?.selected else {
            notices.post(.warning, "list the clips of a cell first")
            return []
        }
        guard corpusHolds(selected.clip), let clip = corpus.opened?.clips.first(where: { $0.id == selected.clip })
        else { return [] }
        return follow(to: .classify, with: clip)
    }

    /// Whether the corpus that is open has a clip; says so where it has not.
    private mutating func corpusHolds(_ id: String) -> Bool {
        if corpus.opened?.clips.contains(where: { $0.id == id }) == true { return true }
        notices.post(.warning, "\(id) is not in this corpus: the run was made with another one")
        return false
    }
}

extension Dialog {
    /// What is asked before a recipe is trained once more.
    static func trainCounterpart(of run: String, under evaluation: EvaluationProtocol) -> Dialog {
        Dialog(
            "Train it under \(evaluation.text)?",
            detail: evaluation.leaks
                ? "The result will be too high, and says so; beside this one it shows what a leak adds."
                : "The result is what a new speaker can expect; it takes as long as the folds need.",
            choices: [Choice("y", "Train", .trainUnder(evaluation, likeRun: run)), Choice("n", "Not now", .nothing)])
    }
}
