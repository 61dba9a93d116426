import Corpora
import Recognition
import Testing
import Workbench

/// What the inspector shows of the voice.
@Suite struct VoiceTests {
    private func analysed() -> TestStore {
        var store = makeOpenStore()
        store.runAnalyses(store.press("j"))
        return store
    }

    @Test func nothingIsMeasuredThatIsNotShown() {
        var store = makeOpenStore()
        store.press("P")
        #expect(!store.press("j").map(describe).contains { $0.hasPrefix("measure") })
        let effects = store.apply(.clipAnalysed(Request(4), .success(makeAnalysis(of: makeCorpus().clips[1]))))
        #expect(!effects.map(describe).contains { $0.hasPrefix("measure") })
        #expect(store.press("P").map(describe).contains { $0.hasPrefix("measure Actor/000001-calm.wav") })
    }

    @Test func voicesThatNobodyAwaitsAreDropped() {
        var store = analysed()
        let clips = makeCorpus().clips
        store.send(.clipMeasured(Request(99), .success(makeVoice(of: clips[7]))))
        #expect(store.state.clips.voices[clips[7].id] == nil)
        #expect(store.state.clips.voices[clips[1].id] != nil)
    }

    @Test func theCursorReadsF0AndLevel() {
        var store = analysed()
        store.press("I", "L", "L", "L")
        let screen = store.screen.joined(separator: "\n")
        #expect(screen.contains("F0 194 Hz"), "\(screen)")
        #expect(screen.contains("dB re 2e-5"))
        for _ in 0..<3 { store.press("H") }
        #expect(store.screen.joined().contains("unvoiced"))
    }

    @Test func formantsBringTheSpectrogramAlong() {
        var store = analysed()
        #expect(!store.screen.joined().contains("spectrogram"))
        store.press("F", "L", "L", "L")
        #expect(store.state.clips.inspector.showsSpectrogram)
        #expect(store.screen.joined().contains("F1 "))
        store.press("v")
        #expect(!store.state.clips.inspector.plots.contains(.spectrogram))
    }

    @Test func theNumbersSayHowManyClipsTheyAreHeldAgainst() throws {
        var store = analysed()
        let effects = store.press("n")
        #expect(effects.map(describe).contains { $0.hasPrefix("measure corpus") })
        #expect(store.screen.joined().contains("0 of 64 clips measured"))
        store.runMeasures(effects, share: 0.5)
        #expect(store.screen.joined().contains("places among 4 of 8 calm, 32 of 64 clips measured"))
        let standing = try #require(store.state.clips.standing)
        #expect(standing.measuredOfClass == 4 && standing.clipsOfClass == 8 && standing.label == "calm")
        #expect(store.press("n", "n").isEmpty, "the corpus is measured once")
    }

    @Test func placesAreThoseOfTheWholeCorpusInTheEnd() throws {
        var store = analysed()
        store.runMeasures(store.press("n"))
        let standing = try #require(store.state.clips.standing)
        let corpus = makeCorpus()
        let number = try #require(VoiceNumber.index(of: "f0_mean"))
        let own = makeNumbers(of: corpus.clips[1])[number] ?? 0
        let all = corpus.clips.compactMap { makeNumbers(of: $0)[number] }
        let below = Double(all.count { $0 < own }) + Double(all.count { $0 == own }) / 2
        #expect(abs((standing.entries[number].inCorpus ?? 0) - 100 * below / Double(all.count)) < 1e-9)
        let jitter = try #require(VoiceNumber.index(of: "jitter_local"))
        #expect(standing.entries[jitter].value == nil && standing.entries[jitter].inClass == nil)
        #expect(store.screen.joined().contains("all 64 clips") || store.screen.joined().contains("64 clips"))
    }

    @Test func anotherClipHasAnotherStanding() {
        var store = analysed()
        store.runMeasures(store.press("n"))
        let effects = store.press("j")
        #expect(store.state.clips.standing?.clip != makeCorpus().clips[1].id)
        store.runMeasures(effects)
        #expect(store.state.clips.standing?.clip == makeCorpus().clips[2].id)
    }

    @Test func aVoiceThatCannotBeMeasuredSaysSo() {
        var store = makeOpenStore()
        var waiting = store.press("n") + store.press("j")
        while let effect = waiting.popLast() {
            switch effect {
            case .analyseClip(let clip, _, _, let request):
                waiting += store.apply(.clipAnalysed(request, .success(makeAnalysis(of: clip))))
            case .measureClip(_, _, let request):
                waiting += store.apply(.clipMeasured(request, .failure(Failure("the file is gone"))))
            default: break
            }
        }
        #expect(store.screen.joined().contains("the file is gone"))
    }
}
