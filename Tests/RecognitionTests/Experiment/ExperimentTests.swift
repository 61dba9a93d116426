import Corpora
import Foundation
import Recognition
import Synchronization
import TestSupport
import Testing
import Training

@Suite struct ExperimentTests {
    private let folder: TemporaryFolder
    private let corpus: Corpus

    init() throws {
        folder = try TemporaryFolder()
        corpus = try TestCorpus.make(at: folder["corpus"], speakers: 4)
    }

    @Test func everyFoldIsTrainedEvaluatedAndWritten() throws {
        let experiment = try begin("run", "training.epochs=3")
        let events = EventLog()
        let summary = try experiment.run(stop: StopFlag(), report: events.add)
        #expect(summary.state == .finished && summary.epochs == 6 && summary.clips == corpus.clips.count)
        let run = try Run.open(folder["run"])
        let evaluation = try #require(try run.evaluation())
        #expect(Set(evaluation.predictions.map(\.clip)) == Set(corpus.clips.map(\.id)))
        #expect(evaluation.predictions.count == corpus.clips.count)
        #expect(evaluation.uar > 0.6, "tones of three pitches can be told apart: \(evaluation.uar)")
        #expect(try run.history().count == 12)
        for fold in 1...2 {
            let own = run.record.folds[fold - 1]
            let tested = try #require(try run.predictions(ofFold: fold))
            #expect(Set(tested.map(\.speaker)) == Set(own.testSpeakers))
            #expect(Set(own.testSpeakers).isDisjoint(with: own.trainingSpeakers))
            for file in [
                "model.json", "metrics.csv", "best.safetensors", "last.safetensors", "predictions.csv",
                "evaluation.json",
            ] {
                #expect(FileManager.default.fileExists(atPath: folder["run/folds/\(fold)/\(file)"]), "\(file)")
            }
        }
        for file in ["recipe.json", "run.json", "clips.csv", "metrics.csv", "predictions.csv", "evaluation.json"] {
            #expect(FileManager.default.fileExists(atPath: folder["run/\(file)"]), "\(file)")
        }
        #expect(events.names.first == "started" && events.names.last == "finished")
        #expect(events.names.count { $0 == "foldEvaluated" } == 2 && events.names.contains("evaluated"))
    }

    @Test func theSameRecipeGivesTheSameBytesForAnyNumberOfThreads() throws {
        for threads in [1, 2, 3] {
            try begin("run\(threads)", "protocol=holdout:1", threads: threads).run(stop: StopFlag()) { _ in }
        }
        for file in Self.results {
            let one = try bytes("run1/\(file)")
            #expect(try bytes("run2/\(file)") == one && bytes("run3/\(file)") == one, "\(file)")
        }
        try begin("other", "protocol=holdout:1", "randomSeed=2").run(stop: StopFlag()) { _ in }
        #expect(try bytes("other/last.safetensors") != bytes("run1/last.safetensors"))
    }

    @Test(arguments: [1, 2, 3]) func aRunStoppedAfterAnEpochEndsAsAnUnbrokenOne(_ epochs: Int) throws {
        let options = ["protocol=speakers:2", "training.epochs=2", "network.dropout=0.5"]
        try begin("whole", options).run(stop: StopFlag()) { _ in }
        let stop = StopFlag()
        let seen = Mutex(0)
        let summary = try begin("broken", options).run(stop: stop) { event in
            guard case .training(_, .epochEnded) = event else { return }
            if seen.withLock({
                $0 += 1; return $0 == epochs
            }) {
                stop.raise()
            }
        }
        #expect(summary.state == .interrupted)
        let resumed = try Experiment(resuming: Run.open(folder["broken"]), on: corpus, threads: 2)
        #expect(try resumed.run(stop: StopFlag()) { _ in }.state == .finished)
        for file in Self.results.flatMap({ file in ["folds/1/\(file)", "folds/2/\(file)"] }) + ["predictions.csv"] {
            #expect(try bytes("broken/\(file)") == bytes("whole/\(file)"), "\(file)")
        }
    }

    @Test func anythingStopsWithinAFifthOfASecond() throws {
        let stop = StopFlag()
        let raised = Mutex<ContinuousClock.Instant?>(nil)
        try begin("run", "training.epochs=1000", "network.filters=32,64").run(stop: stop) { event in
            guard case .training(_, .stepsEnded) = event else { return }
            raised.withLock { if $0 == nil { $0 = .now } }
            stop.raise()
        }
        let instant = try #require(raised.withLock { $0 })
        // A machine that does much else at once may be late; ten times the bound tells a hang from a busy machine.
        #expect(ContinuousClock.now - instant < .seconds(2))
        #expect(try Run.open(folder["run"]).record.ending == .interrupted)
    }

    @Test func leakingAndHonestProtocolsSayWhatTheyAre() throws {
        try begin("leaking", "protocol=random-windows").run(stop: StopFlag()) { _ in }
        let run = try Run.open(folder["leaking"])
        let evaluation = try #require(try run.evaluation())
        #expect(evaluation.leaks && evaluation.statement.hasPrefix("LEAKS"))
        #expect(evaluation.predictions.count == corpus.clips.count)
        #expect(try #require(try run.knownEvaluation()).predictions.count == corpus.clips.count)
    }

    @Test func clipsThatTheNetworkKnowsAreMeasuredBesideTheHonestFigure() throws {
        try begin("run", "protocol=holdout:4").run(stop: StopFlag()) { _ in }
        let run = try Run.open(folder["run"])
        let known = try #require(try run.knownEvaluation())
        let honest = try #require(try run.evaluation())
        #expect(Set(known.predictions.map(\.speaker)) == ["01", "02", "03"])
        #expect(Set(honest.predictions.map(\.speaker)) == ["04"])
        #expect(known.leaks && known.statement.hasPrefix("KNOWN CLIPS") && !honest.leaks)
    }

