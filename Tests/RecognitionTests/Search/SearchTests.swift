import Corpora
import Foundation
import Recognition
import Synchronization
import TestSupport
import Testing
import Training

@Suite struct SearchTests {
    private let folder: TemporaryFolder
    private let corpus: Corpus

    init() throws {
        folder = try TemporaryFolder()
        corpus = try TestCorpus.make(at: folder["corpus"], speakers: 6)
    }

    private func plan(_ strategy: SearchStrategy = .grid(points: 2), _ assignments: String...) throws -> SearchPlan {
        var recipe = try TestCorpus.smallRecipe("protocol=holdout:05,06")
        for assignment in assignments { try recipe.apply(assignment: assignment) }
        return try SearchPlan(
            recipe: recipe, space: SearchSpace([SearchRange(text: "optimizer.learningRate=0.0001..0.01:log")]),
            strategy: strategy, innerFolds: 2, minutes: 5, corpusPath: corpus.root)
    }

    private func speakers(inTrial number: Int) throws -> Set<String> {
        let run = try Run.open(folder["search/folds/1/trials/\(number)"])
        return Set(run.record.folds.flatMap { $0.trainingSpeakers + $0.testSpeakers })
    }

    @Test func theSearchHearsTrainingSpeakersOnlyAndTheEndTestsTheOthers() throws {
        let search = try Search(beginning: plan(), on: corpus, in: folder["search"], threads: 2)
        let result = try #require(try search.run(stop: StopFlag()) { _ in })
        #expect(try speakers(inTrial: 1) == ["01", "02", "03", "04"])
        #expect(try speakers(inTrial: 2) == ["01", "02", "03", "04"])
        #expect(Set(result.evaluation.predictions.map(\.speaker)) == ["05", "06"])
        #expect(result.trials == 2 && result.chosen.count == 1)
        #expect(result.evaluation.statement.contains("2 trials of optimizer.learningRate"))
        #expect(!result.evaluation.leaks)
        let best = try Recipe.read(from: folder["search/folds/1/best.toml"])
        #expect("\(best.optimizer.learningRate)" == result.chosen[0].point[0])
    }

    @Test func searchesOfOneSecondGetDirectoriesOfTheirOwn() throws {
        let plan = try plan()
        let made = Mutex(Set<String>())
        DispatchQueue.concurrentPerform(iterations: 8) { _ in
            let search = try? Search(
                beginning: plan, on: corpus, among: folder["searches"], time: 1_700_000_000, threads: 1)
            if let search { made.withLock { _ = $0.insert(search.directory) } }
        }
        #expect(made.withLock { $0.count } == 8)
        for directory in made.withLock({ $0 }) { #expect(try Search.plan(in: directory) == plan) }
    }

    @Test func aSearchThatCannotBeginLeavesNoDirectory() throws {
        let plan = try plan(.grid(points: 2), "protocol=holdout:77")
        #expect(throws: ExperimentError.self) {
            try Search(beginning: plan, on: corpus, among: folder["none"], time: 1_700_000_000, threads: 1)
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder["none"]).isEmpty)
    }

    @Test func everyFoldChoosesForItself() throws {
        let search = try Search(
            beginning: plan(.grid(points: 2), "protocol=speakers:2"), on: corpus, in: folder["search"], threads: 2)
        let result = try #require(try search.run(stop: StopFlag()) { _ in })
        #expect(result.chosen.count == 2 && result.trials == 4)
        #expect(result.evaluation.predictions.count == corpus.clips.count)
        #expect(Set(result.evaluation.predictions.map(\.fold)) == [1, 2])
    }

    @Test func anInterruptedSearchGoesOnToTheSameResult() throws {
        let whole = try Search(beginning: plan(), on: corpus, in: folder["whole"], threads: 2)
        let expected = try #require(try whole.run(stop: StopFlag()) { _ in })

        let stop = StopFlag()
        let search = try Search(beginning: plan(), on: corpus, in: folder["search"], threads: 2)
        let stopped = try search.run(stop: stop) { if case .trialEnded = $0 { stop.raise() } }
        #expect(stopped == nil)
        #expect(try search.trials(ofFold: 0).count == 1)
        let resumed = try Search(resuming: folder["search"], on: corpus, threads: 1)
        let started = Mutex<[Int]>([])
        let result = try #require(
            try resumed.run(stop: StopFlag()) { event in
                if case .trialStarted(_, _, let number, _) = event { started.withLock { $0.append(number) } }
            })
        #expect(started.withLock(\.self) == [2])
        #expect(result.evaluation.predictions == expected.evaluation.predictions)
        #expect(result.chosen.map(\.point) == expected.chosen.map(\.point))
    }

    @Test func aRecipeThatCannotBeTrainedIsATrialWithoutScore() throws {
        let recipe = try TestCorpus.smallRecipe("protocol=holdout:05,06", "windows.length=0.05")
        let plan = try SearchPlan(
            recipe: recipe, space: SearchSpace([SearchRange(text: "network.poolSize=8|2")]),
            strategy: .grid(points: 2), innerFolds: 2, minutes: 5, corpusPath: corpus.root)
        let search = try Search(beginning: plan, on: corpus, in: folder["search"], threads: 2)
        let result = try #require(try search.run(stop: StopFlag()) { _ in })
        let trials = try search.trials(ofFold: 0)
        #expect(trials[0].score == nil && trials[0].fault.contains("at least 8 x 8 positions"), "\(trials[0].fault)")
        #expect(result.chosen[0].number == 2)
    }

    @Test func aProtocolThatLeaksAndKeysThatChangeTheQuestionAreRefused() throws {
        #expect(throws: RecipeError.self) { try plan(.random, "protocol=random-windows") }
        let recipe = try TestCorpus.smallRecipe("protocol=holdout:05,06")
        for (range, strategy) in [("protocol=speakers:2|speakers:3", "random"), ("training.epochs=2..9", "halving")] {
            let space = try SearchSpace([SearchRange(text: range)])
            let order = try #require(SearchStrategy(text: strategy))
            #expect(throws: RecipeError.self) {
                try SearchPlan(
                    recipe: recipe, space: space, strategy: order, innerFolds: 2, minutes: 1, corpusPath: "/")
            }
        }
    }

    @Test func aPlanReadsWhatItWrites() throws {
        let search = try Search(beginning: plan(.halving(rungs: 2)), on: corpus, in: folder["search"], threads: 2)
        #expect(try Search.plan(in: folder["search"]) == search.plan)
        #expect(throws: ExperimentError.self) {
            try Search(beginning: plan(), on: corpus, in: folder["search"], threads: 2)
        }
    }
}
