import Corpora
import Foundation
import Recognition
import Synchronization
import TestSupport
import Testing
import Training

@Suite struct SearchSummaryTests {
    private func trial(_ number: Int, rung: Int = 0, _ score: Double?, fold: Int = 1) -> SearchSummary.FoldTrial {
        .init(
            fold: fold,
            trial: SearchTrial(
                number: number, task: .init(point: ["\(number)"], epochs: 3 * (rung + 1), rung: rung), score: score,
                seconds: 2))
    }

    @Test func theBestIsTheHighestOfThoseTrainedLongest() {
        var search = SearchSummary(path: "/searches/1")
        #expect(search.best == nil && search.course.isEmpty)
        search.trials = [trial(1, 0.5), trial(2, nil), trial(3, 0.9), trial(4, rung: 1, 0.6), trial(5, rung: 1, 0.6)]
        #expect(search.ranked.map(\.trial.number) == [4, 5, 3, 1, 2])
        #expect(search.best?.trial.number == 4)
        #expect(search.course == [0.5, 0.5, 0.9, 0.6, 0.6], "a longer training replaces shorter ones")
        #expect(search.seconds == 10 && search.folds == 1)
    }

    @Test func everyFoldHasACourseOfItsOwn() {
        var search = SearchSummary(path: "/searches/1")
        search.trials = [trial(1, 0.5), trial(2, 0.4), trial(1, 0.3, fold: 2), trial(2, 0.35, fold: 2)]
        #expect(search.course == [0.5, 0.5, 0.3, 0.35])
    }

    @Test func aSearchIsFollowedOnDiskFromItsBeginningToItsEnd() throws {
        let folder = try TemporaryFolder()
        let corpus = try TestCorpus.make(at: folder["corpus"], speakers: 6)
        let recipe = try TestCorpus.smallRecipe("protocol=holdout:05,06")
        let plan = try SearchPlan(
            recipe: recipe, space: SearchSpace([SearchRange(text: "optimizer.learningRate=0.001|0.01")]),
            strategy: .grid(points: 2), innerFolds: 2, minutes: 5, corpusPath: corpus.root)
        #expect(try SearchList.read(in: folder["searches"]).isEmpty)
        let search = try Search(beginning: plan, on: corpus, in: folder["searches/a"], threads: 2)
        let seen = Mutex<[SearchSummary]>([])
        let result = try search.run(stop: StopFlag()) { event in
            if case .trialEnded = event {
                let now = SearchSummary(reading: search.directory)
                seen.withLock { $0.append(now) }
            }
        }
        #expect(seen.withLock { $0.map(\.state) } == [.running, .running])
        #expect(seen.withLock { $0.map(\.trials.count) } == [1, 2])
        let end = try #require(try SearchList.read(in: folder["searches"]).first)
        #expect(end.state == .finished && end.uar == result?.evaluation.uar && end.name == "a")
        #expect(end.keys == ["optimizer.learningRate"] && end.best?.trial == result?.chosen.first)
    }

    @Test func aDamagedTableIsToldInTheSummary() throws {
        let folder = try TemporaryFolder()
        let corpus = try TestCorpus.make(at: folder["corpus"], speakers: 6)
        let plan = try SearchPlan(
            recipe: TestCorpus.smallRecipe("protocol=holdout:05,06"),
            space: SearchSpace([SearchRange(text: "optimizer.learningRate=0.001|0.01")]), strategy: .random,
            innerFolds: 2, minutes: 5, corpusPath: corpus.root)
        let search = try Search(beginning: plan, on: corpus, in: folder["a"], threads: 1)
        #expect(SearchSummary(reading: search.directory).state == .interrupted)
        try FileManager.default.createDirectory(atPath: folder["a/folds/1"], withIntermediateDirectories: true)
        try Data("nonsense".utf8).write(to: URL(filePath: folder["a/folds/1/trials.csv"]))
        let summary = SearchSummary(reading: search.directory)
        #expect(summary.state == .corrupt && summary.fault?.contains("trials.csv") == true)
    }
}
