import Recognition
import Testing

@Suite struct SearchStrategyTests {
    private static func space() throws -> SearchSpace {
        try SearchSpace([SearchRange(text: "optimizer.learningRate=1e-4..1e-2:log")])
    }

    /// Runs a strategy with a score that favours rates near 0.002, for so many trials.
    private static func trials(_ strategy: SearchStrategy, _ count: Int) throws -> [SearchTrial] {
        let space = try space()
        var trials: [SearchTrial] = []
        while trials.count < count,
            let task = strategy.next(after: trials, in: space, epochs: 27, randomSeed: 1)
        {
            let rate = Double(task.point[0]) ?? 0
            trials.append(
                SearchTrial(number: trials.count + 1, task: task, score: 1 - abs(rate - 0.002), seconds: 1))
        }
        return trials
    }

    @Test func halvingTrainsFewerForLonger() throws {
        let trials = try Self.trials(.halving(rungs: 3), 26)
        #expect(
            trials.map(\.task.rung)
                == Array(repeating: [0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 2], count: 2).flatMap(\.self))
        #expect(Set(trials.filter { $0.task.rung == 0 }.map(\.task.epochs)) == [3])
        #expect(trials[9].task.epochs == 9 && trials[12].task.epochs == 27)
        let first = trials[0..<9].sorted { ($0.score ?? 0) > ($1.score ?? 0) }.map(\.point)
        #expect(trials[9..<12].map(\.point) == Array(first.prefix(3)))
        #expect(trials[12].point == first[0])
        #expect(Set(trials[13..<22].map(\.point)).isDisjoint(with: trials[0..<9].map(\.point)))
    }

    @Test func aTrialWithoutScoreNeverGoesOn() throws {
        let space = try Self.space()
        var trials = try Self.trials(.halving(rungs: 2), 3)
        let best = trials[0]
        trials[0] = SearchTrial(number: 1, task: best.task, score: nil, seconds: 1, fault: "diverged")
        let next = SearchStrategy.halving(rungs: 2).next(after: trials, in: space, epochs: 27, randomSeed: 1)
        #expect(next?.point != best.point && next?.rung == 1)
        #expect(SearchTrial.best(of: [trials[0]]) == nil)
    }

    @Test func aGridEndsAndRandomDoesNot() throws {
        #expect(try Self.trials(.grid(points: 4), 100).count == 4)
        let random = try Self.trials(.random, 30)
        #expect(Set(random.map(\.point)).count == 30)
        #expect(try Self.trials(.random, 30) == random)
    }

    @Test func theBestIsOfTheHighestRung() throws {
        let trials = try Self.trials(.halving(rungs: 2), 4)
        #expect(SearchTrial.best(of: trials)?.number == 4)
        #expect(SearchTrial.best(of: Array(trials.prefix(3)))?.task.rung == 0)
    }

    @Test(arguments: ["grid:3", "random", "halving:2"])
    func aStrategyReadsWhatItWrites(_ text: String) { #expect(SearchStrategy(text: text)?.text == text) }

    @Test(arguments: ["", "grid:1", "grid:x", "random:3", "halving:9", "halving:2:2"])
    func otherTextIsNoStrategy(_ text: String) { #expect(SearchStrategy(text: text) == nil) }
}
