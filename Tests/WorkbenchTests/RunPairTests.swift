import Recognition
import Testing
import Workbench

@Suite struct RunPairTests {
    private static let runs = [makeRun("1-notebook-fixed"), makeRun("0-small", recipe: "small", uar: 0.4)]

    private func marked() -> TestStore {
        var store = makeOpenStore(width: 120, height: 40)
        store.use("6", runs: Self.runs)
        store.use("space", "j", "space", runs: Self.runs)
        return store
    }

    private func pair() throws -> RunPair {
        var changed = Recipe.builtIn[0]
        changed.training.epochs += 1
        return RunPair(Recipe.builtIn[0], changed, .failure(Failure("the runs share no tested clip")))
    }

    @Test func aKeyShowsHowTwoMarkedRunsDiffer() throws {
        var store = marked()
        let asked = store.press("v")
        #expect(asked.map(describe).count == 1)
        guard case .compareRuns(let first, let second, let request)? = asked.first else { return }
        #expect(first == "/runs/1-notebook-fixed" && second == "/runs/0-small")
        store.apply(.runsCompared(request, .success(try pair())))
        let screen = store.screen.joined(separator: "\n")
        #expect(screen.contains("training.epochs"))
        #expect(screen.contains("the runs share no tested clip"))
        #expect(store.press("v", "v", "v").isEmpty, "the same two are not read again")
    }

    @Test func aRunThatHeardWhatItIsTestedOnIsNotCalledBetter() throws {
        var store = marked()
        guard case .compareRuns(_, _, let request)? = store.press("v").first else { return }
        let comparison = try #require(RunComparison(makeEvaluation(leaks: true), makeEvaluation()))
        let recipe = Recipe.builtIn[0]
        store.apply(.runsCompared(request, .success(RunPair(recipe, recipe, .success(comparison)))))
        let screen = store.screen.joined(separator: " ")
        #expect(screen.contains("LEAKS, it has heard what it is tested on"))
        #expect(!screen.contains("is better"))
    }

    @Test func runsOfOneRecipeAreToldApartByTheirMarks() throws {
        let runs = [makeRun("1-small", recipe: "small"), makeRun("0-small", recipe: "small", uar: 0.4)]
        var store = makeOpenStore(width: 80, height: 24)
        store.use("6", runs: runs)
        store.use("space", "j", "space", runs: runs)
        guard case .compareRuns(_, _, let request)? = store.press("v").first else { return }
        store.apply(.runsCompared(request, .success(try pair())))
        #expect(store.screen.joined(separator: "\n").contains("1 small"))
        #expect(store.screen.joined(separator: "\n").contains("2 small"))
    }

    @Test func withoutMarksItSaysWhatToDo() {
        var store = makeOpenStore(width: 120, height: 40)
        store.use("6", runs: Self.runs)
        #expect(store.press("v").isEmpty)
        #expect(store.screen.joined().contains("marks two runs"))
    }

    @Test func aRunThatCannotBeReadSaysWhy() {
        var store = marked()
        guard case .compareRuns(_, _, let request)? = store.press("v").first else { return }
        store.apply(.runsCompared(request, .failure(Failure("recipe.json is damaged"))))
        #expect(store.screen.joined().contains("recipe.json is damaged"))
    }
}
