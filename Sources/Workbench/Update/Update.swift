/// The next state of the workbench, and what the outside shall do: the only place where state changes.
///
/// Pure: it reads no clock, no file and no random numbers.
package func update(_ state: inout WorkbenchState, _ action: Action) -> [Effect] {
    switch action {
    case .key(let key): return state.take(key)
    case .pasted(let text): return state.paste(text)
    case .mouse(let event): return state.take(event)
    case .resized(let width, let height): state.resize(width: width, height: height)
    case .command(let command): return state.perform(command, count: state.count.use())
    case .themesLoaded(let themes): state.take(themes)
    case .noticed(let notice): state.notices.post(notice.weight, notice.text)
    case .corpusProgress(let request, let done, let total):
        state.takeCorpusProgress(request, done: done, total: total)
    case .corpusRemembered(let request, let corpus): return state.take(request, remembered: corpus)
    case .corpusConfirmed(let request): if state.confirming == request { state.confirming = nil }
    case .corpusOpened(let request, let result): return state.take(request, result)
    case .clipAnalysed(let request, let result): return state.take(request, result)
    case .summaryProgress(let request, let done, let total):
        return state.takeSummaryProgress(request, done: done, total: total)
    case .classesSummarised(let request, let result): return state.take(request, result)
    case .clipMeasured(let request, let result): return state.take(request, result)
    case .clipsMeasured(let request, let rows): return state.take(request, rows)
    case .corpusMeasured(let request): return state.takeMeasured(request)
    case .classesCompared(let request, let comparisons): return state.take(request, comparisons)
    case .marksLoaded(let request, let result): return state.take(request, result)
    case .training(let event): return state.take(event)
    case .memoryMeasured(let use): state.train.session?.memory = use
    case .trainingDiscarded: return state.takeDiscarded()
    case .searchesLoaded(let request, let result): return state.take(request, result)
    case .runsLoaded(let request, let result): return state.take(request, result)
    case .evaluationLoaded(let request, let run, let result): return state.take(request, run: run, result)
    case .predictionsLoaded(let request, let result): return state.takePredictions(request, result)
    case .historyLoaded(let request, let run, let result): return state.take(request, run: run, result)
    case .classified(let request, let result): return state.take(request, result)
    case .fileClassified(let request, let file, let total): state.take(request, file, total: total)
    case .classifiedAgain(let request, let result): state.classify.other.take(request, result)
    case .attributed(let request, let result): state.classify.attribution.take(request, result)
    case .runsCompared(let request, let result): state.take(request, result)
    case .fileFound(let path, let text): state.overlays.append(.dialog(.replaceFile(text, at: path)))
    case .pathCompleted(let request, let completion): return state.take(request, completion)
    }
    return []
}
