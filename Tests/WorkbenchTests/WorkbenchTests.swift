import Corpora
import FoundationEssentials
import Testing
import TextCanvas
import Workbench

@Suite struct WorkbenchTests {
    @Test func numbersSwitchScreens() {
        var store = makeOpenStore()
        for screen in Screen.allCases {
            store.press("\(screen.rawValue)")
            #expect(store.state.screen == screen)
            #expect(store.screen[0].contains("\(screen.rawValue) \(screen.title)"))
        }
    }

    @Test func tabMovesTheFocusAndEveryScreenRemembersIts() {
        var store = makeOpenStore()
        store.send(
            .key(.tab),
            changes: [
                "focus: [:] -> none", "focus.0.key: none -> clips", "focus.0.value: none -> clipInspector",
            ])
        store.press("3", "tab", "1")
        #expect(store.state.focusedPane == .clipInspector)
        store.press("shift-tab")
        #expect(store.state.focusedPane == .clipList)
        store.press("3")
        #expect(store.state.focusedPane == .trainCurves)
    }

    @Test func qQuits() {
        var store = makeOpenStore()
        store.send(.key(.character("q")), effects: ["save clips dark", "quit"])
    }

    @Test func helpListsTheKeysOfWhereOneIs() {
        var store = makeOpenStore(width: 120, height: 100)
        store.press("?")
        let text = store.screen.joined(separator: "\n")
        for scope in [KeyScope.pane(.clipList), .screen(.clips), .motion, .global] {
            for binding in KeyMap.standard.bindings(in: scope) { #expect(text.contains(binding.command.help)) }
        }
        store.press("?", "q")
        #expect(store.state.overlays.isEmpty)
    }

    @Test func helpScrolls() {
        var store = makeOpenStore(width: 80, height: 24)
        store.press("?")
        let top = store.screen
        store.press("j")
        #expect(store.screen != top)
        store.press("G", "g")
        #expect(store.screen == top)
    }

    @Test func thePaletteRunsWhatIsFound() {
        var store = makeOpenStore()
        store.press(":")
        store.type("train smooth")
        #expect(store.screen.joined().contains("train.smoothing"))
        store.press("enter")
        #expect(store.state.screen == .train && store.state.train.curves.isSmooth && store.state.overlays.isEmpty)
    }

    @Test(arguments: [("1", "clips.sort-next"), ("5", "classify.sort"), ("6", "runs.sort")])
    func thePaletteBeginsWithTheScreenThatIsInSight(_ screen: String, _ command: String) {
        var store = makeOpenStore()
        store.press(screen, ":")
        store.type("sort")
        guard case .palette(let palette) = store.state.overlays.last else { return }
        #expect(palette.chosen?.name == command)
    }

    @Test func thePaletteFindsEveryCommandByItsName() {
        for command in Command.all {
            if case .overlay = command { continue }
            var store = makeOpenStore()
            store.press(":")
            store.type(command.name)
            guard case .palette(let palette) = store.state.overlays.last else {
                Issue.record("the palette is gone")
                return
            }
            #expect(palette.chosen == command)
        }
    }

    @Test func aNumberInThePaletteIsARow() {
        var store = makeOpenStore()
        store.press(":")
        store.type("17")
        store.press("enter")
        #expect(store.state.clips.cursor.selection == 16)
    }

    @Test func themesAreSeenWhileTheyAreChosen() {
        var store = makeOpenStore()
        store.press("t", "j")
        #expect(store.state.appearance.theme.name == "light")
        store.press("esc")
        #expect(store.state.appearance.theme.name == "dark")
        store.press("t", "j")
        #expect(store.press("enter").map(describe) == ["save clips light"])
        _ = store.apply(.themesLoaded([Theme(name: "light", styles: [:], series: []), .dark]))
        #expect(store.state.themes.map(\.name) == ["light", "dark"])
    }

    @Test func glyphsGoRound() {
        var store = makeOpenStore()
        for glyphs in [GlyphTier.blocks, .ascii, .braille] {
            store.press("T")
            #expect(store.state.appearance.glyphs == glyphs)
        }
    }

    @Test func messagesCanBeReadAgain() {
        var store = makeOpenStore()
        _ = store.apply(.noticed(Notice(.error, "the disk is full")))
        #expect(store.screen.last?.contains("the disk is full") == true)
        store.press("j")
        #expect(store.screen.last?.contains("the disk is full") == false)
        store.press("M")
        #expect(store.screen.joined().contains("the disk is full"))
    }

    @Test func pastedTextIsTypedOrNothing() {
        var store = makeOpenStore()
        store.send(.pasted("qqq:quit\n"))
        store.press("/")
        _ = store.apply(.pasted("sex=f\n"))
        #expect(store.state.clips.queryText == "sex=f")
    }

    @Test func aTinyTerminalSaysWhatItNeeds() {
        for (width, height) in [(39, 24), (80, 11), (10, 2), (0, 0), (1, 1)] {
            var store = makeOpenStore()
            _ = store.apply(.resized(width: width, height: height))
            if width >= 39 { #expect(store.screen.joined().contains("needs 40x12")) }
            #expect(store.press("j", "3", "?").isEmpty && store.state.screen == .clips)
            #expect(store.press("q").map(describe).last == "quit")
        }
    }

    @Test func theStateIsFoundAgain() {
        var store = makeOpenStore()
        store.press("/")
        store.type("sex=f")
        store.press("enter", "s", "S", "3")
        let saved = SavedState(store.state)
        var state = makeState()
        _ = state.start(restoring: saved)
        _ = update(&state, .corpusOpened(Request(1), .success(makeCorpus())))
        #expect(state.screen == .train && state.clips.rows == store.state.clips.rows)
        #expect(SavedState(state) == saved)
    }

    @Test func theUnfinishedFormTheClipAndThePlotsAreFoundAgain() throws {
        var store = makeOpenStore()
        store.press("G", "n", "F", "f", "tab", "2", "n", "b", "c", "4", "v", "3", "j", "j", "space", "1")
        let saved = SavedState(store.state)
        let file = try JSONEncoder().encode(saved)
        let read = try JSONDecoder().decode(SavedState.self, from: file)
        #expect(read == saved)
        var state = makeState()
        _ = state.start(restoring: read)
        _ = update(&state, .corpusOpened(Request(1), .success(makeCorpus())))
        #expect(SavedState(state) == saved)
        #expect(state.clips.selected == store.state.clips.selected && state.focusedPane == .clipInspector)
        #expect(state.train.form.changes == store.state.train.form.changes)
    }

    @Test func aStateThatAnOlderProgramWroteIsUnderstood() throws {
        let old = #"{"screen":2,"theme":"light","clipFilter":"","clipSort":"file","isDescending":false}"#
        let saved = try JSONDecoder().decode(SavedState.self, from: Data(old.utf8))
        #expect(saved.screen == .classes && saved.more == nil)
        let odd = old.dropLast() + #","more":{"pane":"no such pane"}}"#
        #expect(try JSONDecoder().decode(SavedState.self, from: Data(odd.utf8)).more == nil)
    }

    @Test func anotherCorpusStartsAtItsFirstClip() {
        var store = makeOpenStore()
        store.press("G")
        var state = makeState()
        _ = state.start(restoring: SavedState(store.state))
        let other = Corpus(root: "/elsewhere", clips: makeCorpus().clips)
        _ = update(&state, .corpusOpened(Request(1), .success(other)))
        #expect(state.clips.cursor.selection == 0)
    }

    @Test func suspendAndRedrawAreForTheOutside() {
        var store = makeOpenStore()
        store.send(.key(.control("z")), effects: ["suspend"])
        store.send(.key(.control("l")), effects: ["redraw"])
    }
}
