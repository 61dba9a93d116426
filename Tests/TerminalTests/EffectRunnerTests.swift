import Audio
import Corpora
import Recognition
import Terminal
import TestSupport
import Testing
import Workbench

/// Effects are performed for real, in a workspace of their own.
@Suite struct EffectRunnerTests {
    private let folder: TemporaryFolder
    private let workspace: Workspace
    private let box = PostBox()
    private let runner: EffectRunner

    init() throws {
        folder = try TemporaryFolder()
        workspace = Workspace(folder: folder["workspace"])
        runner = EffectRunner(
            workspace: workspace, threads: 2, kernels: .auto, cacheCapacity: 10_000_000, post: box.post)
    }

    /// A corpus of short tones.
    private func makeCorpus(_ count: Int = 6) throws -> Corpus {
        try folder.write("corpus/readme.txt", "tones")
        for index in 0..<count {
            let samples = (0..<8000).map { Float(($0 * (index + 3)) % 80) / 100 - 0.4 }
            let stem = RAVDESS.stem(
                emotion: Emotion.allCases[index % 8], intensity: .normal, statement: 1, repetition: 1 + index / 8,
                actor: 1 + index % 2)
            try AudioFile.write(Waveform(samples: samples, sampleRate: 16000), to: folder["corpus/\(stem).wav"])
        }
        return try Corpus.scan(path: folder["corpus"], threads: 2)
    }

    @Test func aFolderIsScanned() throws {
        let corpus = try makeCorpus()
        runner.perform(.openCorpus(path: folder["corpus"], Request(1)))
        let opened = try box.first { action -> Corpus? in
            if case .corpusOpened(Request(1), .success(let corpus)) = action { corpus } else { nil }
        }
        #expect(opened.clips == corpus.clips)
        #expect(runner.finish(seconds: 10))
    }

    @Test func aFolderThatWasOpenedBeforeIsShownFirstAndThenConfirmed() throws {
        let corpus = try makeCorpus()
        runner.perform(.openCorpus(path: folder["corpus"], Request(1)))
        _ = try box.first { action -> Bool? in
            if case .corpusOpened(Request(1), .success) = action { true } else { nil }
        }
        runner.perform(.openCorpus(path: folder["corpus"], Request(2)))
        _ = try box.first { action -> Bool? in if case .corpusConfirmed(Request(2)) = action { true } else { nil } }
        let remembered = try box.first { action -> Corpus? in
            if case .corpusRemembered(Request(2), let corpus) = action { corpus } else { nil }
        }
        #expect(remembered == corpus)
    }

    @Test func aFolderThatIsNotThereIsAFailureInOneLine() throws {
        runner.perform(.openCorpus(path: folder["none"], Request(7)))
        let failure = try box.first { action -> Failure? in
            if case .corpusOpened(Request(7), .failure(let failure)) = action { failure } else { nil }
        }
        #expect(failure.description.contains("no such folder") && !failure.description.contains("\n"))
    }

    @Test func ofManySelectionsTheLastIsAnalysed() throws {
        let corpus = try makeCorpus()
        for (index, clip) in corpus.clips.enumerated() {
            runner.perform(.analyseClip(clip, of: corpus, ClipAnalyzer.Options(), Request(index)))
        }
        let last = corpus.clips.count - 1
        let analysis = try box.first { action -> ClipAnalysis? in
            if case .clipAnalysed(Request(last), .success(let analysis)) = action { analysis } else { nil }
        }
        #expect(analysis.clip == corpus.clips[last].id)
        // Work that was replaced is silent: every answer is a success.
        for case .clipAnalysed(_, .failure(let failure)) in box.all { Issue.record("\(failure)") }
    }

    @Test func neighboursAreAnalysedOneByOne() throws {
        let corpus = try makeCorpus()
        let wanted = corpus.clips.prefix(3).enumerated().map { ClipRequest(clip: $1, request: Request($0)) }
        runner.perform(.prefetchClips(wanted, of: corpus, ClipAnalyzer.Options()))
        for item in wanted {
            _ = try box.first { action -> Bool? in
                if case .clipAnalysed(item.request, .success(let found)) = action, found.clip == item.clip.id {
                    true
                } else {
                    nil
                }
            }
        }
    }

    @Test func everyClipIsMeasuredOnceAndThenItsEndIsTold() throws {
        let corpus = try makeCorpus()
        runner.perform(.measureCorpus(corpus, Request(4)))
        _ = try box.first { action -> Bool? in if case .corpusMeasured(Request(4)) = action { true } else { nil } }
        var clips: [Int] = []
        for case .clipsMeasured(Request(4), let rows) in box.all { clips += rows.map(\.clip) }
        #expect(clips.sorted() == Array(corpus.clips.indices))
        if case .corpusMeasured? = box.all.last {} else { Issue.record("something came after the end") }
    }

    @Test func marksAreKeptAndReadAgain() throws {
        let corpus = try makeCorpus()
        var marks = ClipMarks()
        marks.toggle(corpus.clips[1].id)
        marks.note(corpus.clips[2].id, "odd")
        runner.perform(.saveMarks(marks, of: corpus))
        #expect(runner.finish(seconds: 10))
        runner.perform(.loadMarks(of: corpus, Request(2)))
        let read = try box.first { action -> ClipMarks? in
            if case .marksLoaded(Request(2), .success(let marks)) = action { marks } else { nil }
        }
        #expect(read == marks)
        #expect(try Corpus.scan(path: folder["corpus"], threads: 1).clips == corpus.clips, "the corpus is untouched")
    }

    @Test func textsAreWrittenAndFaultsAreTold() throws {
        runner.perform(.writeText("a,b\n", path: folder["numbers.csv"]))
        let done = try box.first { action -> Notice? in if case .noticed(let notice) = action { notice } else { nil } }
        #expect(done.weight == .done && done.text.contains("numbers.csv"))
        runner.perform(.writeText("x", path: "/proc/none/x"))
        let fault = try box.first { action -> Notice? in
            if case .noticed(let notice) = action, notice.weight == .error { notice } else { nil }
        }
        #expect(fault.text.contains("/proc/none"))
    }

    @Test func runsThatAreNotThereAreAnEmptyListAndAClearFailure() throws {
        runner.perform(.loadRuns(Request(1)))
        let runs = try box.first { action -> [RunSummary]? in
            if case .runsLoaded(Request(1), .success(let runs)) = action { runs } else { nil }
        }
        #expect(runs.isEmpty)
        runner.perform(.loadPredictions(run: folder["none"], Request(2)))
        let failure = try box.first { action -> Failure? in
            if case .predictionsLoaded(Request(2), .failure(let failure)) = action { failure } else { nil }
        }
        #expect(failure.description.contains(folder["none"]))
    }

    @Test func aStoppedRunnerIsSilent() throws {
        let corpus = try makeCorpus()
        runner.perform(.measureCorpus(corpus, Request(1)))
        #expect(runner.finish(seconds: 10))
        #expect(!runner.isTraining)
    }
}
