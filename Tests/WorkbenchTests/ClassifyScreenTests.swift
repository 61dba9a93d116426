import Recognition
import Testing
import Workbench

@Suite struct ClassifyScreenTests {
    private func store() -> TestStore {
        var store = makeOpenStore()
        store.use("6", "1")
        return store
    }

    @Test func theSelectedClipIsClassifiedAtOnce() {
        var store = store()
        #expect(
            store.press("5").map(describe)
                == ["classify /corpora/voices/Actor/000000-neutral.wav with /runs/1-notebook-fixed #6"])
        #expect(store.press("c").isEmpty, "it is on its way already")
    }

    @Test func theClassOfAClipIsSetBesideTheAnswer() {
        var store = store()
        store.use("5")
        #expect(store.screen.joined().contains("it is neutral"))
        #expect(store.screen.joined().contains("never heard this speaker"))
    }

    @Test func movingGoesThroughTheClips() {
        var store = store()
        store.use("5")
        #expect(
            store.press("j").map(describe)
                == ["classify /corpora/voices/Actor/000001-calm.wav with /runs/1-notebook-fixed #7"])
    }

    @Test func anAnswerThatNobodyAwaitsIsDropped() {
        var store = store()
        store.press("5", "j")
        store.apply(.classified(Request(6), .success(makeClassification())))
        #expect(store.state.classify.classification == nil)
    }

    @Test func anyFileCanBeNamed() {
        var store = store()
        store.use("5")
        store.press("o")
        store.type("/tmp/voice.flac")
        #expect(
            store.press("enter").map(describe) == ["classify /tmp/voice.flac with /runs/1-notebook-fixed #7"])
        // What is not in the corpus is looked at all the same.
        #expect(store.press("enter").map(describe).first?.hasPrefix("analyse /tmp/voice.flac #") == true)
        #expect(store.state.screen == .clips && store.state.clips.guest?.id == "/tmp/voice.flac")
    }

    @Test func aFileThatCannotBeReadSaysWhy() {
        var store = store()
        store.press("5")
        store.apply(.classified(Request(6), .failure(Failure("voice.flac: no such file"))))
        #expect(store.screen.joined().contains("voice.flac: no such file"))
    }

    @Test func enterShowsTheClipAndBackReturns() {
        var store = store()
        store.use("5", "j", "enter")
        #expect(store.state.screen == .clips)
        #expect(store.state.clips.selected?.id == "Actor/000001-calm.wav")
        store.use("q")
        #expect(store.state.screen == .classify)
    }
}
