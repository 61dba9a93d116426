/// A job that a command line does as well as the screen.
package enum HeadlessJob: Hashable, Sendable {
    /// The corpus: a row a clip, its report in words, or with its classes and problems for scripts.
    case clipTable, corpusReport, classCounts
    /// A clip: the numbers behind the selected plot, or one kind of features.
    case plot, features(String)
    /// The voices of all clips.
    case corpusVoice
    /// Training: what the form holds, what waits, what was interrupted, what the options are.
    case train, trainQueue, resumeNewest, recipe
    /// The run on the Evaluate screen.
    case evaluate, predictions, leak, classifyListed
    /// What the Classify screen shows.
    case classify, saliency, classifyWithBoth
    /// The list of runs, and the one that is selected.
    case runs, evaluateSelected, classifyWithSelected, resumeSelected, compareRuns, deleteRun, renameRun
    /// The selected search.
    case search
    /// What the screen shows, what the focused pane shows, what was trained last.
    case screen, pane, evaluateTrained

    /// The beginning of the command line, as help and manual name it; nil where it depends on the screen.
    package var form: String? {
        switch self {
        case .clipTable: "scan --csv"
        case .corpusReport: "scan"
        case .classCounts: "scan --json"
        case .plot: "features"
        case .features(let kind): "features --kind \(kind)"
        case .corpusVoice: "features --kind voice"
        case .train, .trainQueue: "train"
        case .resumeNewest, .resumeSelected: "train --resume"
        case .recipe: "train --show-recipe"
        case .evaluate, .evaluateSelected, .evaluateTrained: "evaluate"
        case .predictions: "export --table predictions"
        case .leak: "leak"
        case .classifyListed, .classify, .classifyWithBoth, .classifyWithSelected: "classify"
        case .saliency: "classify --saliency"
        case .runs: "runs"
        case .compareRuns: "compare"
        case .deleteRun: "rm -r"
        case .renameRun: "mv"
        case .search: "search --resume"
        case .screen, .pane: nil
        }
    }
}

/// Whether and how the job of a command is done without the screen.
package enum Headless: Hashable, Sendable {
    /// A command line, to be given to a shell.
    case line(String)
    /// There is a command line, but nothing yet that it could work on.
    case notYet
    /// The job exists on the screen alone.
    case screenOnly

    /// The command line, or why there is none.
    package var text: String {
        switch self {
        case .line(let line): line
        case .notYet: "there is nothing here yet that a command line could do"
        case .screenOnly: "only on the screen"
        }
    }
}
