package import Corpora
package import Recognition

/// What the outside shall do. `update` returns effects, a runner performs them and posts their results as actions.
///
/// Effects of one ``slot`` replace each other: the runner cancels the older one, whose result nobody awaits.
package enum Effect: Sendable {
    /// Scan a folder: `corpusRemembered` where it was scanned before, `corpusProgress`, then `corpusOpened`, or
    /// `corpusConfirmed` where nothing has changed.
    case openCorpus(path: String, Request)
    /// Analyse the selected clip: `clipAnalysed`.
    case analyseClip(Clip, of: Corpus, ClipAnalyzer.Options, Request)
    /// Analyse clips that may be selected next, one by one, after everything more urgent: `clipAnalysed` for each.
    case prefetchClips([ClipRequest], of: Corpus, ClipAnalyzer.Options)
    /// Summarise the classes of a corpus: `summaryProgress`, then `classesSummarised`.
    case summariseClasses(of: Corpus, LabelScheme, Request)

    /// Measure the voice in the selected clip: `clipMeasured`.
    case measureClip(Clip, of: Corpus, Request)
    /// Measure the voices of all clips of a corpus: `clipsMeasured` as they come, those known from before at once, then
    /// `corpusMeasured`.
    case measureCorpus(Corpus, Request)
    /// Compare the classes by every number, as far as clips are measured: `classesCompared`.
    case compareClasses(CorpusNumbers, of: Corpus, LabelScheme, Request)

    /// Read the marks and notes of a corpus: `marksLoaded`.
    case loadMarks(of: Corpus, Request)
    /// Keep the marks and notes of a corpus; `noticed` says where that fails.
    case saveMarks(ClipMarks, of: Corpus)
    /// Keep marks and notes of a corpus beside those that are kept.
    case addMarks(ClipMarks, of: Corpus)

    /// Train a recipe on a corpus into a new run: `training` events to the end.
    case startTraining(Recipe, on: Corpus)
    /// Go on with an interrupted run: `training` events to the end.
    case resumeTraining(run: String, on: Corpus)
    /// Train the recipe of a run under another protocol into a new run: `training` events to the end.
    case trainUnder(EvaluationProtocol, likeRun: String, on: Corpus)
    /// Stop the training and keep what it learnt: its last event says so.
    case stopTraining
    /// Stop the training and remove its run: `trainingDiscarded`.
    case discardTraining

    /// List the runs: `runsLoaded`.
    case loadRuns(Request)
    /// List the searches: `searchesLoaded`; where they are followed, again whenever one that goes on has changed.
    case loadSearches(Request, follows: Bool)
    /// Read a run's evaluation: `evaluationLoaded`.
    case loadEvaluation(run: String, Request)
    /// Read a run's evaluation for the filter of the clips: `predictionsLoaded`.
    case loadPredictions(run: String, Request)
    /// Read a run's history: `historyLoaded`.
    case loadHistory(run: String, Request)
    /// Rename a run: `runsLoaded` with the list as it is then.
    case renameRun(path: String, to: String, Request)
    /// Remove a run's directory: `runsLoaded` with the list as it is then.
    case deleteRun(path: String, Request)
    /// Classify a sound file with a run: `classified`. For a clip of a corpus the run's fold that has not heard its
    /// speaker is taken. Of a folder every sound file: `fileClassified` for each.
    case classify(path: String, clip: Clip?, run: String, Request)

    /// Read two runs and compare them: `runsCompared`.
    case compareRuns(first: String, second: String, Request)
    /// Find out what in a sound file moved a run towards a class, the predicted one for nil: `attributed`.
    case attribute(path: String, run: String, label: String?, Request)
    /// Classify a sound file with a second run: `classifiedAgain`.
    case classifyAgain(path: String, run: String, Request)
    /// Complete the path of a file: `pathCompleted`.
    case completePath(String, Request)

    /// Write a text file: `noticed` says whether it worked.
    ///
    /// What is there already is replaced only where `replaces` says so; else `fileFound` asks.
    case writeText(String, path: String, replaces: Bool = false)
    /// Keep the state of the screen for the next start.
    case saveState(SavedState)
    /// Put a text on the clipboard of the machine that the terminal is on.
    case copy(String)
    /// Have the terminal report what the mouse does, or leave the mouse to the terminal.
    case reportMouse(Bool)
    /// Draw every cell afresh.
    case redraw
    /// Give the terminal back to the shell until the program is continued.
    case suspend
    /// Leave the program; a training that still runs is stopped and kept first, other work is cancelled.
    case quit
}

/// Kinds of work of which only the newest request matters.
package enum EffectSlot: CaseIterable, Hashable, Sendable {
    case corpus, analysis, prefetch, summaries, voice, numbers, comparison, marks, runs, searches, evaluation
    case predictions, history, classification, secondClassification, attribution, completion, pair
    case state
}

extension Effect {
    /// The slot in which this effect replaces an older one; nil where each must be done.
    package var slot: EffectSlot? {
        switch self {
        case .openCorpus: .corpus
        case .analyseClip: .analysis
        case .prefetchClips: .prefetch
        case .summariseClasses: .summaries
        case .measureClip: .voice
        case .measureCorpus: .numbers
        case .compareClasses: .comparison
        case .loadMarks: .marks
        case .loadRuns: .runs
        case .loadSearches: .searches
        case .loadEvaluation: .evaluation
        case .loadPredictions: .predictions
        case .loadHistory: .history
        case .classify: .classification
        case .classifyAgain: .secondClassification
        case .attribute: .attribution
        case .compareRuns: .pair
        case .completePath: .completion
        case .saveState: .state
        default: nil
        }
    }
}

/// A clip to analyse ahead of its selection.
package struct ClipRequest: Hashable, Sendable {
    /// The clip.
    package let clip: Clip
    /// The request that its result answers.
    package let request: Request

    /// A clip under a request of its own.
    package init(clip: Clip, request: Request) {
        self.clip = clip
        self.request = request
    }
}
