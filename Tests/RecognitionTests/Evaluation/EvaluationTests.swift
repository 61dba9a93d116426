import Recognition
import Testing

@Suite struct EvaluationTests {
    /// Three speakers; class a: 3 of 4 right, class b: 1 of 2 right, class c does not occur.
    private let evaluation = Evaluation(
        classes: ["a", "b", "c"], protocolText: "speakers:2", statement: "as stated", leaks: false,
        predictions: [
            Self.prediction("1", "01", 0, 0, 1), Self.prediction("2", "01", 0, 0, 1),
            Self.prediction("3", "02", 0, 0, 1),
            Self.prediction("4", "02", 0, 1, 1), Self.prediction("5", "10", 1, 1, 2),
            Self.prediction("6", "10", 1, 2, 2),
        ])

    @Test func figuresFollowFromTheConfusionMatrix() {
        #expect(evaluation.confusion.counts == [[3, 1, 0], [0, 1, 1], [0, 0, 0]])
        #expect(evaluation.accuracy == 4.0 / 6)
        #expect(evaluation.uar == (0.75 + 0.5) / 2)
        #expect(evaluation.chance == 0.5)
        #expect(evaluation.classResults.map(\.support) == [4, 2, 0])
        #expect(evaluation.classResults.map(\.precision) == [1, 0.5, 0])
        #expect(evaluation.predictions(true: 1, predicted: 2).map(\.clip) == ["6"])
    }

    @Test func foldsListTheirSpeakersInOrder() {
        #expect(evaluation.folds.map(\.fold) == [1, 2])
        #expect(evaluation.folds.map(\.speakers) == [["01", "02"], ["10"]])
        #expect(evaluation.folds.map(\.accuracy) == [0.75, 0.5])
    }

    @Test func predictionsSurviveTheirTable() throws {
        let names = ["a", "with, comma", "with \"quotes\""]
        let predictions = [
            ClipPrediction(clip: "Größe, 1/x.wav", speaker: "01", truth: 1, probabilities: [0.1, 0.2, 0.7], fold: 3)
        ]
        let table = ClipPrediction.table(predictions, classes: names)
        #expect(ClipPrediction.predictions(ofTable: table, classes: names) == predictions)
        #expect(table.hasPrefix("clip,speaker,true,predicted,fold,a,\"with, comma\",\"with \"\"quotes\"\"\"\n"))
        #expect(ClipPrediction.predictions(ofTable: String(table.dropLast(9)), classes: names) == nil)
        #expect(ClipPrediction.predictions(ofTable: table, classes: ["a"]) == nil)
    }

    @Test func theBootstrapHoldsTheFigureAndNeedsTwoSpeakers() throws {
        let intervals = try #require(SpeakerBootstrap(classes: 3).intervals(of: evaluation.predictions))
        #expect(intervals.uar.low <= evaluation.uar && evaluation.uar <= intervals.uar.high)
        #expect(intervals.accuracy.low < intervals.accuracy.high)
        #expect(SpeakerBootstrap(classes: 3).intervals(of: evaluation.predictions.filter { $0.speaker == "01" }) == nil)
    }

    /// With speakers who are all alike the interval has no width; with unlike ones it is as wide as theory says.
    @Test func theBootstrapIsAsWideAsSpeakersDiffer() throws {
        let alike = (1...20).flatMap { speaker in
            (0..<4).map { Self.prediction("\(speaker) \($0)", "\(speaker)", $0 % 2, $0 / 2, 0) }
        }
        let same = try #require(SpeakerBootstrap(classes: 2).intervals(of: alike))
        #expect(same.accuracy == SpeakerBootstrap.Interval(low: 0.5, high: 0.5))
        // Half of 20 speakers always right, half never: the mean's deviation is 0.5 / sqrt(20) = 0.112.
        let unlike = (1...20).flatMap { speaker in
            (0..<4).map { Self.prediction("\(speaker) \($0)", "\(speaker)", $0 % 2, ($0 + speaker) % 2, 0) }
        }
        let wide = try #require(SpeakerBootstrap(classes: 2).intervals(of: unlike))
        #expect(
            abs(wide.accuracy.low - (0.5 - 1.96 * 0.112)) < 0.03
                && abs(wide.accuracy.high - (0.5 + 1.96 * 0.112)) < 0.03)
    }

    @Test func aPairedDifferenceOfARunWithItselfIsNothing() throws {
        let drawn = try #require(
            SpeakerBootstrap(classes: 3).differences(of: evaluation.predictions, evaluation.predictions))
        #expect(drawn.uar.allSatisfy { $0 == 0 } && drawn.accuracy.count == 10_000)
    }

    private static func prediction(_ clip: String, _ speaker: String, _ truth: Int, _ taken: Int, _ fold: Int)
        -> ClipPrediction
    {
        ClipPrediction(
            clip: clip, speaker: speaker, truth: truth, probabilities: (0..<3).map { $0 == taken ? 0.8 : 0.1 },
            fold: fold)
    }
}
