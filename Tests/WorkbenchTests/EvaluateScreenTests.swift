import Recognition
import Testing
import Workbench

@Suite struct EvaluateScreenTests {
    private func store() -> TestStore {
        var store = makeOpenStore()
        store.use("6", "4")
        return store
    }

    @Test func theNewestFinishedRunIsShown() {
        var store = makeOpenStore()
        let runs = [makeRun("3-a", state: .interrupted), makeRun("2-b"), makeRun("1-c")]
        store.answer(store.press("6"), runs: runs)
        #expect(store.press("4").map(describe) == ["evaluation /runs/2-b #6"])
    }

    @Test func runsThatComeLateAreShownAsSoonAsTheyAreThere() {
        var store = makeOpenStore()
        #expect(store.press("4").isEmpty)
        let effects = store.apply(.runsLoaded(Request(2), .success([makeRun("1-a")])))
        #expect(effects.map(describe) == ["evaluation /runs/1-a #4"])
    }

    @Test func bracketsGoThroughTheFinishedRuns() {
        var store = makeOpenStore()
        let runs = [makeRun("3-a"), makeRun("2-b", state: .failed), makeRun("1-c")]
        store.use("6", "4", runs: runs)
        #expect(store.press("]").map(describe) == ["evaluation /runs/1-c #7"])
        #expect(store.press("]").isEmpty)
        #expect(store.state.notices.shown?.text == "this is the oldest finished run")
        #expect(store.press("[").map(describe) == ["evaluation /runs/3-a #8"])
    }

    @Test func anEvaluationThatNobodyAwaitsIsDropped() {
        var store = makeOpenStore()
        store.use("6")
        store.press("4")
        store.send(.evaluationLoaded(Request(1), run: "/runs/old", .success(EvaluationFigures(makeEvaluation()))))
        #expect(store.state.evaluate.evaluation == nil)
    }

    @Test func theCursorBeginsAtTheMostFrequentError() throws {
        let store = store()
        let figures = try #require(store.state.evaluate.figures)
        let cell = store.state.evaluate.cell
        let count = figures.confusion.counts[cell.truth][cell.predicted]
        #expect(cell.truth != cell.predicted)
        for (truth, row) in figures.confusion.counts.enumerated() {
            for (predicted, other) in row.enumerated() where truth != predicted { #expect(other <= count) }
        }
    }

    @Test func enterListsTheClipsOfTheCellWorstFirst() throws {
        var store = store()
        let cell = store.state.evaluate.cell
        store.use("enter")
        let list = try #require(store.state.evaluate.list)
        #expect(!list.predictions.isEmpty)
        #expect(list.predictions.allSatisfy { $0.truth == cell.truth && $0.predicted == cell.predicted })
        let probabilities = list.predictions.map { $0.probabilities[$0.truth] }
        #expect(probabilities == probabilities.sorted())
    }

    @Test(arguments: [(80, 24), (120, 40), (200, 56)]) func theIntervalOfTheSelectedRecallIsSeen(
        _ width: Int, _ height: Int
    ) throws {
        var store = makeOpenStore(width: width, height: height)
        store.use("6", "4", "tab")
        let figures = try #require(store.state.evaluate.figures)
        let recall = try #require(figures.intervals[store.state.evaluate.cell.truth].recall)
        let text = [recall.low, recall.high].map { "\(Int(($0 * 100).rounded()))" }.joined(separator: " to ")
        #expect(store.screen.joined(separator: "\n").contains(text))
    }

    @Test func everyFoldIsReachedWhereTheWindowIsSmall() throws {
        var store = store()
        store.use("v")
        #expect(store.state.evaluate.aspect == .folds)
        let folds = try #require(store.state.evaluate.figures?.folds)
        #expect(folds.count > 1)
        store.use("tab", "G")
        #expect(store.state.evaluate.groupCursor.selection == folds.count - 1)
        store.use("enter")
        #expect(store.state.evaluate.list?.predictions.count == folds.last?.clips)
    }

    @Test func enterTwiceGoesToTheClipAndBackReturns() throws {
        var store = store()
        store.use("enter")
        let wanted = try #require(store.state.evaluate.list?.selected?.clip)
        store.use("enter")
        #expect(store.state.screen == .clips)
        #expect(store.state.clips.selected?.id == wanted)
        #expect(store.state.clips.subset?.title == store.state.evaluate.list?.title)
        store.use("q")
        #expect(store.state.screen == .evaluate)
        #expect(store.state.evaluate.list != nil)
    }

    @Test func aClipOfAnotherCorpusIsNotLookedFor() {
        var store = makeOpenStore(corpus: makeCorpus(clips: 3))
        store.use("6", "4", "enter", "enter")
        #expect(store.state.screen == .evaluate)
        #expect(
            store.state.notices.shown?.text.hasSuffix("is not in this corpus: the run was made with another one")
                == true)
    }

    @Test func anEmptyCellSaysSo() {
        var store = store()
        store.use("g", "h", "h", "h", "h", "h", "h", "h", "k", "l", "l", "l", "l", "l", "l", "l", "enter")
        #expect(store.state.evaluate.list == nil)
        #expect(store.state.notices.shown?.text == "no clip is there: neutral taken for surprised")
    }

    @Test func theCursorStaysInTheMatrix() {
        var store = store()
        for key in ["j", "k", "h", "l"] {
            for _ in 0..<12 { store.use(key) }
            let cell = store.state.evaluate.cell
            #expect((0..<8).contains(cell.truth) && (0..<8).contains(cell.predicted))
        }
    }

    @Test func aRunWithoutAnEvaluationSaysWhy() {
        var store = makeOpenStore()
        store.use("6")
        for effect in store.press("4") {
            if case .loadEvaluation(let run, let request) = effect {
                store.apply(.evaluationLoaded(request, run: run, .failure(Failure("predictions.csv is damaged"))))
            }
        }
        #expect(store.screen.joined().contains("predictions.csv is damaged"))
    }
}