    @Test func aClipThatVanishedIsLeftOutAndToldAndTheRestGoesOn() throws {
        try FileManager.default.removeItem(atPath: corpus.path(of: corpus.clips[0]))
        let events = EventLog()
        try begin("run").run(stop: StopFlag(), report: events.add)
        #expect(try Run.open(folder["run"]).evaluation()?.predictions.count == corpus.clips.count - 1)
        #expect(events.notices.contains { $0.hasPrefix("\(corpus.clips[0].id) is left out") })
    }

    /// The same sound under two emotions: one of the names is wrong, and whoever trains should know.
    @Test func aSoundUnderTwoEmotionsIsTold() throws {
        let angry = try #require(corpus.clips.first { $0.emotion == .angry })
        let sad = try #require(corpus.clips.first { $0.emotion == .sad && $0.speaker == angry.speaker })
        try FileManager.default.removeItem(atPath: corpus.path(of: sad))
        try FileManager.default.copyItem(atPath: corpus.path(of: angry), toPath: corpus.path(of: sad))
        let events = EventLog()
        let experiment = try Experiment(
            beginning: TestCorpus.smallRecipe(), on: Corpus.scan(path: corpus.root, threads: 1), in: folder["run"],
            threads: 2)
        try experiment.run(stop: StopFlag(), report: events.add)
        #expect(
            events.notices.contains {
                $0.hasPrefix("1 sound is in the corpus under more than one emotion: emoscope scan")
            })
    }

    /// A line for each would bury everything else.
    @Test func clipsThatTheMaskSilencesShareALine() throws {
        let events = EventLog()
        let recipe = try TestCorpus.smallRecipe("audio.maskThreshold=0.9", "training.epochs=1")
        let experiment = try Experiment(beginning: recipe, on: corpus, in: folder["run"], threads: 2)
        #expect(throws: ExperimentError.self) { try experiment.run(stop: StopFlag(), report: events.add) }
        let silent = events.notices.filter { $0.contains("loud enough") }
        let first = corpus.clips[0].id
        #expect(
            silent == ["\(first) and \(corpus.clips.count - 1) other clips: nothing of them is loud enough to be kept"])
    }

    @Test func aClassWithOneClipIsOneLineAndNoFailure() throws {
        let clips = corpus.clips.filter { $0.emotion != .sad || $0.id == corpus.clips.last { $0.emotion == .sad }?.id }
        let small = Corpus(root: corpus.root, clips: clips)
        let events = EventLog()
        let experiment = try Experiment(
            beginning: TestCorpus.smallRecipe(), on: small, in: folder["run"], threads: 2)
        #expect(try experiment.run(stop: StopFlag(), report: events.add).state == .finished)
        #expect(events.notices.contains("class sad has one clip only: it cannot be both learnt and tested"))
    }

    @Test func whatCannotWorkIsToldBeforeAnythingIsRead() throws {
        let sad = Corpus(root: corpus.root, clips: corpus.clips.filter { $0.emotion == .sad })
        let lonely = try Experiment(beginning: TestCorpus.smallRecipe(), on: sad, in: folder["sad"], threads: 1)
        #expect(throws: ExperimentError.self) { try lonely.run(stop: StopFlag()) { _ in } }
        #expect(RunSummary(reading: folder["sad"]).state == .failed)
        #expect(throws: ExperimentError.self) { try begin("a", "protocol=holdout:99") }
        #expect(throws: ExperimentError.self) { try begin("b", "protocol=speakers:5") }
        #expect(throws: ExperimentError.self) {
            try begin("c", "network.poolSize=8", "features.mfcc.coefficientCount=4")
        }
        for name in ["a", "b", "c"] { #expect(!FileManager.default.fileExists(atPath: folder[name])) }
        try begin("d").run(stop: StopFlag()) { _ in }
        #expect(throws: ExperimentError.run(.exists(folder["d"]))) { try begin("d") }
    }

    @Test func anotherCorpusIsNotGoneOnWith() throws {
        _ = try begin("run")
        let other = Corpus(root: corpus.root, clips: Array(corpus.clips.dropLast()))
        let run = try Run.open(folder["run"])
        #expect(throws: ExperimentError.run(.corpusChanged(run: run.directory, corpus: corpus.root))) {
            try Experiment(resuming: run, on: other, threads: 1)
        }
    }

    /// The results of one network; what depends on the clock is not among them.
    private static let results = [
        "best.safetensors", "last.safetensors", "metrics.csv", "model.json", "predictions.csv",
    ]

    private func begin(_ name: String, _ assignments: String..., threads: Int = 2) throws -> Experiment {
        try begin(name, assignments, threads: threads)
    }

    private func begin(_ name: String, _ assignments: [String], threads: Int = 2) throws -> Experiment {
        var recipe = try TestCorpus.smallRecipe()
        for assignment in assignments { try recipe.apply(assignment: assignment) }
        return try Experiment(beginning: recipe, on: corpus, in: folder[name], threads: threads)
    }

    private func bytes(_ name: String) throws -> Data { try Data(contentsOf: URL(filePath: folder[name])) }
}

/// Keeps what an experiment reports.
final class EventLog: Sendable {
    private let events = Mutex<[ExperimentEvent]>([])

    func add(_ event: ExperimentEvent) { events.withLock { $0.append(event) } }

    /// The names of the events in order.
    var names: [String] {
        events.withLock { $0.map { String("\($0)".prefix { $0 != "(" }) } }
    }

    /// The notices in order.
    var notices: [String] {
        events.withLock { $0.compactMap { if case .notice(let text) = $0 { text } else { nil } } }
    }
}
