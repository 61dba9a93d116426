import Corpora
import Recognition

extension WorkbenchState {
    /// The command line that prints what the screen shows.
    package var headlessCommand: String? { line(for: .screen) }

    /// What does the job of a command without the screen.
    package func headless(for command: Command) -> Headless {
        guard let job = command.job else { return .screenOnly }
        return line(for: job).map(Headless.line) ?? .notYet
    }

    /// The command line of a job; nil where there is nothing yet that it could work on.
    package func line(for job: HeadlessJob) -> String? {
        switch job {
        case .clipTable: corpusFolder.map { emoscope("scan", $0, "--csv") }
        case .corpusReport: corpusFolder.map { emoscope("scan", $0) }
        case .classCounts:
            corpusFolder.map { emoscope("scan", $0, "--json", "--labels", classes.scheme.rawValue) }
        case .corpusVoice: corpusFolder.map { emoscope("features", $0, "--kind", "voice") }
        case .plot, .features: clips.shown.flatMap { featuresLine(of: $0, job) }
        case .train: trainLine(train.form.recipe)
        case .trainQueue:
            train.queue.recipes.isEmpty
                ? nil : train.queue.recipes.compactMap(trainLine).joined(separator: " && ")
        case .recipe: recipeLine
        case .resumeNewest: runs.newestInterrupted.map { emoscope("train", "--resume", "--run", $0.path) }
        case .evaluate, .predictions, .leak, .classifyListed: evaluationLine(job)
        case .evaluateTrained: train.session?.run.map { emoscope("evaluate", $0, "--json") }
        case .classify, .saliency, .classifyWithBoth: classificationLine(job)
        case .runs: emoscope("runs", "--json")
        case .compareRuns: comparedRuns.map { emoscope("compare", $0.first.path, $0.second.path) }
        case .evaluateSelected, .classifyWithSelected, .resumeSelected, .deleteRun, .renameRun:
            runs.selected.flatMap { line(for: job, of: $0) }
        case .search:
            runs.searches.selected.map { emoscope("search", "--resume", "--run", $0.path, "--json") }
        case .screen: screenLine
        case .pane: paneLine
        }
    }

    /// A command line of this program, among the folders that it works in.
    func emoscope(_ words: String...) -> String { emoscope(words) }

    private func emoscope(_ words: [String]) -> String {
        ShellLine.joined(["emoscope"] + words + (workspaceFolder.map { ["--workspace", $0] } ?? []))
    }

    private var corpusFolder: String? { corpus.opened?.root }

    // MARK: Screens and panes

    private var screenLine: String? {
        switch screen {
        case .clips: focusedPane == .clipInspector ? line(for: .plot) ?? line(for: .clipTable) : line(for: .clipTable)
        case .classes: line(for: classes.plot == .number ? .corpusVoice : .classCounts)
        case .train: line(for: .train)
        case .evaluate: line(for: evaluate.aspect == .leak ? .leak : .evaluate)
        case .classify:
            switch classify.look {
            case .attribution where !classify.showsFolder: line(for: .saliency)
            case .comparison where !classify.showsFolder: line(for: .classifyWithBoth) ?? line(for: .classify)
            default: line(for: .classify)
            }
        case .runs:
            if runs.searches.isShown {
                line(for: .search)
            } else {
                runs.look == .curves ? line(for: .runs) : line(for: .compareRuns) ?? line(for: .runs)
            }
        }
    }

    private var paneLine: String? {
        switch focusedPane {
        case .trainForm: line(for: .recipe)
        case .trainCurves: train.session?.run.map { export("history", of: $0) }
        case .confusion:
            evaluate.list == nil ? evaluate.run.map { export("confusion", of: $0) } : line(for: .predictions)
        case .runDetail where runs.look == .curves && !runs.searches.isShown:
            runs.selected.map { export("history", of: $0.path) }
        default: screenLine
        }
    }

    private func export(_ table: String, of run: String) -> String {
        emoscope("export", run, "--format", "csv", "--table", table, "--out", "\(table).csv")
    }

    // MARK: Clips

