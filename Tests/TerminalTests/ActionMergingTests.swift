import Corpora
import Recognition
import Terminal
import Testing
import Training
import Workbench

/// News of the same progress becomes one letter, and nothing that matters is lost.
@Suite struct ActionMergingTests {
    private func rows(_ clips: ClosedRange<Int>) -> [CorpusNumbers.Row] {
        clips.map { CorpusNumbers.Row(clip: $0, numbers: nil) }
    }

    @Test func measuredClipsAreJoinedInTheirOrder() {
        let first = Action.clipsMeasured(Request(3), rows(0...4))
        let second = Action.clipsMeasured(Request(3), rows(5...6))
        guard case .clipsMeasured(let request, let all)? = Action.merged(first, second) else {
            Issue.record("two letters of one measuring stay two")
            return
        }
        #expect(request == Request(3))
        #expect(all == rows(0...6))
    }

    @Test func measuredClipsOfTwoRequestsStayApart() {
        #expect(Action.merged(.clipsMeasured(Request(3), rows(0...1)), .clipsMeasured(Request(4), rows(2...3))) == nil)
    }

    @Test func theEndOfMeasuringIsNeverMergedAway() {
        #expect(Action.merged(.clipsMeasured(Request(3), rows(0...1)), .corpusMeasured(Request(3))) == nil)
        #expect(Action.merged(.corpusMeasured(Request(3)), .clipsMeasured(Request(3), rows(0...1))) == nil)
    }

    @Test func ofProgressOnlyTheNewestCounts() {
        guard
            case .corpusProgress(_, let done, _)? = Action.merged(
                .corpusProgress(Request(1), done: 3, total: 9), .corpusProgress(Request(1), done: 4, total: 9))
        else {
            Issue.record("progress stays two letters")
            return
        }
        #expect(done == 4)
        #expect(
            Action.merged(
                .corpusProgress(Request(1), done: 3, total: 9), .corpusProgress(Request(2), done: 4, total: 9)) == nil)
    }

    @Test func noLossIsLostBetweenTwoSteps() {
        func steps(_ step: Int, _ losses: [Double], epoch: Int = 1) -> Action {
            .training(
                .training(
                    fold: 1,
                    .stepsEnded(
                        StepProgress(
                            epoch: epoch, step: step, stepsPerEpoch: 10, losses: losses, accuracy: 0.5,
                            samplesPerSecond: 100, secondsLeft: 1))))
        }
        guard
            case .training(.training(_, .stepsEnded(let all)))? = Action.merged(
                steps(2, [3, 2]), steps(5, [1.5, 1, 0.5]))
        else {
            Issue.record("steps stay two letters")
            return
        }
        #expect(all.losses == [3, 2, 1.5, 1, 0.5] && all.step == 5)
        #expect(Action.merged(steps(9, [1]), steps(1, [1], epoch: 2)) == nil)
    }

    @Test func whatAMailboxHandsOverIsWhatWasPosted() {
        let mailbox = Mailbox<Action>(wake: {}, merge: Action.merged)
        for clip in 0..<100 { mailbox.post(.clipsMeasured(Request(1), rows(clip...clip))) }
        mailbox.post(.corpusMeasured(Request(1)))
        let letters = mailbox.takeAll()
        #expect(letters.count == 2)
        guard case .clipsMeasured(_, let all)? = letters.first, case .corpusMeasured? = letters.last else {
            Issue.record("the letters came in another order")
            return
        }
        #expect(all == rows(0...99))
    }
}
