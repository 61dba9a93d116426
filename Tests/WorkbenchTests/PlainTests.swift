import Corpora
import Testing
import Workbench

/// The linear mode: lines in, sentences out.
@Suite struct PlainTests {
    /// Types a line; returns what is said.
    private func type(_ line: String, in store: inout TestStore) -> [String] {
        switch PlainLine.meaning(of: line, in: store.state) {
        case .actions(let actions):
            var before = PlainReport(store.state)
            before.forgetNotice()
            for action in actions { store.apply(action) }
            return PlainReport(store.state).announcements(since: before)
        case .whereAmI: return PlainReport(store.state).all
        case .read(let first): return PlainReading.lines(of: store.state, from: first)
        case .unknown(let advice): return [advice]
        }
    }

    @Test func theStartIsToldInSentences() {
        let store = makeOpenStore()
        let lines = PlainReport(store.state).all
        #expect(lines[0] == "Clips screen, Clip list.")
        #expect(lines[1] == "Corpus voices: 64 clips, 8 speakers.")
        #expect(lines.contains { $0.hasPrefix("Clip 1, neutral, male, speaker 01, 3.00 seconds") })
    }

    @Test(arguments: ["move.down", "down", "j"]) func aCommandAndAKeyDoTheSame(_ line: String) {
        var store = makeOpenStore()
        let said = type(line, in: &store)
        #expect(said.count == 1 && said[0].hasPrefix("Clip 2, calm"))
    }

    @Test func aNumberGoesToARowAndACountRepeats() {
        var store = makeOpenStore()
        #expect(type("30", in: &store).first?.hasPrefix("Clip 30,") == true)
        #expect(type("5 move.down", in: &store).first?.hasPrefix("Clip 35,") == true)
    }

    @Test func aDigitIsTheKeyOfAScreenAndRowsAreNamed() {
        var store = makeOpenStore()
        #expect(type("4", in: &store).first?.hasPrefix("Evaluate screen") == true)
        #expect(type("1", in: &store).first?.hasPrefix("Clips screen") == true)
        #expect(type("row 4", in: &store).first?.hasPrefix("Clip 4,") == true)
        #expect(type(":7", in: &store).first?.hasPrefix("Clip 7,") == true)
        #expect(type("9", in: &store) == ["row 9 goes to row 9"])
    }

    @Test func theInspectorReadsWhatItsPlotsSay() {
        var store = makeOpenStore()
        store.runAnalyses(store.press("j"))
        _ = type("clips.inspect", in: &store)
        let waveform = type("read", in: &store)
        #expect(waveform.count == PlainReading.page)
        #expect(waveform.allSatisfy { $0.contains(" s: ") && ($0.contains("dB") || $0.contains("silence")) })
        store.press("]")
        #expect(type("read", in: &store) != waveform)
    }

    @Test func figuresAreReadAsShortAsOnTheScreen() {
        var store = makeOpenStore()
        let row = type("read", in: &store)[0]
        #expect(row.contains("seconds 3.00") && !row.contains("mark 0"))
    }

    @Test func anEvaluationIsToldWithWhatItMeans() {
        var store = makeOpenStore()
        store.use("6")
        store.use("4")
        let said = type("where", in: &store).joined(separator: " ")
        #expect(said.contains("UAR ") && said.contains("95 per cent interval") && said.contains("never heard"))
        #expect(type("v", in: &store).contains { $0.hasPrefix("Results by fold") })
        _ = type("next-pane", in: &store)
        #expect(type("down", in: &store).first?.hasPrefix("2 of ") == true)
        _ = type("enter", in: &store)
        let list = type("read", in: &store)
        #expect(list.first?.hasPrefix("1: clip ") == true && list.first?.contains("predicted ") == true)
    }

    @Test func searchesAreReadTrialByTrial() {
        var store = makeOpenStore()
        store.use("6")
        for effect in store.press("S") {
            guard case .loadSearches(let request, _) = effect else { continue }
            store.apply(.searchesLoaded(request, .success([makeSearch("b", state: .finished)])))
        }
        #expect(type("where", in: &store).joined().contains("Search b, small"))
        #expect(type("read", in: &store).first?.hasPrefix("1: search b") == true)
        _ = type("next-pane", in: &store)
        #expect(type("down", in: &store).first?.hasPrefix("Trial ") == true)
        #expect(type("read", in: &store).count == 7)
    }

