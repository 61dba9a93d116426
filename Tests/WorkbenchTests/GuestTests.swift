import Corpora
import Recognition
import Testing
import TextCanvas
import Workbench

/// Sounds outside the corpus in the inspector.
@Suite struct GuestTests {
    private func store(width: Int = 120, height: Int = 40) -> TestStore {
        var store = makeOpenStore(width: width, height: height)
        store.runAnalyses(store.press("j"))
        return store
    }

    /// Looks at a file as somebody does who types its path.
    private func look(at path: String, in store: inout TestStore) -> [Effect] {
        store.press("O", "ctrl-u")
        store.type(path)
        return store.press("enter")
    }

    @Test func aFileIsAnalysedAndShownInPlaceOfTheClip() throws {
        var store = store()
        let effects = look(at: "/tmp/my voice.wav", in: &store)
        #expect(effects.map(describe).first?.hasPrefix("analyse /tmp/my voice.wav #") == true)
        store.runAnalyses(effects)
        let screen = store.screen.joined(separator: "\n")
        #expect(screen.contains("my voice.wav") && screen.contains("not in the corpus"))
        #expect(!store.screen[1].contains("neutral"), "nothing is said that is not known")
        #expect(store.state.clips.guest?.seconds ?? 0 > 0)
        store.press("j", "j")
        #expect(
            store.state.line(for: .plot) == "emoscope features '/tmp/my voice.wav' --kind logfbank --set fftSize=auto")
    }

    @Test func escapeGoesBackToTheSelectedClip() {
        var store = store()
        let before = store.screen
        store.runAnalyses(look(at: "/tmp/a.wav", in: &store))
        store.press("esc", "esc")
        #expect(store.state.clips.guest == nil && store.state.screen == .clips)
        #expect(store.screen == before)
    }

    @Test func fromAClassifiedFileToTheInspectorAndBack() {
        var store = store()
        store.use("6", "5", "o")
        store.press("ctrl-u")
        store.type("/tmp/a.wav")
        store.use("enter")
        store.runAnalyses(store.press("enter"))
        #expect(store.state.screen == .clips && store.state.clips.guest?.id == "/tmp/a.wav")
        store.press("q")
        #expect(store.state.screen == .classify && store.state.clips.guest == nil)
        #expect(store.state.classify.target == .file("/tmp/a.wav"))
    }

    @Test func aFileOfTheCorpusIsItsClip() {
        var store = store()
        let clip = store.state.clips.clip(at: 5)?.id ?? ""
        store.runAnalyses(look(at: "/corpora/voices/\(clip)", in: &store))
        #expect(store.state.clips.guest == nil && store.state.clips.selected?.id == clip)
    }

    @Test func shortPathsAreMadeLong() {
        var state = store().state
        state.folders = ("/home/ann", "/data")
        var store = TestStore(state)
        _ = look(at: "~/a.wav", in: &store)
        #expect(store.state.clips.guest?.id == "/home/ann/a.wav")
        store.press("esc")
        _ = look(at: "b.wav", in: &store)
        #expect(store.state.clips.guest?.id == "/data/b.wav")
    }

    @Test func aFileStandsBesideClipsOfTheCorpus() {
        var store = store()
        store.runAnalyses(look(at: "/tmp/a.wav", in: &store))
        store.press("x", "esc", "esc")
        store.runAnalyses(store.press("j"))
        let screen = store.screen.joined(separator: "\n")
        #expect(screen.contains("pinned  a.wav  not") && screen.contains(store.state.clips.selected?.fileName ?? "-"))
    }

    @Test(arguments: [(80, 24), (120, 40), (200, 56)]) func pictures(_ width: Int, _ height: Int) {
        var store = store(width: width, height: height)
        store.runAnalyses(look(at: "/tmp/recordings/my voice.wav", in: &store))
        expectSnapshot("clips-guest", store)
    }
}
