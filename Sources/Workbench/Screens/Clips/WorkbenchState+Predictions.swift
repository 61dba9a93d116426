import Recognition

extension WorkbenchState {
    /// Asks for the predictions of the run chosen last, where the filter or the order of the clips needs them and they
    /// are neither at hand nor on their way.
    mutating func askForPredictions() -> [Effect] {
        guard clips.query.needsPredictions || clips.sort.column == .predicted, corpus.opened != nil,
            let run = chosenRun?.path, run != clips.predictedBy, run != clips.awaitedPredictions?.run
        else { return [] }
        let request = requests.next()
        clips.awaitedPredictions = (request, run)
        return [.loadPredictions(run: run, request)]
    }

    /// Predictions came, for the filter of the clips.
    mutating func takePredictions(_ request: Request, _ result: Result<Evaluation, Failure>) -> [Effect] {
        guard let awaited = clips.awaitedPredictions, awaited.request == request else { return [] }
        clips.awaitedPredictions = nil
        switch result {
        case .success(let evaluation):
            clips.setPredictions(evaluation, by: awaited.run, height: clipListHeight)
            return screen == .clips ? analyseSelection() : []
        case .failure(let failure):
            notices.post(.error, failure.description)
            return []
        }
    }

    /// Why a filter that is well formed finds nothing yet; nil where it does.
    func predictionProblem(of query: ClipQuery) -> String? {
        guard query.needsPredictions, runs.isRead, chosenRun == nil else { return nil }
        return "predicted needs a finished run: train one, or choose one on the Runs screen"
    }
}
