import Corpora
import Recognition

extension WorkbenchState {
    /// Rows that the form has room for.
    var trainFormHeight: Int {
        max(1, TrainLayout(in: screenArea, focused: focusedPane, share: mouse.shares[.train]).formRows)
    }

    /// Says what the protocol tests on the corpus; asks for the runs, one of which may be resumed.
    mutating func enterTrain() -> [Effect] {
        refreshStatement()
        return loadRuns()
    }

    /// Obeys a command of the Train screen.
    mutating func perform(_ command: TrainCommand, count: Int?) -> [Effect] {
        switch command {
        case .start: return startTraining()
        case .stop: return stopTraining()
        case .discard: askToDiscard()
        case .resume: return resumeTraining()
        case .evaluate: return evaluateFinished()
        case .queue: listQueue()
        case .edit: editOption()
        case .nextChoice: stepOption(by: 1)
        case .previousChoice: stepOption(by: -1)
        case .reset: resetOption()
        case .resetAll:
            train.form.resetAll()
            refreshStatement()
        case .filter: overlays.append(.prompt(Prompt(.recipeSearch, title: "find", text: train.form.searched)))
        case .clearFilter: train.form.search("", height: trainFormHeight)
        case .smoothing: train.curves.isSmooth.toggle()
        case .logScale: train.curves.isLogarithmic.toggle()
        case .network: train.showsNetwork.toggle()
        case .axis: train.curves.axis = train.curves.axis.next
        }
        return []
    }

    /// Moves in the form; left and right change the value under the cursor.
    mutating func moveInTrain(_ motion: Motion, count: Int?) -> [Effect] {
        guard focusedPane == .trainForm else { return [] }
        switch motion {
        case .left: stepOption(by: -1)
        case .right: stepOption(by: 1)
        default: train.form.cursor.move(motion, count: count, total: train.form.rows.count, height: trainFormHeight)
        }
        return []
    }

    /// An event of the training.
    mutating func take(_ event: ExperimentEvent) -> [Effect] {
        train.session?.take(event)
        switch event {
        case .finished(let summary):
            let text = summary.state == .finished ? "the training is finished" : "the training is stopped and kept"
            notices.post(.done, "\(text): \(summary.name)")
            return loadRuns() + startNextTraining()
        case .failed(let reason):
            notices.post(.error, reason)
            return loadRuns() + startNextTraining()
        default:
            return []
        }
    }

    /// The run of the training was removed.
    mutating func takeDiscarded() -> [Effect] {
        train.session?.phase = .discarded
        notices.post(.done, "the training is discarded")
        return loadRuns() + startNextTraining()
    }

    /// Stops the training and removes its run.
    mutating func discardTraining() -> [Effect] {
        guard train.isBusy else { return [] }
        train.session?.phase = .discarding
        return [.discardTraining]
    }

    /// Works out anew what the recipe's protocol tests on the corpus.
    mutating func refreshStatement() {
        train.refreshNetwork()
        guard let corpus = corpus.opened else {
            train.statement = nil
            return
        }
        let recipe = train.form.recipe
        do {
            let folds = try recipe.evaluation.folds(of: corpus, randomSeed: recipe.randomSeed)
            let text = recipe.statement(for: folds, of: corpus)
            train.statement = .possible(text, leaks: recipe.evaluation.leaks)
        } catch {
            train.statement = .impossible(error.description)
        }
    }

    /// Starts from another recipe and drops what was changed.
    mutating func takeRecipe(named name: String) {
        guard let recipe = train.recipes.first(where: { $0.name == name }) else { return }
        train.form.take(recipe)
        refreshStatement()
    }

    /// Starts what the form holds, unless something speaks against it, which is then said.
    private mutating func startTraining() -> [Effect] {
        guard let corpus = corpus.opened else {
            notices.post(.warning, "no corpus is open yet")
            return []
        }
        refreshStatement()
        if let contradiction = train.form.contradiction {
            notices.post(.error, contradiction)
            return []
        }
        if case .impossible(let reason) = train.statement {
            notices.post(.error, reason)
            return []
        }
        guard !train.isBusy else {
            queueTraining()
            return []
        }
        train.showsNetwork = false
        train.session = TrainingSession(recipe: train.form.recipe, leaks: train.form.recipe.evaluation.leaks)
        return [.startTraining(train.form.recipe, on: corpus)]
    }

    /// Asks the training to stop; asking twice does nothing more.
    private mutating func stopTraining() -> [Effect] {
        guard let session = train.session, session.isBusy, session.phase != .stopping, session.phase != .discarding
        else {
            if !train.isBusy { notices.post(.warning, "no training runs") }
            return []
        }
        train.session?.phase = .stopping
        return [.stopTraining]
    }

    /// Asks before anything is removed.
    private mutating func askToDiscard() {
        guard train.isBusy else {
            notices.post(.warning, "no training runs: runs of the past are removed on the Runs screen")
            return
        }
        overlays.append(.dialog(.discardTraining))
    }

    /// Goes on with the newest run that was interrupted.
    private mutating func resumeTraining() -> [Effect] {
        guard !train.isBusy else {
            notices.post(.warning, "a training runs already: stop it first")
            return []
        }
        guard let corpus = corpus.opened else {
            notices.post(.warning, "no corpus is open yet")
            return []
        }
        guard let run = runs.newestInterrupted else {
            notices.post(.warning, "no run was interrupted")
            return []
        }
        return resume(run, on: corpus)
    }

    /// Goes on with a run.
    mutating func resume(_ run: RunSummary, on corpus: Corpus) -> [Effect] {
        train.session = TrainingSession(recipe: nil, leaks: run.leaks)
        screen = .train
        return [.resumeTraining(run: run.path, on: corpus)]
    }

    /// Shows the result of the run that has just ended, or says why there is none.
    private mutating func evaluateFinished() -> [Effect] {
        guard case .ended(let summary) = train.session?.phase else {
            notices.post(.warning, train.isBusy ? "the training is not finished yet" : "nothing was trained yet")
            return []
        }
        guard summary.state == .finished else {
            notices.post(.warning, "the run was stopped before its evaluation: resume it first")
            return []
        }
        return showEvaluation(of: summary.path)
    }

    /// Opens a line for values that are typed; choices are stepped through at once.
    private mutating func editOption() {
        guard let key = train.form.selected?.key, key.choices == nil else { return stepOption(by: 1) }
        let prompt = Prompt(.recipeValue(key: key.path), title: key.path, text: key.value(in: train.form.recipe).text)
        overlays.append(.prompt(prompt))
    }

    /// The next or an earlier choice of the selected row.
    private mutating func stepOption(by step: Int) {
        switch train.form.selected {
        case .recipe: stepRecipe(by: step)
        case .key(let index):
            if train.form.step(RecipeKey.all[index], by: step) { refreshStatement() }
        case nil: break
        }
    }

    /// The next recipe; changed options are dropped only after a question.
    private mutating func stepRecipe(by step: Int) {
        let names = train.recipes.map(\.name)
        let current = names.firstIndex(of: train.form.base.name) ?? 0
        let next = names[(current + step + names.count) % names.count]
        let changes = train.form.changes
        if changes == 0 {
            takeRecipe(named: next)
        } else {
            overlays.append(.dialog(.takeRecipe(next, changes: changes)))
        }
    }

    /// Puts the selected option back.
    private mutating func resetOption() {
        guard let key = train.form.selected?.key else { return }
        train.form.reset(key)
        refreshStatement()
    }
}
