import Corpora
import TextCanvas

extension WorkbenchState {
    /// What has to be done first: the scan of the corpus, and the list of runs.
    package mutating func start(restoring saved: SavedState? = nil) -> [Effect] {
        if let saved { restore(saved) }
        let effects: [Effect] = mouse.isOn ? [.reportMouse(true)] : []
        guard case .scanning(let path, let request, _, _) = corpus else { return effects + loadRuns() }
        return effects + [.openCorpus(path: path, request)] + loadRuns()
    }

    /// Takes up where the last session ended; a filter that is no longer understood is left out.
    private mutating func restore(_ saved: SavedState) {
        screen = saved.screen
        var sort = ClipSort()
        sort.column = saved.clipSort
        sort.isDescending = saved.isDescending
        clips.setSort(sort, height: 1)
        if let query = try? ClipQuery(saved.clipFilter) { clips.setQuery(query, text: saved.clipFilter, height: 1) }
        if let more = saved.more { restore(more) }
    }

    /// Takes up the rest of what was kept.
    private mutating func restore(_ saved: SavedState.More) {
        if saved.pane.screen == screen { focus[screen] = saved.pane }
        lastClip = saved.clip.map { (saved.corpus, $0) }
        clips.hiddenColumns = Set(saved.hiddenColumns)
        clips.inspector.restore(saved.inspector)
        classes.restore(saved.labels)
        classes.plot = saved.classPlot
        classes.numbers.restore(order: saved.numberOrder, showsRidges: saved.showsRidges, number: saved.number)
        evaluate.show(saved.aspect)
        mouse.isOn = saved.mouse ?? false
        for (number, share) in saved.shares ?? [:] where share > 0 && share < 1 {
            if let screen = Screen(rawValue: number) { mouse.shares[screen] = share }
        }
        train.queue = TrainingQueue(saved.queue ?? [])
        if let base = train.recipes.first(where: { $0.name == saved.baseRecipe }) {
            train.form.restore(base, edited: saved.recipe)
        }
    }

    /// Selects the clip that was selected last time, where this is its corpus.
    private mutating func selectLastClip(of corpus: Corpus) {
        if let lastClip, lastClip.corpus == corpus.root { _ = clips.select(lastClip.clip, height: clipListHeight) }
        lastClip = nil
    }

    /// The scan came on.
    mutating func takeCorpusProgress(_ request: Request, done: Int, total: Int) {
        guard case .scanning(let path, request, _, _) = corpus else { return }
        corpus = .scanning(path: path, request, done: done, total: total)
    }

    /// What is known of the corpus from before came while the scan goes on.
    mutating func take(_ request: Request, remembered: Corpus) -> [Effect] {
        guard case .scanning(_, request, _, _) = corpus else { return [] }
        confirming = request
        return open(remembered, request)
    }

    /// The path of the corpus whose scan a request is; nil where it is not awaited.
    private func awaitedCorpus(_ request: Request) -> String? {
        if case .scanning(let path, request, _, _) = corpus { return path }
        return confirming == request ? corpus.opened?.root : nil
    }

    private mutating func open(_ opened: Corpus, _ request: Request) -> [Effect] {
        corpus = .open(opened)
        clips.open(opened)
        numbers.open(opened)
        selectLastClip(of: opened)
        if !opened.problems.isEmpty {
            notices.post(
                .warning,
                "the scan found \(Format.counted(opened.problems.count, "problem")): p on the Clips screen lists them")
        }
        return show(screen) + loadMarks(request) + (clips.inspector.showsNumbers ? measureCorpus() : [])
    }

    /// The scan has ended.
    mutating func take(_ request: Request, _ result: Result<Corpus, Failure>) -> [Effect] {
        guard let path = awaitedCorpus(request) else { return [] }
        confirming = nil
        switch result {
        case .success(let opened):
            // What was remembered is shown already: the selection stays where it is.
            if let selected = clips.selected { lastClip = (opened.root, selected.id) }
            return open(opened, request)
        case .failure(let failure):
            corpus = .failed(path: path, failure)
            notices.post(.error, failure.description)
            return []
        }
    }
}
