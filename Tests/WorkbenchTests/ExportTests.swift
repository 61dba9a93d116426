import Corpora
import Recognition
import Testing
import Workbench

/// Screens as files and on the clipboard.
@Suite struct ExportTests {
    @Test func theNameChoosesTheFormat() {
        var store = makeOpenStore()
        store.press("E", "ctrl-u")
        store.type("clips.doc")
        #expect(store.screen.last?.contains(".txt, .csv or .svg") == true)
        #expect(store.press("enter").isEmpty && store.state.overlays.count == 1)
        store.press("ctrl-u")
        store.type("/tmp/clips.csv")
        #expect(store.press("enter").map(describe) == ["write /tmp/clips.csv"])
    }

    @Test func theTextIsTheScreenWithoutThePrompt() {
        var store = makeOpenStore()
        let screen = store.screen
        store.press("E")
        #expect(store.state.exported(as: .text) == screen.joined(separator: "\n") + "\n")
    }

    @Test func thePictureIsOneOfTheScreen() {
        let store = makeOpenStore()
        let svg = store.state.exported(as: .svg) ?? ""
        #expect(svg.hasPrefix("<svg ") && svg.hasSuffix("</svg>\n") && svg.contains("Emoscope"))
    }

    @Test func theClipsThatPassAreRows() throws {
        var store = makeOpenStore()
        store.press("/")
        store.type("emotion=angry")
        store.press("enter", "N")
        store.type("loud, \"clipped\"")
        store.press("enter")
        let lines = try #require(store.state.exported(as: .csv)).split(separator: "\n")
        #expect(lines.count == 9 && lines[0].hasPrefix("clip,emotion,sex"))
        #expect(lines[1].hasSuffix("\"loud, \"\"clipped\"\"\""))
    }

    @Test func everyScreenWithNumbersHasATable() throws {
        var store = makeOpenStore()
        store.use("2")
        #expect(store.state.exported(as: .csv)?.hasPrefix("class,clips,seconds\nneutral,8,") == true)
        store.runMeasures(store.press("n"))
        let numbers = try #require(store.state.exported(as: .csv)).split(separator: "\n")
        #expect(numbers.count == 1 + 8 * VoiceNumber.all.count)
        store.use("6", "4")
        let matrix = try #require(store.state.exported(as: .csv)).split(separator: "\n")
        #expect(matrix.count == 9 && matrix[1].hasPrefix("neutral,"))
        store.use("6")
        #expect(store.state.exported(as: .csv)?.contains("1-notebook-fixed,notebook-fixed,speakers:6,finished") == true)
        store.press("3")
        #expect(store.state.exported(as: .csv) == nil)
    }

    @Test func thePathOfTheSelectionIsCopied() {
        var store = makeOpenStore()
        #expect(store.press("Y").map(describe) == ["copy /corpora/voices/Actor/000000-neutral.wav"])
        store.press("3")
        #expect(store.press("Y").isEmpty && store.state.notices.shown?.weight == .warning)
    }
}
