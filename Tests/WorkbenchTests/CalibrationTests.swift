import Corpora
import Recognition
import Testing
import Workbench

/// How sure a network is, and the results by groups of clips.
@Suite struct CalibrationTests {
    /// An evaluation of two classes: how sure of the first class each clip is, and whether that is right.
    private func evaluation(_ clips: [(confidence: Float, isRight: Bool)]) -> Evaluation {
        let predictions = clips.enumerated().map { index, clip in
            ClipPrediction(
                clip: "\(index)", speaker: index.isMultiple(of: 2) ? "01" : "02", truth: clip.isRight ? 0 : 1,
                probabilities: [clip.confidence, 1 - clip.confidence], fold: 1)
        }
        return Evaluation(
            classes: ["yes", "no"], protocolText: "", statement: "", leaks: false, predictions: predictions)
    }

    @Test func oneThatIsAsOftenRightAsItIsSureHasNoError() throws {
        let clips = (0..<10).map { (confidence: Float(0.7), isRight: $0 < 7) }
        let calibration = try #require(Calibration(of: evaluation(clips)))
        #expect(abs(calibration.error) < 1e-6 && abs(calibration.confidence - 0.7) < 1e-6)
    }

    @Test func theErrorIsTheMeanDistanceWeightedByClips() throws {
        // Six clips at 0.95, half of them right; two at 0.55, both right.
        let clips = (0..<6).map { (confidence: Float(0.95), isRight: $0 < 3) } + [(0.55, true), (0.55, true)]
        let calibration = try #require(Calibration(of: evaluation(clips)))
        #expect(abs(calibration.error - (0.75 * 0.45 + 0.25 * 0.45)) < 1e-6)
        #expect(calibration.bins.map(\.clips) == [0, 0, 0, 0, 0, 2, 0, 0, 0, 6])
        #expect(calibration.bins.reduce(0) { $0 + $1.clips } == clips.count)
    }

    @Test func withoutClipsThereIsNone() { #expect(Calibration(of: evaluation([])) == nil) }

    @Test func certaintyFallsIntoTheLastBin() throws {
        let calibration = try #require(Calibration(of: evaluation([(1, true)])))
        #expect(calibration.bins.last?.clips == 1 && calibration.error == 0)
    }

    /// The evaluation of clips whose names say who speaks, how strongly and which sentence.
    private func namedEvaluation() -> Evaluation {
        let plain = makeEvaluation(of: makeCorpus())
        let predictions = plain.predictions.enumerated().map { index, one in
            let (intensity, statement) = (index % 3 == 0 && one.truth > 0 ? 2 : 1, index % 2 + 1)
            return ClipPrediction(
                clip: "Actor_\(one.speaker)/03-01-0\(one.truth + 1)-0\(intensity)-0\(statement)-01-\(one.speaker).wav",
                speaker: one.speaker, truth: one.truth, probabilities: one.probabilities, fold: one.fold)
        }
        return Evaluation(
            classes: plain.classes, protocolText: plain.protocolText, statement: plain.statement, leaks: plain.leaks,
            predictions: predictions)
    }

    @Test func groupsHoldEveryClipOnceAndTheWorstSpeakerComesFirst() {
        var evaluate = EvaluateState()
        let evaluation = namedEvaluation()
        evaluate.take(EvaluationFigures(evaluation))
        for aspect in [EvaluateAspect.speakers, .sex, .intensity, .statement] {
            evaluate.show(aspect)
            #expect(evaluate.groups.reduce(0) { $0 + $1.clips } == 64)
            let right = evaluate.groups.reduce(0) { $0 + $1.accuracy * Double($1.clips) }
            #expect(abs(right / 64 - evaluation.accuracy) < 1e-9)
        }
        evaluate.show(.speakers)
        let speakers = evaluate.groups.map(\.uar)
        #expect(speakers == speakers.sorted() && speakers.count == 8)
        evaluate.show(.sex)
        #expect(evaluate.groups.map(\.name) == ["female", "male"])
    }

    @Test func groupsOfSeveralSpeakersHaveIntervals() throws {
        let evaluation = makeEvaluation()
        let figures = EvaluationFigures(evaluation)
        for trait in GroupResult.Trait.allCases where trait != .speaker {
            for group in evaluation.groups(by: trait) {
                let interval = try #require(figures.interval(of: group))
                #expect(interval.low <= group.uar && group.uar <= interval.high)
            }
        }
        #expect(evaluation.groups(by: .speaker).allSatisfy { figures.interval(of: $0) == nil })
    }

    @Test func aKeyGoesThroughTheGroups() {
        var store = makeOpenStore()
        store.use("6", "4")
        for title in [
            "By fold", "By speaker", "By sex", "By intensity", "By statement", "Calibration", "The leak", "By class",
        ] {
            store.press("v")
            #expect(store.screen.joined().contains(title))
        }
        store.press("v", "v", "tab", "G")
        #expect(store.state.evaluate.groupCursor.selection == 7)
    }
}
