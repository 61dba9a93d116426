import Recognition
import Testing
import Training

@Suite struct ComparisonTests {
    /// Golden values of scipy 1.14, `binomtest(k, n).pvalue`.
    @Test(arguments: [
        (0, 0, 1.0), (3, 3, 1.0), (0, 5, 0.0625), (2, 10, 0.038_574_218_75), (10, 2, 0.038_574_218_75),
        (30, 50, 0.032_992_618_426_476_19), (0, 2000, 0.0),
    ])
    func mcNemarIsExact(_ first: Int, _ second: Int, _ p: Double) {
        #expect(abs(McNemarTest(firstOnly: first, secondOnly: second).pValue - p) < 1e-9)
    }

    /// 4 speakers, both sexes, both intensities and sentences; one is always recognised, the others half the time.
    private let evaluation = Evaluation(
        classes: ["a", "b"], protocolText: "speakers:4", statement: "", leaks: false,
        predictions: (1...4).flatMap { speaker in
            (0..<8).map { index in
                let (intensity, statement, truth) = (index / 4 + 1, index / 2 % 2 + 1, index % 2)
                let isRight = speaker == 1 || statement == 1
                let predicted = isRight ? truth : 1 - truth
                return ClipPrediction(
                    clip: "03-01-03-0\(intensity)-0\(statement)-01-0\(speaker).wav", speaker: "0\(speaker)",
                    truth: truth,
                    probabilities: predicted == 0 ? [0.9, 0.1] : [0.1, 0.9])
            }
        })

    @Test func groupsAreThoseOfTheNames() {
        let speakers = evaluation.groups(by: .speaker)
        #expect(speakers.map(\.name) == ["01", "02", "03", "04"])
        #expect(speakers.map(\.accuracy) == [1, 0.5, 0.5, 0.5])
        #expect(evaluation.groups(by: .sex).map(\.accuracy) == [0.5, 0.75], "female, male")
        #expect(evaluation.groups(by: .statement).map(\.accuracy) == [1, 0.25])
        #expect(evaluation.groups(by: .intensity).map(\.clips) == [16, 16])
        #expect(evaluation.groups.allSatisfy { $0.chance == 0.5 })
        for trait in GroupResult.Trait.allCases {
            #expect(evaluation.groups(by: trait).reduce(0) { $0 + $1.clips } == 32)
        }
    }

    @Test func theIntervalOfF1HoldsItsFigure() throws {
        let ends = try #require(SpeakerBootstrap(classes: 2).intervals(of: evaluation.predictions))
        #expect(ends.macroF1.low <= evaluation.macroF1 && evaluation.macroF1 <= ends.macroF1.high)
        #expect(ends.macroF1.low >= 0.5 - 1e-9 && ends.macroF1.high <= 1 + 1e-9)
    }
}
