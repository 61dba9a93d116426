import Recognition
import Testing

@Suite struct ClassIntervalTests {
    /// Ten clips of each class by each speaker, of which a speaker's share is recognised.
    private func predictions(shares: [Double]) -> [ClipPrediction] {
        shares.enumerated().flatMap { speaker, share in
            (0..<20).map { index in
                let truth = index % 2
                let isRight = Double(index / 2) < share * 10
                let guess = isRight ? truth : 1 - truth
                return ClipPrediction(
                    clip: "\(speaker)/\(index)", speaker: "\(speaker)", truth: truth,
                    probabilities: guess == 0 ? [0.9, 0.1] : [0.1, 0.9], fold: 1)
            }
        }
    }

    private func intervals(_ shares: [Double], classes: Int = 2) -> [ClassIntervals]? {
        SpeakerBootstrap(classes: classes).intervals(of: predictions(shares: shares))?.classes
    }

    @Test(arguments: ClassIntervals.Figure.allCases)
    func speakersThatDifferWidenTheInterval(_ figure: ClassIntervals.Figure) throws {
        let alike = try #require(intervals([0.5, 0.5, 0.5, 0.5]))
        let apart = try #require(intervals([0.1, 0.9, 0.2, 0.8]))
        for (narrow, wide) in zip(alike, apart) {
            let (narrow, wide) = (try #require(narrow[figure]), try #require(wide[figure]))
            #expect(narrow.low == 0.5 && narrow.high == 0.5)
            #expect(wide.low < 0.35 && wide.high > 0.65)
            #expect(wide.low >= 0.1 && wide.high <= 0.9)
        }
    }

    @Test func whatCannotBeKnownIsNil() throws {
        #expect(intervals([0.5]) == nil)
        let two = try #require(intervals([0.5, 0.6], classes: 3))
        #expect(two[0].recall != nil && two[0].precision != nil && two[2] == ClassIntervals())
        // Nothing is ever taken for a class that is always missed: its precision is a share of nothing.
        let missed = ["a", "b"].map {
            ClipPrediction(clip: $0, speaker: $0, truth: 1, probabilities: [0.9, 0.1], fold: 1)
        }
        let classes = try #require(SpeakerBootstrap(classes: 2).intervals(of: missed)?.classes)
        #expect(classes[1].precision == nil && classes[1].recall?.high == 0 && classes[1].f1?.high == 0)
        #expect(classes[0].precision?.high == 0 && classes[0].recall == nil)
    }

    @Test func theReportHoldsTheIntervalsOfEachClass() throws {
        let evaluation = Evaluation(
            classes: ["a", "b"], protocolText: "speakers:4", statement: "", leaks: false,
            predictions: predictions(shares: [0.1, 0.9, 0.2, 0.8]))
        let report = EvaluationReport(evaluation, run: "")
        for result in report.classes {
            #expect(Set((result.interval ?? [:]).keys) == ["precision", "recall", "f1"])
            let recall = try #require(result.interval?["recall"])
            #expect(recall[0] <= result.recall && result.recall <= recall[1])
        }
    }
}
