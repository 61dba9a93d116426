import Testing
import TextCanvas
import Workbench

/// The mouse does what keys do.
@Suite struct MouseTests {
    private func makeMouseStore(width: Int = 120, height: Int = 40) -> TestStore {
        var store = makeOpenStore(width: width, height: height)
        store.runAnalyses(store.press("j"))
        #expect(store.press("alt-m").map(describe) == ["mouse on"])
        return store
    }

    private func mouse(_ kind: MouseEvent.Kind, _ x: Int, _ y: Int) -> Action { .mouse(MouseEvent(kind, x: x, y: y)) }

    @Test func withoutTheKeyForItNothingHappens() {
        var store = makeOpenStore()
        store.send(mouse(.press, 5, 8))
        store.send(mouse(.wheelDown, 5, 8))
    }

    @Test func aClickSelectsTheRowUnderIt() {
        var store = makeMouseStore()
        // The frame, the head of the table, then the first row.
        for row in [0, 7, 20] {
            store.apply(mouse(.press, 10, 3 + row))
            #expect(store.state.clips.cursor.selection == row)
        }
        store.press("G")
        let first = store.state.clips.cursor.offset
        store.apply(mouse(.press, 10, 4))
        #expect(store.state.clips.cursor.selection == first + 1)
    }

    @Test func theWheelScrollsWhatIsUnderIt() {
        var store = makeMouseStore()
        store.apply(mouse(.wheelDown, 10, 10))
        #expect(store.state.clips.cursor.selection == 1 + 3)
        store.apply(mouse(.wheelUp, 10, 10))
        #expect(store.state.clips.cursor.selection == 1)
        store.apply(mouse(.wheelDown, 100, 10))
        #expect(store.state.focusedPane == .clipInspector && store.state.clips.cursor.selection == 1)
    }

    @Test func theWheelZoomsPlotsOfTime() {
        var store = makeMouseStore()
        store.apply(mouse(.wheelUp, 100, 10))
        #expect(store.state.clips.inspector.window.halvings == 1)
        store.apply(mouse(.wheelDown, 100, 10))
        #expect(store.state.clips.inspector.window.isWhole)
    }

    @Test func aClickSelectsThePlotUnderIt() throws {
        var store = makeMouseStore()
        let row = try #require(store.screen.firstIndex { $0.contains("MFCC 13 x") })
        store.apply(mouse(.press, 80, row + 2))
        #expect(store.state.clips.inspector.selected == .mfcc)
    }

    /// The column of a text in a row of the screen, and the row.
    private func place(of text: String, in store: TestStore, after column: Int = 0) throws -> (x: Int, y: Int) {
        for (y, line) in store.screen.enumerated() {
            guard let found = line.dropFirst(column).firstRange(of: text) else { continue }
            return (line.distance(from: line.startIndex, to: found.lowerBound), y)
        }
        throw PlaceError()
    }

    private struct PlaceError: Error {}

    @Test func aSecondClickOnACellListsItsClips() throws {
        var store = makeMouseStore()
        store.use("6", "4")
        let before = store.state.evaluate.cell
        let cell = try place(of: "[", in: store)
        // Two rows of classes higher, where every class is right.
        store.press("g", "h", "h", "h", "h", "h", "h", "h")
        #expect(store.state.evaluate.cell != before)
        store.apply(mouse(.press, cell.x + 1, cell.y))
        #expect(store.state.evaluate.cell == before && store.state.evaluate.list == nil)
        store.apply(mouse(.release, cell.x + 1, cell.y))
        store.apply(mouse(.press, cell.x + 1, cell.y))
        #expect(store.state.evaluate.list != nil)
    }

    @Test func aKeyBetweenTwoClicksMakesThemSingle() throws {
        var store = makeMouseStore()
        store.use("6", "4")
        let cell = try place(of: "[", in: store)
        store.apply(mouse(.press, cell.x + 1, cell.y))
        store.press("%")
        store.apply(mouse(.press, cell.x + 1, cell.y))
        #expect(store.state.evaluate.list == nil)
    }