    /// Features of a clip, computed as the inspector computes them.
    private func featuresLine(of clip: Clip, _ job: HeadlessJob) -> String? {
        guard let path = inspectedCorpus?.path(of: clip) else { return nil }
        let kind: String
        if case .features(let named) = job {
            kind = named
        } else {
            switch clips.inspector.selected {
            case .waveform: return nil
            case .spectrum: kind = "spectrum"
            case .spectrogram: kind = "spectrogram"
            case .filters, .filterBank: kind = "logfbank"
            case .mfcc: kind = "mfcc"
            case .numbers: kind = "voice"
            }
        }
        let settings =
            switch kind {
            case "spectrogram": clips.inspector.transform.settings(at: clip.sampleRate)
            case "logfbank", "mfcc": ["fftSize=auto"]
            default: [String]()
            }
        return emoscope(["features", path, "--kind", kind] + settings.flatMap { ["--set", $0] })
    }

    // MARK: Training

    /// A training of a recipe on the corpus, as options that tell it from the built-in one of its name.
    private func trainLine(_ recipe: Recipe) -> String? {
        guard let folder = corpusFolder, let recipe = recipeWords(recipe) else { return nil }
        return emoscope(["train", "--corpus", folder, "--recipe"] + recipe)
    }

    private var recipeLine: String? {
        recipeWords(train.form.recipe).map { emoscope(["train", "--show-recipe"] + $0) }
    }

    /// The name of a recipe and the options by which it differs from the one that comes with the program.
    private func recipeWords(_ recipe: Recipe) -> [String]? {
        guard let base = train.recipes.first(where: { $0.name == recipe.name }) else { return nil }
        return [base.name]
            + recipe.differences(from: base).flatMap { ["--set", "\($0.key.path)=\($0.own.text)"] }
    }

    // MARK: Evaluate and Classify

    private func evaluationLine(_ job: HeadlessJob) -> String? {
        guard let run = evaluate.run ?? chosenRun?.path else { return nil }
        switch job {
        case .predictions: return export("predictions", of: run)
        case .leak: return corpusFolder.map { emoscope("leak", "--corpus", $0, "--recipe", run + "/recipe.json") }
        case .classifyListed:
            guard let corpus = corpus.opened, let listed = evaluate.list?.selected else { return nil }
            return emoscope("classify", run, corpus.root + "/" + listed.clip, "--json")
        default: return emoscope("evaluate", run, "--json")
        }
    }

    private func classificationLine(_ job: HeadlessJob) -> String? {
        guard let run = chosenRun?.path ?? classify.run else { return nil }
        if job == .classify, classify.showsFolder, let folder = classify.folder { return folderLine(folder, run) }
        guard let path = classifiedPath.map(absolute) else { return nil }
        switch job {
        case .saliency:
            let label = classify.explained.map { ["--towards", $0] } ?? []
            return emoscope(["classify", run, path, "--json", "--saliency"] + label)
        case .classifyWithBoth:
            return otherRun.map {
                emoscope("classify", run, path, "--json") + " && " + emoscope("classify", $0.path, path, "--json")
            }
        default: return emoscope("classify", run, path, "--json")
        }
    }

    /// All sound files below a folder.
    private func folderLine(_ folder: ClassifiedFolder, _ run: String) -> String {
        emoscope("classify", run, absolute(folder.path), "--csv")
    }

    // MARK: Runs

    /// A run is a plain directory: its name is that of the folder.
    func moveLine(_ path: String, to name: String) -> String {
        let folder = path.lastIndex(of: "/").map { path[...$0] } ?? ""
        return ShellLine.joined(["mv", path, folder + name])
    }

    /// A training of a run's recipe under another protocol.
    func trainLine(of run: String, under evaluation: EvaluationProtocol) -> String? {
        corpusFolder.map {
            emoscope("train", "--corpus", $0, "--recipe", run + "/recipe.json", "--protocol", evaluation.text)
        }
    }

    private func line(for job: HeadlessJob, of run: RunSummary) -> String? {
        switch job {
        case .classifyWithSelected:
            classifiedPath.map(absolute).map { emoscope("classify", run.path, $0, "--json") }
                ?? clips.selected.flatMap { clip in
                    corpus.opened.map { emoscope("classify", run.path, $0.path(of: clip), "--json") }
                }
        case .resumeSelected:
            run.state == .finished ? nil : emoscope("train", "--resume", "--run", run.path)
        case .deleteRun: ShellLine.joined(["rm", "-r", run.path])
        case .renameRun: moveLine(run.path, to: "NAME")
        default: emoscope("evaluate", run.path, "--json")
        }
    }
}
