import Corpora
package import Training

/// What a search reports while it runs.
package enum SearchEvent: Hashable, Sendable {
    /// A trial begins: fold and number of folds, number of the trial.
    case trialStarted(fold: Int, of: Int, number: Int, SearchTrial.Task)
    /// What the run of a trial or of a fold's end reports.
    case experiment(ExperimentEvent)
    /// A trial has ended; the best of the fold so far.
    case trialEnded(fold: Int, SearchTrial, best: SearchTrial?)
    /// The best point of a fold is trained on all its training speakers.
    case finalStarted(fold: Int, of: Int, SearchTrial)
}

/// What a search came to.
package struct SearchResult: Hashable, Sendable {
    /// The best trial of every fold, in order.
    package let chosen: [SearchTrial]
    /// How many trials were run, over all folds.
    package let trials: Int
    /// How well the chosen recipes do on speakers that no search has heard.
    package let evaluation: Evaluation
}

extension Search {
    /// Searches until the budget is spent, then evaluates; what is finished is on disk at every moment.
    ///
    /// - Parameters:
    ///   - stop: ends the work; finished trials are kept.
    ///   - report: receives what happens; from any thread, one event at a time.
    /// - Returns: nil where it was stopped.
    package func run(
        stop: StopFlag, report: @escaping @Sendable (SearchEvent) -> Void
    ) throws(ExperimentError) -> SearchResult? {
        guard let lock = RunLock(directory: directory) else { throw .run(.busy(directory)) }
        // Held to the end, so that others see that the search goes on.
        defer { withExtendedLifetime(lock) {} }
        var chosen: [SearchTrial] = []
        var trials = 0
        for fold in folds {
            guard let own = try search(fold, stop: stop, report: report) else { return nil }
            guard let best = SearchTrial.best(of: own) else {
                let fault = own.last?.fault ?? "no trial came to its end; raise --budget"
                throw .nothingToLearn("the search found nothing: \(fault)")
            }
            trials += own.count
            chosen.append(best)
        }
        var predictions: [ClipPrediction] = []
        for (fold, best) in zip(folds, chosen) {
            report(.finalStarted(fold: max(1, fold.number), of: folds.count, best))
            guard let own = try evaluate(best, of: fold, stop: stop, report: report) else { return nil }
            predictions += own
        }
        let evaluation = Evaluation(
            classes: plan.recipe.labels.classes, protocolText: plan.recipe.evaluation.text,
            statement: statement(trials: trials), leaks: false, predictions: predictions)
        try write(
            RunFile.encode(EvaluationReport(evaluation, run: directory)), to: "\(directory)/\(RunFile.evaluation)")
        return SearchResult(chosen: chosen, trials: trials, evaluation: evaluation)
    }

    /// All trials of a fold; nil where it was stopped.
    private func search(
        _ fold: Fold, stop: StopFlag, report: @escaping @Sendable (SearchEvent) -> Void
    ) throws(ExperimentError) -> [SearchTrial]? {
        var trials = try trials(ofFold: fold.number)
        // A fold that was evaluated is done, even where resuming it would leave time for another trial.
        guard !RunFile.exists(RunFile.evaluation, in: folder(ofFold: fold.number) + "/final") else { return trials }
        let inner = innerCorpus(of: fold)
        let number = max(1, fold.number)
        while let task = nextTask(after: trials) {
            if stop.isRaised { return nil }
            report(.trialStarted(fold: number, of: folds.count, number: trials.count + 1, task))
            let trial = SearchTrialRun(search: self, fold: fold, corpus: inner, number: trials.count + 1, task: task)
            guard let ended = try trial.run(stop: stop, report: { report(.experiment($0)) }) else { return nil }
            trials.append(ended)
            try write(
                SearchTrial.table(trials, paths: plan.space.paths), to: "\(folder(ofFold: fold.number))/\(Self.table)")
            report(.trialEnded(fold: number, ended, best: SearchTrial.best(of: trials)))
        }
        return trials
    }

    /// What to try next, while the fold's share of the budget is likely to hold it; the first trial always begins.
    private func nextTask(after trials: [SearchTrial]) -> SearchTrial.Task? {
        let next = plan.strategy.next(
            after: trials, in: plan.space, epochs: plan.recipe.training.epochs, randomSeed: plan.recipe.randomSeed)
        guard let next, !trials.isEmpty else { return next }
        let spent = trials.reduce(0) { $0 + $1.seconds }
        let perEpoch = spent / Double(trials.reduce(0) { $0 + $1.task.epochs })
        return spent + perEpoch * Double(next.epochs) <= plan.minutes * 60 / Double(folds.count) ? next : nil
    }

    /// Trains a fold's best point on all its training speakers and tests it; nil where it was stopped.
    private func evaluate(
        _ best: SearchTrial, of fold: Fold, stop: StopFlag, report: @escaping @Sendable (SearchEvent) -> Void
    ) throws(ExperimentError) -> [ClipPrediction]? {
        var recipe = try recipe(at: best.point)
        recipe.evaluation = .holdout(fold.testSpeakers(in: corpus))
        let folder = folder(ofFold: fold.number)
        try write(recipe.toml, to: "\(folder)/best.toml")
        let experiment = try experiment(recipe, on: corpus, in: "\(folder)/final")
        try experiment.run(stop: stop) { report(.experiment($0)) }
        let predictions = try experiment.run.predictions(ofFold: 0)
        return predictions?.map { prediction in
            var own = prediction
            own.fold = fold.number
            return own
        }
    }

    private func statement(trials: Int) -> String {
        let ranges = plan.space.ranges.map(\.text).joined(separator: ", ")
        return plan.recipe.statement(for: folds, of: corpus)
            + "; \(trials.counted("trial")) of \(ranges) \(trials == 1 ? "was" : "were") compared on its training speakers"
            + " alone, in \(plan.innerFolds.counted("fold"))"
    }

    func recipe(at point: SearchSpace.Point) throws(ExperimentError) -> Recipe {
        do { return try plan.space.recipe(at: point, from: plan.recipe) } catch { throw .recipe(error) }
    }

    /// The experiment in a directory, begun or gone on with.
    func experiment(_ recipe: Recipe, on corpus: Corpus, in path: String) throws(ExperimentError) -> Experiment {
        if RunFile.exists(RunFile.record, in: path) {
            let run: Run
            do { run = try Run.open(path) } catch { throw .run(error) }
            return try Experiment(resuming: run, on: corpus, threads: threads, kernels: kernels, store: store)
        }
        return try Experiment(
            beginning: recipe, on: corpus, in: path, threads: threads, kernels: kernels, store: store)
    }

    private func write(_ text: String, to path: String) throws(ExperimentError) {
        do { try AtomicFile.write(text, to: path) } catch { throw .storage(error) }
    }
}
