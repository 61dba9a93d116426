import Audio
import Corpora
import Foundation
import Recognition
import TestSupport
import Testing
import Training

/// Networks of two recipes that are asked together.
@Suite struct PartnerTests {
    private let folder: TemporaryFolder
    private let corpus: Corpus

    init() throws {
        folder = try TemporaryFolder()
        corpus = try TestCorpus.make(at: folder["corpus"], speakers: 4)
    }

    private func recipe(_ assignments: String...) throws -> Recipe {
        var recipe = try TestCorpus.smallRecipe(
            "training.seeds=2", "partner.recipe=functionals", "partner.seeds=1", "protocol=holdout:4")
        for assignment in assignments { try recipe.apply(assignment: assignment) }
        return recipe
    }

    private func run(_ name: String, _ recipe: Recipe, threads: Int = 2) throws -> Run {
        try Experiment(beginning: recipe, on: corpus, in: folder[name], threads: threads).run(stop: StopFlag()) { _ in }
        return try Run.open(folder[name])
    }

    private func bytes(_ name: String) throws -> Data { try Data(contentsOf: URL(filePath: folder[name])) }

    /// A run whose networks are those that the two recipes give by themselves, and whose answer is the mean of all.
    @Test func theResultIsTheMeanOfBothRecipesNetworks() throws {
        let joined = try run("joined", recipe())
        let evaluation = try #require(try joined.evaluation())
        let members = try joined.memberEvaluations()
        #expect(members.count == 3 && joined.recipe.memberCount == 3)
        for (index, prediction) in evaluation.predictions.enumerated() {
            for label in prediction.probabilities.indices {
                let mean = members.reduce(0) { $0 + $1.predictions[index].probabilities[label] } / 3
                #expect(abs(mean - prediction.probabilities[label]) < 1e-6)
            }
        }
        let own = try run("own", recipe("training.seeds=1", "partner.recipe=", "randomSeed=2"))
        #expect(try own.evaluation()?.predictions == members[1].predictions)
        var functionals = Recipe.functionals
        for assignment in ["labels=emotion7", "protocol=holdout:4"] { try functionals.apply(assignment: assignment) }
        let other = try run("other", functionals)
        #expect(try other.evaluation()?.predictions == members[2].predictions)
        #expect(RunSummary(reading: folder["joined"]).totalEpochs == 2 * 2 + 60)
    }

    @Test func aClipIsClassifiedAndMeasuredAgainAsItWasTested() throws {
        let run = try run("run", recipe())
        let evaluation = try #require(try run.evaluation())
        let classifier = try Classifier(run, threads: 2)
        for prediction in evaluation.predictions.prefix(3) {
            let answer = try #require(try classifier.classify(corpus.root + "/" + prediction.clip))
            #expect(answer.probabilities == prediction.probabilities)
            #expect(answer.windows.count > 0)
            let explained = try #require(try classifier.attribution(corpus.root + "/" + prediction.clip))
            #expect(explained.label == answer.predicted)
        }
        let again = try #require(
            try RunEvaluation(run, threads: 2).evaluate(corpus, stop: StopFlag(), progress: { _, _ in }))
        #expect(again.evaluation == evaluation)
    }

    @Test func foldsAtOnceGiveTheSameBytesAndAnInterruptedRunGoesOn() throws {
        let recipe = try recipe("protocol=speakers:2")
        _ = try run("one", recipe, threads: 1)
        let stop = StopFlag()
        let broken = try Experiment(beginning: recipe, on: corpus, in: folder["broken"], threads: 2)
        try broken.run(stop: stop) { event in
            if case .training(let network, .epochEnded) = event, network > 2 { stop.raise() }
        }
        let resumed = try Experiment(resuming: Run.open(folder["broken"]), on: corpus, threads: 2)
        #expect(try resumed.run(stop: StopFlag()) { _ in }.state == .finished)
        for file in ["predictions.csv", "metrics.csv", "folds/2/seeds/3/last.safetensors"] {
            #expect(try bytes("broken/\(file)") == bytes("one/\(file)"), "\(file)")
        }
    }

    /// What hears different things has no common input that another program could be given.
    @Test func oneNetworkAtATimeIsExported() throws {
        let run = try run("run", recipe())
        #expect(throws: ExperimentError.self) { try RunExport.onnx(of: run, fold: 0) }
        for seed in 1...3 { #expect(try RunExport.onnx(of: run, fold: 0, seed: seed).count > 1000) }
    }

    @Test func thePartnerTakesClassesAndProtocolAndSeedsFromTheRecipe() throws {
        let members = try recipe("randomSeed=7", "partner.seeds=2").members
        #expect(members.map(\.name) == ["small", "small", "functionals", "functionals"])
        #expect(members.map(\.randomSeed) == [7, 8, 7, 8])
        #expect(members.allSatisfy { $0.labels == .emotion7 && $0.evaluation == .holdout(["4"]) })
        #expect(Recipe.emoscope.members == [.emoscope])
    }
}
