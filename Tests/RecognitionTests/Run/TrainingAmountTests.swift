import Recognition
import TestSupport
import Testing

@Suite struct TrainingAmountTests {
    private func amount(_ clips: ClosedRange<Int>, _ speakers: ClosedRange<Int>) -> TrainingAmount {
        TrainingAmount(trainingClips: clips, trainingSpeakers: speakers, testClips: 1440, testSpeakers: 24, folds: 5)
    }

    private func verdict(_ leaking: TrainingAmount?, _ honest: TrainingAmount?) -> String {
        LeakVerdict.text(
            points: "31.2", leaking: leaking, honest: honest, protocolText: "speakers:5", expected: "a UAR of 0.551")
    }

    @Test func whereBothSidesLearnFromAsMuchTheDifferenceIsTheLeak() {
        let same = amount(1140...1200, 19...20)
        #expect(
            verdict(same, same)
                == "The leak is worth 31.2 points of UAR: a UAR of 0.551 under speakers:5 is what a new speaker can expect."
        )
    }

    @Test func whereOneLearnsFromMoreThatIsNamed() {
        let text = verdict(amount(1440...1440, 24...24), amount(1140...1200, 19...20))
        #expect(!text.contains("The leak is worth"))
        #expect(
            text.contains("1,440 clips of 24 speakers, one of the other on 1,140 to 1,200 clips of 19 to 20 speakers"))
    }

    @Test func theRecordOfARunTellsTheAmounts() throws {
        let corpus = TestCorpus.values(speakers: 5)
        var recipe = try TestCorpus.smallRecipe("protocol=speakers:2")
        func record() throws -> RunRecord {
            let folder = try TemporaryFolder()
            return try Experiment(beginning: recipe, on: corpus, in: folder["run"], threads: 1).run.record
        }
        let honest = try #require(try TrainingAmount(record()))
        #expect(honest.training == "16 to 24 clips of 2 to 3 speakers" && honest.test == "40 clips of 5 speakers")
        recipe.evaluation = .randomWindows
        let leaking = try #require(try TrainingAmount(record()))
        #expect(leaking.training == "40 clips of 5 speakers" && !leaking.isSame(as: honest))
    }
}
