package import Corpora
package import Recognition
package import TextCanvas

/// Everything that can happen to the workbench: keys, and results of work done elsewhere.
package enum Action: Sendable {
    /// A key was struck.
    case key(Key)
    /// Text was pasted into the terminal.
    case pasted(String)
    /// The mouse did something; only while it is switched on.
    case mouse(MouseEvent)
    /// The terminal has this size now, in cells.
    case resized(width: Int, height: Int)
    /// A command was given by other means than a key.
    case command(Command)
    /// Themes were read, or read again because a file changed.
    case themesLoaded([Theme])
    /// Something that nobody waits for has to be said.
    case noticed(Notice)

    /// Files read so far by the scan that `openCorpus` started; `total` is 0 while files are still being counted.
    case corpusProgress(Request, done: Int, total: Int)
    /// The corpus as it was when it was last scanned, to be worked with while the scan goes on.
    case corpusRemembered(Request, Corpus)
    /// The scan has ended, and the corpus is as remembered.
    case corpusConfirmed(Request)
    /// The scan has ended.
    case corpusOpened(Request, Result<Corpus, Failure>)
    /// A clip is analysed, for the selection or ahead of it.
    case clipAnalysed(Request, Result<ClipAnalysis, Failure>)
    /// Clips read so far for the summaries of the classes.
    case summaryProgress(Request, done: Int, total: Int)
    /// The classes are summarised, in the order of the scheme.
    case classesSummarised(Request, Result<[ClassSummary], Failure>)

    /// The voice in a clip is measured.
    case clipMeasured(Request, Result<ClipVoice, Failure>)
    /// The numbers of clips that were measured since the last such news.
    case clipsMeasured(Request, [CorpusNumbers.Row])
    /// All clips of the corpus are measured.
    case corpusMeasured(Request)
    /// The classes are compared by every number, the greatest effect first.
    case classesCompared(Request, [ClassComparison])

    /// Marks and notes of the corpus were read.
    case marksLoaded(Request, Result<ClipMarks, Failure>)

    /// What a training reports; `finished` and `failed` are the last events of each.
    case training(ExperimentEvent)
    /// The memory that the program takes while it trains, and once more at the end.
    case memoryMeasured(MemoryUse)
    /// The training was stopped and its run removed.
    case trainingDiscarded
    /// The runs on disk, newest first.
    case runsLoaded(Request, Result<[RunSummary], Failure>)
    /// The searches on disk, newest first; where one goes on and is followed, whenever something has changed.
    case searchesLoaded(Request, Result<[SearchSummary], Failure>)
    /// A run's evaluation was read, and what follows from it worked out.
    case evaluationLoaded(Request, run: String, Result<EvaluationFigures, Failure>)
    /// A run's evaluation was read, for the filter of the clips.
    case predictionsLoaded(Request, Result<Evaluation, Failure>)
    /// A run's history was read, for its curves.
    case historyLoaded(Request, run: String, Result<[MetricRow], Failure>)
    /// A file was classified.
    case classified(Request, Result<Classification, Failure>)
    /// A file of a folder was classified; `total` is how many sound files the folder holds.
    case fileClassified(Request, ClassifiedFolder.File, total: Int)
    /// A file was classified by a second run.
    case classifiedAgain(Request, Result<Classification, Failure>)
    /// Two runs were read to be compared.
    case runsCompared(Request, Result<RunPair, Failure>)
    /// It is known what moved a run towards a class.
    case attributed(Request, Result<Attribution, Failure>)
    /// A file that was to be written is there already.
    case fileFound(path: String, text: String)
    /// The paths that begin with what was typed.
    case pathCompleted(Request, PathCompletion)
}