    @Test func aClickSelectsTheClassUnderIt() throws {
        var store = makeMouseStore()
        store.use("6", "2")
        let row = try place(of: "fearful", in: store)
        store.apply(mouse(.press, row.x, row.y))
        #expect(store.state.classes.selected?.name == "fearful")
        let plot = try place(of: "disgust", in: store, after: 36)
        store.apply(mouse(.press, plot.x, plot.y + 2))
        #expect(store.state.classes.selected?.name == "disgust" && store.state.focusedPane == .classPlots)
        store.apply(mouse(.press, plot.x, plot.y + 2))
        #expect(store.state.classes.isZoomed)
        store.use("4")
        let result = try place(of: "surprised ", in: store, after: 72)
        store.apply(mouse(.press, result.x, result.y))
        #expect(store.state.evaluate.cell.truth == 7 && store.state.focusedPane == .classResults)
    }

    @Test func aClickBesideEverythingSelectsNothing() {
        var store = makeMouseStore()
        store.use("6", "4")
        let cell = store.state.evaluate.cell
        for _ in 0..<2 { store.apply(mouse(.press, 30, 38)) }
        #expect(store.state.evaluate.cell == cell && store.state.evaluate.list == nil)
    }

    @Test func aClickOnANameInTheBarShowsThatScreen() throws {
        var store = makeMouseStore()
        for name in ["2 Classes", "6 Runs", "3 Train", "1 Clips"] {
            let bar = store.screen[0]
            let start = try #require(bar.firstRange(of: name))
            let column = bar.distance(from: bar.startIndex, to: start.lowerBound) + 2
            store.apply(mouse(.press, column, 0))
            #expect("\(store.state.screen.rawValue) \(store.state.screen.title)" == name)
        }
    }

    @Test func aPartThatIsDraggedOverIsZoomedInto() {
        var store = makeMouseStore()
        let seconds = store.state.clips.selected?.seconds ?? 0
        store.apply(mouse(.press, 70, 8))
        let from = store.state.clips.inspector.time
        store.apply(mouse(.drag, 75, 8))
        store.apply(mouse(.release, 80, 8))
        let shown = store.state.clips.inspector.window.range(of: seconds)
        #expect(from > 0 && shown.contains(from))
        #expect(shown.upperBound - shown.lowerBound < seconds / 2)
        store.press("0")
        store.apply(mouse(.press, 70, 8))
        store.apply(mouse(.release, 70, 8))
        #expect(store.state.clips.inspector.window.isWhole, "a click is no region")
    }

    @Test(arguments: [Screen.clips, .classes, .train])
    func theBorderBetweenPanesCanBeMovedAndStaysWhereItIs(_ screen: Screen) throws {
        var store = makeMouseStore()
        store.press("\(screen.rawValue)")
        let row = 10
        let border = try #require(self.border(in: store.screen[row]))
        store.apply(mouse(.press, border, row))
        store.apply(mouse(.drag, border + 9, row))
        let effects = store.apply(mouse(.release, border + 9, row))
        let moved = try #require(self.border(in: store.screen[row]))
        #expect(moved == border + 9)
        guard case .saveState(let saved) = effects.first else {
            Issue.record("the widths are not kept")
            return
        }
        var state = makeState()
        _ = state.start(restoring: saved)
        #expect(state.mouse.shares == store.state.mouse.shares && state.mouse.isOn)
    }

    /// Where two frames touch in a row of the screen.
    private func border(in line: String) -> Int? {
        line.firstRange(of: "││").map { line.distance(from: line.startIndex, to: $0.lowerBound) + 1 }
    }

    @Test func inAnOverlayOnlyTheWheelWorks() {
        var store = makeMouseStore()
        store.press("t")
        let before = store.state.appearance.theme.name
        store.apply(mouse(.wheelDown, 5, 5))
        #expect(store.state.appearance.theme.name != before)
        store.apply(mouse(.press, 5, 0))
        #expect(store.state.screen == .clips && !store.state.overlays.isEmpty)
    }

    @Test func eventsAnywhereOnAnyScreenDoNoHarm() {
        for (width, height) in [(120, 40), (80, 24), (40, 12), (20, 5)] {
            var store = makeMouseStore()
            store.apply(.resized(width: width, height: height))
            for screen in 1...6 {
                store.press("\(screen)")
                for y in stride(from: -1, through: height, by: 3) {
                    for x in stride(from: -1, through: width, by: 7) {
                        for kind in [MouseEvent.Kind.press, .drag, .release, .wheelDown, .wheelUp] {
                            store.apply(mouse(kind, x, y))
                        }
                    }
                }
                #expect(view(store.state).width == width)
            }
        }
    }
}
