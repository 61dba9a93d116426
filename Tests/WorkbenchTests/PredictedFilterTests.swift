import Corpora
import Recognition
import Testing
import Workbench

/// Clips found by what a run takes them for.
@Suite struct PredictedFilterTests {
    /// A workbench with a finished run, whose predictions come when they are asked for.
    private func filtered(_ text: String, runs: [RunSummary] = [makeRun("1-notebook-fixed")]) -> TestStore {
        var store = makeOpenStore()
        store.answer(store.press("6"), runs: runs)
        store.press("1", "/")
        var effects: [Effect] = []
        for character in text { effects += store.apply(.key(.character(character))) }
        for effect in effects {
            if case .loadPredictions(_, let request) = effect {
                store.runAnalyses(store.apply(.predictionsLoaded(request, .success(makeEvaluation()))))
            }
        }
        return store
    }

    private func listed(_ store: TestStore) -> Set<String> {
        Set(store.state.clips.rows.map { store.state.clips.table.clips[Int($0)].id })
    }

    @Test(arguments: ["predicted!=emotion", "!predicted=truth"])
    func whatTheRunGotWrongIsListed(_ text: String) {
        let wrong = makeEvaluation().predictions.filter { !$0.isRight }.map(\.clip)
        #expect(!wrong.isEmpty)
        #expect(listed(filtered(text)) == Set(wrong))
    }

    @Test func whatIsTakenForAClassIsListed() {
        let evaluation = makeEvaluation()
        let angry = evaluation.predictions.filter { evaluation.classes[$0.predicted] == "angry" }.map(\.clip)
        #expect(listed(filtered("predicted=ang")) == Set(angry))
        let others = evaluation.predictions.filter { evaluation.classes[$0.predicted] != "angry" }.map(\.clip)
        #expect(listed(filtered("predicted!=angry")) == Set(others))
    }

    @Test func predictionsAreAskedForOnceAndShownInAColumn() {
        var store = filtered("predicted!=emotion")
        #expect(!store.press("enter").map(describe).contains { $0.hasPrefix("predictions") })
        #expect(store.screen.joined(separator: "\n").contains("!"))
        #expect(store.screen.joined(separator: "\n").contains("predicted"))
    }

    @Test func withoutARunItSaysWhatIsMissing() {
        let store = filtered("predicted!=emotion", runs: [])
        #expect(store.screen.joined().contains("predicted needs a finished run"))
    }

    @Test func aRunThatCannotBeReadIsSaid() {
        var store = makeOpenStore()
        store.answer(store.press("6"))
        store.press("1", "/")
        var asked: [Request] = []
        for character in "predicted=angry" {
            for case .loadPredictions(_, let request) in store.apply(.key(.character(character))) {
                asked.append(request)
            }
        }
        #expect(asked.count == 1)
        store.apply(.predictionsLoaded(asked[0], .failure(Failure("no such file"))))
        #expect(store.state.notices.shown?.text == "no such file")
        #expect(store.state.clips.rows.isEmpty)
    }

    @Test func filtersCanBeTakenBackLikeMarks() {
        var store = makeOpenStore()
        for filter in ["emotion=angry", "emotion=sad"] {
            store.press("/", "ctrl-u")
            store.type(filter)
            store.press("enter")
        }
        store.press("m", "u", "u")
        #expect(store.state.clips.queryText == "emotion=angry" && store.state.clips.marks.marked.isEmpty)
        store.press("u")
        #expect(store.state.clips.queryText.isEmpty)
        store.press("/")
        store.type("sex=f")
        store.press("enter", "esc", "u")
        #expect(store.state.clips.queryText == "sex=f")
    }

    @Test func whatATermMayBecomeIsShownWhileItIsTyped() {
        var store = makeOpenStore()
        store.press("/")
        #expect(store.screen[38].contains("emotion=  sex=  speaker="))
        store.type("emotion=s")
        #expect(store.screen[38].contains("tab: sad  surprised"))
        store.type("ad")
        #expect(!store.screen[38].contains("tab:"))
    }
}
