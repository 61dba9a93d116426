import Audio
import Corpora
import Foundation
import Recognition
import TestSupport
import Testing
import Training

/// Experiments whose folds, seeds and corpora are not the usual ones.
@Suite struct ProtocolExperimentTests {
    private let folder: TemporaryFolder
    private let corpus: Corpus

    init() throws {
        folder = try TemporaryFolder()
        corpus = try TestCorpus.make(at: folder["corpus"], speakers: 4)
    }

    private func run(
        _ name: String, _ assignments: String..., threads: Int = 2, stop: StopFlag = StopFlag(),
        report: @escaping @Sendable (ExperimentEvent) -> Void = { _ in }
    ) throws -> Run {
        var recipe = try TestCorpus.smallRecipe()
        for assignment in assignments { try recipe.apply(assignment: assignment) }
        try Experiment(beginning: recipe, on: corpus, in: folder[name], threads: threads)
            .run(stop: stop, report: report)
        return try Run.open(folder[name])
    }

    private func bytes(_ name: String) throws -> Data { try Data(contentsOf: URL(filePath: folder[name])) }

    @Test func foldsTrainedAtOnceGiveTheBytesOfFoldsTrainedInTurn() throws {
        _ = try run("one", "protocol=leave-one-speaker-out", threads: 1)
        _ = try run("two", "protocol=leave-one-speaker-out", threads: 2)
        _ = try run("three", "protocol=leave-one-speaker-out", threads: 3)
        for name in ["two", "three"] {
            for file in ["predictions.csv", "metrics.csv", "folds/4/last.safetensors", "folds/1/predictions.csv"] {
                #expect(try bytes("\(name)/\(file)") == bytes("one/\(file)"), "\(name) \(file)")
            }
        }
    }

    /// Who tests speaker 01 learns from 02 alone, who says one emotion only; the other fold would train for hours.
    @Test func aFaultInOneFoldStopsTheOthersAndIsTheRunsFault() throws {
        let clips = corpus.clips.filter { $0.speaker == "01" || ($0.speaker == "02" && $0.emotion == .sad) }
        let recipe = try TestCorpus.smallRecipe("protocol=leave-one-speaker-out", "training.epochs=100000")
        let experiment = try Experiment(
            beginning: recipe, on: Corpus(root: corpus.root, clips: clips), in: folder["run"], threads: 2)
        let error = #expect(throws: ExperimentError.self) { try experiment.run(stop: StopFlag()) { _ in } }
        guard case .nothingToLearn = error else {
            Issue.record("one class cannot be learnt: \(String(describing: error))")
            return
        }
        #expect(RunSummary(reading: folder["run"]).state == .failed)
    }

