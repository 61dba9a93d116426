import Corpora
import Training

/// One trial of a search: a run on the training speakers of a fold.
struct SearchTrialRun {
    let search: Search
    let fold: Fold
    let corpus: Corpus
    let number: Int
    let task: SearchTrial.Task

    private var directory: String { "\(search.folder(ofFold: fold.number))/trials/\(number)" }

    /// Trains and scores; a recipe that cannot be trained is a trial without a score.
    ///
    /// - Returns: nil where it was stopped.
    func run(stop: StopFlag, report: @escaping @Sendable (ExperimentEvent) -> Void) throws(ExperimentError)
        -> SearchTrial?
    {
        do {
            let experiment = try search.experiment(recipe(), on: corpus, in: directory)
            let summary = try experiment.run(stop: stop, report: report)
            guard summary.state == .finished, let score = summary.uar else { return nil }
            try forgetTrainingState(of: experiment.run)
            return SearchTrial(number: number, task: task, score: score, seconds: summary.seconds)
        } catch {
            guard error.isOfTheRecipe else { throw error }
            let seconds = RunSummary(reading: directory, isRunning: false).seconds
            return SearchTrial(number: number, task: task, score: nil, seconds: seconds, fault: error.description)
        }
    }

    private func recipe() throws(ExperimentError) -> Recipe {
        var recipe = try search.recipe(at: task.point)
        recipe.training.epochs = task.epochs
        recipe.evaluation = .speakers(folds: search.plan.innerFolds)
        return recipe
    }

    /// A trial that has ended is never trained on, and the optimizer's state is most of what it holds.
    private func forgetTrainingState(of run: Run) throws(ExperimentError) {
        do {
            for fold in run.record.folds {
                try Folder.delete(run.directory(ofFold: fold.number) + "/" + RunFile.last)
            }
        } catch {
            throw .storage(error)
        }
    }
}

extension ExperimentError {
    /// Whether another recipe could do better; a full disk or an unreadable corpus stops the whole search.
    fileprivate var isOfTheRecipe: Bool {
        switch self {
        case .recipe, .features, .network, .nothingToLearn, .diverged: true
        case .corpus, .training, .storage, .run: false
        }
    }
}
