import Recognition
import Testing
import TextCanvas
import Workbench

/// A search as the list shows it, without a directory.
func makeSearch(_ name: String, state: RunSummary.State = .running, trials: Int = 7) -> SearchSummary {
    var search = SearchSummary(path: "/searches/\(name)")
    search.state = state
    search.recipe = "small"
    search.protocolText = "holdout:01,02"
    search.strategy = "halving:2"
    search.minutes = 10
    search.keys = ["optimizer.learningRate", "augmentation.mixup"]
    search.trials = (1...max(1, trials)).prefix(trials).map { number in
        let task = SearchTrial.Task(
            point: ["\(Double(number) / 1000)", number % 2 == 0 ? "0" : "0.2"], epochs: number > 5 ? 15 : 5,
            rung: number > 5 ? 1 : 0)
        let score = number == 3 ? nil : 0.4 + Double(number * 7 % 5) / 50
        return .init(
            fold: 1, trial: SearchTrial(number: number, task: task, score: score, seconds: 14, fault: "no pool"))
    }
    if state == .finished { (search.uar, search.uarInterval) = (0.512, 0.44...0.58) }
    return search
}

@Suite struct SearchesTests {
    private func store(_ searches: [SearchSummary], width: Int = 120, height: Int = 40) -> TestStore {
        var store = makeOpenStore(width: width, height: height)
        store.use("6")
        for effect in store.press("S") {
            if case .loadSearches(let request, let follows) = effect {
                #expect(follows)
                store.apply(.searchesLoaded(request, .success(searches)))
            }
        }
        return store
    }

    @Test func newsOfASearchThatGoesOnAreTakenUpOneAfterTheOther() {
        var store = store([makeSearch("b", trials: 1), makeSearch("a", state: .finished)])
        #expect(store.state.runs.searches.selected?.trials.count == 1)
        let request = store.state.runs.searches.awaited
        for trials in 2...4 {
            if let request { store.apply(.searchesLoaded(request, .success([makeSearch("b", trials: trials)]))) }
            #expect(store.state.runs.searches.selected?.trials.count == trials)
        }
        #expect(store.screen.joined().contains("4 trials"))
    }

    @Test func nobodyFollowsASearchOnAnotherScreen() {
        var store = store([makeSearch("b", trials: 1)])
        store.use("1")
        guard let request = store.state.runs.searches.awaited else {
            Issue.record("no list is awaited")
            return
        }
        let effects = store.apply(.searchesLoaded(request, .success([makeSearch("b", trials: 2)])))
        #expect(effects.map(describe) == ["searches #\(request.number + 1)"])
    }

    @Test func theSameKeyShowsTheRunsAgain() {
        var store = store([makeSearch("b")])
        #expect(store.screen.joined().contains("Searches"))
        store.use("S")
        #expect(!store.state.runs.searches.isShown && !store.screen.joined().contains("Searches"))
    }

    @Test func aSelectedSearchStaysSelected() {
        var store = store([makeSearch("b"), makeSearch("a", state: .finished)])
        store.use("j")
        if let request = store.state.runs.searches.awaited {
            store.apply(.searchesLoaded(request, .success([makeSearch("c"), makeSearch("b"), makeSearch("a")])))
        }
        #expect(store.state.runs.searches.selected?.name == "a")
    }

    @Test func commandsForRunsSayThatSearchesAreShown() {
        var store = store([makeSearch("b")])
        #expect(store.press("d").isEmpty)
        #expect(store.state.overlays.isEmpty)
        #expect(store.state.notices.shown?.text == "S shows the runs again")
    }

    @Test func theFooterOffersNothingThatWorksOnRuns() {
        var store = store([makeSearch("b")])
        store.press("x")
        let footer = store.screen.last ?? ""
        #expect(footer.contains("S runs") && footer.contains("v values as lines"))
        for word in ["delete", "evaluate", "resume", "classify"] { #expect(!footer.contains(word)) }
    }

    @Test func trialsBecomeLinesThroughTheirValues() throws {
        var store = store([makeSearch("b")])
        store.press("v")
        #expect(store.state.runs.searches.showsAxes)
        let axes = SearchAxes(search: makeSearch("b"), selection: 0)
        #expect(axes.names == ["learningRate", "mixup", "epochs"])
        let picture = try #require(axes.picture)
        #expect(picture.lines.count == 7)
        // The trial that failed stops before the last axis.
        #expect(picture.lines.count { $0.places.last == .some(nil) } == 1)
        #expect(picture.lines.joinedPlaces.allSatisfy { $0 >= 0 && $0 <= 1 })
        #expect(picture.selected?.share == 1, "the best of the ranked trials is selected")
    }

    @Test func withoutColoursTheTableStays() {
        var store = store([makeSearch("b")])
        store.press("T", "T")
        #expect(store.state.appearance.glyphs == .ascii)
        store.press("v")
        #expect(!store.state.runs.searches.showsAxes)
        #expect(store.state.notices.shown?.text.contains("the table says the same") == true)
    }

    @Test func searchedEpochsStandInOneColumn() {
        var search = makeSearch("b")
        search.keys = ["training.epochs", "augmentation.mixup"]
        let heads = store([search]).screen.filter { $0.contains("UAR") && $0.contains("mixup") }
        #expect(heads.count == 1)
        #expect(heads.first?.components("epochs") == 1)
    }

    @Test(arguments: [(80, 24), (120, 40), (200, 56)]) func lines(_ width: Int, _ height: Int) {
        var store = store([makeSearch("b", trials: 12)], width: width, height: height)
        store.use("tab", "v", "j")
        expectSnapshot("searches-lines", store)
    }

    @Test(arguments: [(80, 24), (120, 40), (64, 16), (40, 12)]) func pictures(_ width: Int, _ height: Int) {
        var store = store([makeSearch("b"), makeSearch("a", state: .finished)], width: width, height: height)
        expectSnapshot("searches", store)
        store.use("j", "tab", "j")
        expectSnapshot("searches-trials", store)
    }
}

extension [ParallelAxes.Line] {
    fileprivate var joinedPlaces: [Double] { flatMap { $0.places.compactMap { $0 } } }
}

extension String {
    /// How often a word occurs.
    fileprivate func components(_ word: String) -> Int { split(separator: " ").count { $0 == word } }
}
