import Corpora
import Recognition
import Testing
import TextCanvas
import Workbench

/// Pictures of the screens Classes, Evaluate, Classify and Runs.
@Suite struct ResultSnapshotTests {
    private static let sizes = [(80, 24), (120, 40), (200, 56), (64, 16), (40, 12)]
    private static let runs = [
        makeRun("20261122-161000-notebook-fixed"),
        makeRun("20261121-101500-notebook", recipe: "notebook", under: "random-windows", uar: 0.942, leaks: true),
        makeRun("20261120-090000-notebook", recipe: "notebook", state: .interrupted),
        makeRun("20261119-080000-notebook", recipe: "notebook", under: "holdout:01,02", uar: 0.349),
    ]

    private func store(_ width: Int, _ height: Int, with runs: [RunSummary] = runs) -> TestStore {
        var store = makeOpenStore(width: width, height: height)
        store.answer(store.press("6"), runs: runs)
        store.press("1")
        return store
    }

    @Test(arguments: sizes) func classes(_ width: Int, _ height: Int) {
        var store = store(width, height)
        store.use("2", "j")
        expectSnapshot("classes", store)
        store.use("p", "p", "p", "tab")
        expectSnapshot("classes-waveforms", store)
        store.use("enter")
        expectSnapshot("classes-zoomed", store)
        store.use("esc", "c", "c")
        expectSnapshot("classes-by-sex", store)
    }

    @Test(arguments: sizes) func classesByANumber(_ width: Int, _ height: Int) {
        var store = store(width, height)
        store.use("2")
        store.runMeasures(store.press("n"), share: 0.75)
        store.press("tab", "j", "j", "l")
        expectSnapshot("classes-boxes", store)
        store.press("b")
        expectSnapshot("classes-ridges", store)
    }

    @Test func distributionsInAsciiAndWithoutColours() {
        var store = store(120, 40)
        store.use("2")
        store.runMeasures(store.press("n"))
        store.press("tab", "T", "T")
        expectSnapshot("classes-boxes-ascii", store)
        store.press("b")
        expectSnapshot("classes-ridges-ascii", store)
        #expect(store.screen.joined().utf8.allSatisfy { $0 < 0x80 })
    }

    @Test(arguments: sizes) func resultsByGroup(_ width: Int, _ height: Int) {
        var store = store(width, height)
        store.use("4", "v")
        expectSnapshot("evaluate-folds", store)
        store.use("v")
        expectSnapshot("evaluate-speakers", store)
        store.use("v")
        expectSnapshot("evaluate-sex", store)
        store.use("v", "v", "v")
        expectSnapshot("evaluate-calibration", store)
    }

    @Test(arguments: sizes) func classesBeforeTheirSummary(_ width: Int, _ height: Int) {
        var store = store(width, height)
        for effect in store.press("2") {
            if case .summariseClasses(_, _, let request) = effect {
                store.apply(.summaryProgress(request, done: 12, total: 32))
            }
        }
        store.press("tab")
        expectSnapshot("classes-reading", store)
    }

    @Test(arguments: sizes) func evaluation(_ width: Int, _ height: Int) {
        var store = store(width, height)
        store.use("4", "%")
        expectSnapshot("evaluate", store)
        store.use("enter")
        expectSnapshot("evaluate-cell", store)
        store.use("esc", "tab")
        expectSnapshot("evaluate-classes", store)
    }

    @Test(arguments: sizes) func aLeakingEvaluation(_ width: Int, _ height: Int) {
        var store = store(width, height, with: [Self.runs[1]])
        store.use("4", leaks: true)
        expectSnapshot("evaluate-leaking", store)
        #expect(store.screen.joined(separator: "\n").contains("LEAKS"))
    }

    @Test(arguments: sizes) func classification(_ width: Int, _ height: Int) {
        var store = store(width, height)
        store.runAnalyses(store.press("j"))
        store.use("5")
        expectSnapshot("classify", store)
        store.use("a")
        expectSnapshot("classify-attribution", store)
    }

    @Test(arguments: sizes) func twoRunsOnOneClip(_ width: Int, _ height: Int) {
        var store = store(width, height)
        store.use("6", runs: [Self.runs[0], makeRun("0-small", recipe: "small")])
        store.use("5", "x", runs: [Self.runs[0], makeRun("0-small", recipe: "small")])
        expectSnapshot("classify-compare", store)
    }

    @Test(arguments: sizes) func aFolder(_ width: Int, _ height: Int) {
        var store = store(width, height)
        store.use("5")
        store.classifyFolder()
        expectSnapshot("classify-folder", store)
    }

    @Test(arguments: sizes) func listOfRuns(_ width: Int, _ height: Int) {
        var store = store(width, height)
        store.use("6", runs: Self.runs)
        expectSnapshot("runs", store)
        store.use("space", "j", "space", "tab", runs: Self.runs)
        expectSnapshot("runs-marked", store)
        store.press("d")
        expectSnapshot("runs-delete", store)
    }

    @Test(arguments: sizes) func withoutAnyRun(_ width: Int, _ height: Int) {
        var store = makeOpenStore(width: width, height: height)
        store.use("6", runs: [])
        expectSnapshot("runs-none", store)
        store.press("4")
        expectSnapshot("evaluate-none", store)
        store.press("5")
        expectSnapshot("classify-none", store)
    }

    @Test func inAscii() {
        var store = store(80, 24)
        store.runAnalyses(store.press("j"))
        store.press("T", "T")
        for (key, name) in [("2", "classes"), ("4", "evaluate"), ("5", "classify"), ("6", "runs")] {
            store.answer(store.press(key), runs: Self.runs)
            expectSnapshot("\(name)-ascii", store)
            #expect(store.screen.joined().utf8.allSatisfy { $0 < 0x80 })
            guard key == "5" else { continue }
            store.use("a")
            expectSnapshot("classify-attribution-ascii", store)
            #expect(store.screen.joined().utf8.allSatisfy { $0 < 0x80 })
        }
    }
}
