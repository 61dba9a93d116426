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

    @Test func theReportHoldsTheCalibrationErrorOfTheClips() throws {
        let report = EvaluationReport(evaluation, run: "")
        #expect(report.calibrationError == (try #require(Calibration(of: evaluation)).error))
        var none = evaluation
        none.predictions = []
        #expect(EvaluationReport(none, run: "").calibrationError == nil)
    }

    /// The intervals of a part are those of its clips alone; where one speaks alone there is none.
    @Test func partsHaveTheIntervalsOfTheirOwnSpeakers() throws {
        let predictions = (1...8).flatMap { speaker in
            (0..<4).map { index in
                let id = "Actor_0\(speaker)/03-01-0\(index % 2 + 1)-01-0\(index / 2 + 1)-01-0\(speaker).wav"
                return Self.prediction(id, "0\(speaker)", index % 2, (index / 2 * speaker) % 2, 0)
            }
        }
        var whole = evaluation
        whole.predictions = predictions
        let groups = try #require(EvaluationReport(whole, run: "").groups)
        let bootstrap = SpeakerBootstrap(classes: 3)
        for group in groups where group.by == .statement || group.by == .sex {
            let own = predictions.filter { $0.name(of: group.by) == group.name }
            let expected = try #require(bootstrap.intervals(of: own))
            #expect(group.interval?["uar"] == [expected.uar.low, expected.uar.high])
            #expect(group.interval?["accuracy"] == [expected.accuracy.low, expected.accuracy.high])
        }
        #expect(groups.filter { $0.by == .speaker }.allSatisfy { $0.interval == [:] })
        #expect(groups.count { $0.by == .sex } == 2 && groups.count { $0.by == .statement } == 2)
    }

    @Test(arguments: [(1, false), (2, true), (5, true), (6, false), (24, false)])
    func intervalsOfFewSpeakersComeWithACaution(_ speakers: Int, _ isCautious: Bool) {
        let predictions = (1...speakers).map { Self.prediction("\($0)", "\($0)", $0 % 2, 0, 0) }
        var few = evaluation
        few.predictions = predictions
        let caution = EvaluationReport(few, run: "").caution
        #expect((caution != nil) == isCautious)
        if isCautious { #expect(caution?.contains("\(speakers) speakers only") == true) }
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
