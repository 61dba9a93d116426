import Audio
import Recognition
import Testing
import Workbench

@Suite struct LeakTests {
    private let honest = makeRun("2-honest", recipe: "small", under: "speakers:4", uar: 0.55)
    private let leaking = makeRun("1-leaking", recipe: "small", under: "random-windows", uar: 0.95, leaks: true)

    @Test func aRunIsShownBesideTheOneOnTheOtherSide() throws {
        let corpus = makeCorpus()
        let runs = [makeRun("3-other", under: "random-windows", uar: 0.9, leaks: true), honest, leaking]
        var pairs: [LeakPair] = []
        for run in [honest, leaking] {
            var named = runs
            for index in named.indices { named[index].corpus = corpus.name }
            var own = run
            own.corpus = corpus.name
            pairs.append(LeakPair(of: own, among: named, corpus: corpus))
        }
        #expect(pairs[0] == pairs[1])
        #expect(pairs[0].missing == nil && abs((pairs[0].difference ?? 0) - 0.4) < 1e-9)
        let (high, low) = (try #require(pairs[0].leaking?.overlap), try #require(pairs[0].honest?.overlap))
        #expect(high.clips == high.tested && high.tested == corpus.clips.count && high.speakers > 0)
        #expect(low.isEmpty && low.tested == corpus.clips.count)
    }

    /// Ten epochs beside five would show what epochs are worth.
    @Test func aRunWithOtherSettingsIsNoOtherSide() {
        var (high, low) = (leaking, honest)
        (high.settings, low.settings) = (Digest(of: "5 epochs"), Digest(of: "10 epochs"))
        #expect(LeakPair(of: low, among: [high, low], corpus: nil).missing == .randomWindows)
        high.settings = low.settings
        #expect(LeakPair(of: low, among: [high, low], corpus: nil).missing == nil)
    }

    /// Two sides differ in how much they learnt from too, and a handful of speakers says little of others.
    @Test func theVerdictNamesWhatElseTheDifferenceMayBe() {
        var (high, low) = (leaking, honest)
        high.amount = TrainingAmount(
            trainingClips: 64...64, trainingSpeakers: 4...4, testClips: 64, testSpeakers: 4, folds: 1)
        low.amount = TrainingAmount(
            trainingClips: 48...48, trainingSpeakers: 3...3, testClips: 64, testSpeakers: 4, folds: 4)
        var store = makeOpenStore(width: 200, height: 56)
        store.use("6", "4", runs: [low, high])
        store.use("L", runs: [low, high])
        // The words of the pane at the right, wherever its lines break.
        let pane = store.screen.compactMap { $0.split(separator: "│").last }.joined(separator: " ")
        let text = pane.split(separator: " ").joined(separator: " ")
        #expect(text.contains("Each network was trained on 64 clips of 4 speakers"), "\(text)")
        #expect(text.contains("Not all of it") && text.contains("Beware: "), "\(text)")
    }

    @Test func theSideThatIsMissingCanBeTrained() {
        var store = makeOpenStore()
        store.use("6", "4", runs: [honest])
        store.use("L", runs: [honest])
        #expect(store.state.evaluate.aspect == .leak)
        #expect(store.screen.joined().contains("random-windows"))
        store.press("L")
        #expect(!store.state.overlays.isEmpty)
        #expect(store.press("y").map(describe) == ["train /runs/2-honest under random-windows"])
        #expect(store.state.train.isBusy)
        store.press("L")
        #expect(store.state.notices.shown?.text == "a training runs already: stop it first")
    }

    @Test func nothingIsTrainedWithoutAYes() {
        var store = makeOpenStore()
        store.use("6", "4", runs: [leaking])
        store.use("L", runs: [leaking])
        #expect(store.press("L", "enter").isEmpty)
        #expect(!store.state.train.isBusy)
    }

    @Test(arguments: [(80, 24), (120, 40), (64, 16), (40, 12)]) func pictures(_ width: Int, _ height: Int) {
        var store = makeOpenStore(width: width, height: height)
        store.use("6", "4", runs: [honest, leaking])
        store.use("L", runs: [honest, leaking])
        expectSnapshot("evaluate-leak", store)
    }
}
