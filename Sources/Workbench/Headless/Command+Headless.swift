extension Command {
    /// The job of this command that a command line does too; nil of what exists on the screen alone.
    package var job: HeadlessJob? {
        switch self {
        case .motion, .overlay: nil
        case .global(let command): command.job
        case .clips(let command): command.job
        case .classes(let command): command.job
        case .train(let command): command.job
        case .evaluate(let command): command.job
        case .classify(let command): command.job
        case .runs(let command): command.job
        }
    }

    /// The help, with the command line that does the same in brackets where there is one.
    package var helpWithJob: String { (job?.form).map { "\(help) [\($0)]" } ?? help }
}

extension GlobalCommand {
    fileprivate var job: HeadlessJob? {
        switch self {
        case .showClips: .clipTable
        case .showClasses: .classCounts
        case .showTrain: .train
        case .showEvaluate: .evaluate
        case .showClassify: .classify
        case .showRuns: .runs
        case .export, .headless: .screen
        case .exportPane: .pane
        case .nextPane, .previousPane, .help, .palette, .messages, .theme, .glyphs, .mouse, .tour, .copy, .back, .quit,
            .suspend, .redraw:
            nil
        }
    }
}

extension ClipsCommand {
    fileprivate var job: HeadlessJob? {
        switch self {
        case .inspect, .openFile: .plot
        case .problems: .classCounts
        case .card: .corpusReport
        case .spectrogram, .longerWindow, .shorterWindow, .taper: .features("spectrogram")
        case .numbers: .features("voice")
        case .pitch: .features("f0")
        case .intensity: .features("intensity")
        case .formants: .features("formants")
        default: nil
        }
    }
}

extension ClassesCommand {
    fileprivate var job: HeadlessJob? {
        switch self {
        case .compare, .nextNumber, .previousNumber: .corpusVoice
        case .labels, .refresh: .classCounts
        case .showClips: .clipTable
        case .nextPlot, .previousPlot, .zoom, .leave, .ridges, .order, .find: nil
        }
    }
}

extension TrainCommand {
    fileprivate var job: HeadlessJob? {
        switch self {
        case .start, .edit, .nextChoice, .previousChoice, .reset, .resetAll: .train
        case .resume: .resumeNewest
        case .evaluate: .evaluateTrained
        case .queue: .trainQueue
        case .network: .recipe
        case .stop, .discard, .filter, .clearFilter, .smoothing, .logScale, .axis: nil
        }
    }
}

extension EvaluateCommand {
    fileprivate var job: HeadlessJob? {
        switch self {
        case .open: .predictions
        case .nextRun, .previousRun, .aspect: .evaluate
        case .leak: .leak
        case .classify: .classifyListed
        case .leave, .shares: nil
        }
    }
}

extension ClassifyCommand {
    fileprivate var job: HeadlessJob? {
        switch self {
        case .classifySelection, .openFile, .nextRun, .previousRun, .folder: .classify
        case .attribution, .nextClass, .previousClass: .saliency
        case .compare, .nextOther, .previousOther: .classifyWithBoth
        case .showClip, .look, .leave, .sort, .sortReverse: nil
        }
    }
}

extension RunsCommand {
    fileprivate var job: HeadlessJob? {
        switch self {
        case .evaluate: .evaluateSelected
        case .classify: .classifyWithSelected
        case .resume: .resumeSelected
        case .rename: .renameRun
        case .delete: .deleteRun
        case .look: .compareRuns
        case .reload: .runs
        case .searches: .search
        case .mark, .sort, .filter, .clearFilter: nil
        }
    }
}