    @Test func anEnsembleIsTheMeanOfItsSeeds() throws {
        let ensemble = try run("ensemble", "training.seeds=2", "protocol=holdout:4")
        let members = try ensemble.memberEvaluations()
        let joined = try #require(try ensemble.evaluation())
        #expect(members.count == 2 && joined.predictions.count == corpus.clips.count / 4)
        for (index, prediction) in joined.predictions.enumerated() {
            for label in prediction.probabilities.indices {
                let mean = members.reduce(0) { $0 + $1.predictions[index].probabilities[label] } / 2
                #expect(abs(mean - prediction.probabilities[label]) < 1e-6)
            }
        }
        // Each member is the run that its random seed gives by itself.
        for (index, member) in members.enumerated() {
            let single = try run("seed\(index)", "randomSeed=\(index + 1)", "protocol=holdout:4")
            #expect(try single.evaluation()?.predictions == member.predictions)
        }
        let again = try #require(
            try RunEvaluation(ensemble, threads: 2).evaluate(corpus, stop: StopFlag(), progress: { _, _ in }))
        #expect(again.evaluation.predictions.map(\.predicted) == joined.predictions.map(\.predicted))
        let classifier = try Classifier(ensemble, threads: 1)
        let unheard = try #require(corpus.clips.last)
        let answer = try #require(try classifier.classify(corpus.path(of: unheard)))
        #expect(answer.predicted == joined.classes[try #require(joined.predictions.last).predicted])
    }

    /// Of one speaker both are tested, by the same network: the run counts both, and so does whoever measures it again.
    @Test func twinsThatWereTestedAreBothMeasuredAgain() throws {
        let first = corpus.clips[0]
        let second = try #require(
            corpus.clips.dropFirst().first { $0.speaker == first.speaker && $0.emotion == first.emotion })
        try FileManager.default.removeItem(atPath: corpus.path(of: second))
        try FileManager.default.copyItem(atPath: corpus.path(of: first), toPath: corpus.path(of: second))
        let twins = try Corpus.scan(path: corpus.root, threads: 1)
        try #require(twins.duplicates.count == 1)
        let recipe = try TestCorpus.smallRecipe("training.epochs=1", "protocol=speakers:2")
        try Experiment(beginning: recipe, on: twins, in: folder["twins"], threads: 2).run(stop: StopFlag()) { _ in }
        let run = try Run.open(folder["twins"])
        let evaluation = try #require(try run.evaluation())
        let again = try #require(
            try RunEvaluation(run, threads: 2).evaluate(twins, stop: StopFlag(), progress: { _, _ in }))
        #expect(evaluation.predictions.count == twins.clips.count)
        #expect(again.evaluation.predictions.map(\.clip) == evaluation.predictions.map(\.clip))
    }

    @Test func anInterruptedEnsembleIsGoneOnWith() throws {
        let stop = StopFlag()
        _ = try run("broken", "training.seeds=3", "protocol=speakers:2", stop: stop) { event in
            if case .training(_, .epochEnded) = event { stop.raise() }
        }
        #expect(try Run.open(folder["broken"]).evaluation() == nil)
        let resumed = try Experiment(resuming: Run.open(folder["broken"]), on: corpus, threads: 2)
        #expect(try resumed.run(stop: StopFlag()) { _ in }.state == .finished)
        _ = try run("whole", "training.seeds=3", "protocol=speakers:2")
        #expect(try bytes("broken/predictions.csv") == bytes("whole/predictions.csv"))
    }

    @Test func anotherCorpusIsTestedAndCopiesInItAreNotLearnt() throws {
        let other = try TestCorpus.make(at: folder["other"], speakers: 6, takes: 1)
        let shared = Set(other.clips.map(\.contentDigest)).intersection(corpus.clips.map(\.contentDigest))
        let run = try run("run", "protocol=corpus:\(folder["other"])")
        let evaluation = try #require(try run.evaluation())
        #expect(evaluation.predictions.count == other.clips.count && evaluation.leaks)
        // Whether it is trained under the protocol or evaluated afterwards, the same test is called the same.
        let known =
            "KNOWN SPEAKERS: trained on 4 speakers of corpus, tested on other (18 clips of 6 speakers); \(12 - shared.count) of the clips"
        #expect(evaluation.statement.hasPrefix(known), "\(evaluation.statement)")
        #expect(run.record.folds[0].trainingClips == corpus.clips.count - shared.count)
        let again = try #require(
            try RunEvaluation(run, threads: 1).evaluate(other, stop: StopFlag(), progress: { _, _ in }))
        #expect(again.evaluation == evaluation)
        #expect(throws: ExperimentError.self) { try self.run("none", "protocol=corpus:/no/such/corpus") }
    }

    /// A leak planted in the choice of the epoch: what tested clips sound like must not move it.
    @Test func theChosenEpochDependsOnTrainingSpeakersOnly() throws {
        let options = ["protocol=holdout:4", "validation.unit=speakers", "training.epochs=6", "training.patience=2"]
        func history(_ name: String) throws -> [MetricRow] {
            var recipe = try TestCorpus.smallRecipe()
            for option in options { try recipe.apply(assignment: option) }
            let corpus = try Corpus.scan(path: corpus.root, threads: 1)
            let experiment = try Experiment(beginning: recipe, on: corpus, in: folder[name], threads: 1)
            try experiment.run(stop: StopFlag()) { _ in }
            return try experiment.run.history()
        }
        func quieten(_ speaker: String) throws {
            for (index, clip) in corpus.clips.enumerated() where clip.speaker == speaker {
                let samples = (0..<6000).map { Float(0.1 * sin(Double($0) * 0.1 * Double(index + 1))) }
                try AudioFile.write(Waveform(samples: samples, sampleRate: 8000), to: corpus.path(of: clip))
            }
        }
        let before = try history("before")
        try quieten("04")
        #expect(try history("tested") == before)
        try quieten("01")
        #expect(try history("learnt") != before, "the check must see a change where there is one")
    }
}