    @Test func lossesAreNotReadOutOneByOne() {
        var store = makeOpenStore()
        store.use("3", "s")
        let before = PlainReport(store.state)
        store.apply(.training(.notice("a line of the log")))
        #expect(PlainReport(store.state).announcements(since: before).isEmpty)
    }

    @Test func whatIsAskedForIsAwaited() {
        var store = makeOpenStore()
        store.apply(.runsLoaded(Request(2), .success([])))
        #expect(!store.state.awaitsAnswer)
        let effects = store.press("6")
        #expect(store.state.awaitsAnswer, "the list of runs")
        store.answer(effects)
        #expect(!store.state.awaitsAnswer)
        #expect(PlainLine.isUrgent("where") && PlainLine.isUrgent(" quit") && !PlainLine.isUrgent("read"))
    }

    @Test func aFilterIsTypedInTwoLines() {
        var store = makeOpenStore()
        #expect(type("clips.filter", in: &store).first?.hasPrefix("Type filter, now empty") == true)
        let said = type("emotion=angry", in: &store)
        #expect(said.contains("Filter: emotion=angry."))
        #expect(said.contains { $0.hasPrefix("8 of 64 clips listed") })
        #expect(said.last == "Closed.")
        _ = type("clips.filter", in: &store)
        #expect(type("emotoin=sad", in: &store).joined().contains("did you mean emotion"))
        #expect(type("esc", in: &store).last == "Closed.")
    }

    @Test(arguments: ["quit", "global.quit"]) func leavingNeedsNothingClosedFirst(_ line: String) {
        var store = makeOpenStore()
        _ = type("help", in: &store)
        #expect(!store.state.overlays.isEmpty)
        guard case .actions(let actions) = PlainLine.meaning(of: line, in: store.state) else {
            Issue.record("\(line) is not understood")
            return
        }
        let effects = actions.flatMap { store.apply($0) }
        #expect(effects.contains { if case .quit = $0 { true } else { false } })
    }

    @Test func aQuestionIsAnsweredByLetterOrWord() {
        var store = makeOpenStore()
        _ = type("train.start", in: &store)
        let said = type("global.quit", in: &store)
        #expect(said.joined().contains("Answer"))
        #expect(type("perhaps", in: &store)[0].hasPrefix("answer with "))
        _ = type("n", in: &store)
        #expect(store.state.overlays.isEmpty)
    }

    @Test func everyCommandOfThePaletteIsReached() {
        for command in Palette.commands {
            let store = makeOpenStore()
            guard case .actions(let actions) = PlainLine.meaning(of: command.name, in: store.state),
                case .command(let found)? = actions.last
            else {
                Issue.record("\(command.name) is not found")
                continue
            }
            #expect(found == command)
        }
    }

    @Test func theScreenIsReadInPages() {
        var store = makeOpenStore()
        let first = type("read", in: &store)
        #expect(first.count == PlainReading.page + 1)
        #expect(first[0].hasPrefix("1: clip Actor/000000-neutral.wav, emotion neutral"))
        #expect(first.last == "44 more: read 21 goes on.")
        #expect(type("read 61", in: &store).count == 4)
        #expect(type("read 99", in: &store).count <= 1)
        #expect(type("help", in: &store).contains { $0.hasPrefix("Help:") })
        #expect(type("read", in: &store).contains { $0.contains("Look at the clip closely") })
    }

    @Test func noSentenceHoldsAPicture() {
        var store = makeOpenStore()
        store.runAnalyses(store.press("j"))
        store.answer(store.press("6"))
        for line in [
            "1", "global.next-pane", "2", "3", "4", "5", "6", "theme", "esc", "clips.columns", "esc", "clips.card",
        ] {
            for sentence in type(line, in: &store) + type("where", in: &store) + type("read", in: &store) {
                let pictures = sentence.unicodeScalars.filter { (0x2500...0x28FF).contains($0.value) }
                #expect(pictures.isEmpty, "\(sentence)")
                #expect(!sentence.contains("\n"))
            }
        }
    }

    @Test func whatDoesNotExistIsAdvisedAgainst() {
        var store = makeOpenStore()
        #expect(type("qqzzy", in: &store)[0].hasPrefix("there is no command qqzzy"))
    }
}
