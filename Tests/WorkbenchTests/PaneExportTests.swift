import Recognition
import Testing
import TextCanvas
import Workbench

@Suite struct PaneExportTests {
    private func store() -> TestStore {
        var store = makeOpenStore(width: 120, height: 40)
        store.runAnalyses(store.press("j"))
        return store
    }

    @Test func aPaneIsSmallerThanItsScreen() throws {
        var store = store()
        let screen = try #require(store.state.exported(as: .text)).split(separator: "\n")
        let list = try #require(store.state.exportedPane(as: .text)).split(separator: "\n")
        #expect(list.count == screen.count - 2, "without header and footer")
        #expect(list[0].contains("Clips") && !list[0].contains("Emoscope"))
        store.press("tab")
        let inspector = try #require(store.state.exportedPane(as: .text)).split(separator: "\n")
        #expect(inspector[0].count + list[0].count == 120)
    }

    @Test func theNumbersOfThePlotThatIsSelected() throws {
        var store = store()
        store.press("tab")
        let samples = try #require(store.state.exportedPane(as: .csv)).split(separator: "\n")
        let clip = try #require(store.state.clips.selected?.id)
        let analysis = try #require(store.state.clips.analyses[clip])
        #expect(samples.count == analysis.samples.count + 1)
        store.press("j", "j", "j")
        #expect(store.state.clips.inspector.selected == .mfcc)
        let mfcc = try #require(store.state.exportedPane(as: .csv)).split(separator: "\n")
        #expect(mfcc.count == analysis.mfcc.frames + 1)
        #expect(mfcc[0].hasPrefix("seconds,c0,c1"))
    }

    @Test(arguments: ["1", "3", "4", "5", "6"]) func everyPaneHasItsPictureAndNumbers(screen: String) {
        var store = store()
        store.use("6", screen)
        for _ in 0..<2 {
            #expect(store.state.exportedPane(as: .svg)?.hasPrefix("<svg") == true)
            if screen != "3" || store.state.focusedPane == .trainForm {
                #expect(store.state.exportedPane(as: .csv)?.contains(",") == true, "\(store.state.focusedPane)")
            }
            store.use("tab")
        }
    }

    @Test func aKeyAsksForTheNameAndWrites() {
        var store = store()
        store.press("W")
        #expect(store.press("enter").map(describe) == ["write emoscope-clip-list.csv"])
    }

    @Test func theCommandLineThatDoesTheSameIsShown() {
        var store = store()
        #expect(store.state.headlessCommand == "emoscope scan /corpora/voices --csv")
        store.press("3")
        #expect(store.state.headlessCommand?.hasPrefix("emoscope train --corpus /corpora/voices --recipe ") == true)
        store.press("l")
        store.use("6", "5")
        #expect(store.state.headlessCommand?.contains("emoscope classify /runs/1-notebook-fixed /corpora/") == true)
        store.use("a")
        #expect(store.state.headlessCommand?.hasSuffix("--json --saliency") == true)
        store.press(";")
        #expect(store.press("c").map(describe).first?.hasPrefix("copy emoscope classify") == true)
    }
}
