import Testing
import TextCanvas
import Workbench

/// Fewer colours and plainer glyphs show the same things.
@Suite struct TierTests {
    /// A workbench on a screen, drawn in the given tiers.
    private func makeStore(
        _ screen: Int, _ colors: ColorTier, _ glyphs: GlyphTier, width: Int = 80, height: Int = 24
    ) -> TestStore {
        var state = WorkbenchState(
            corpusPath: "/corpora/voices", width: width, height: height,
            appearance: Appearance(theme: .dark, colors: colors, glyphs: glyphs))
        for case .openCorpus(_, let request) in state.start() {
            _ = update(&state, .corpusOpened(request, .success(makeCorpus())))
            _ = update(&state, .marksLoaded(request, .success(ClipMarks())))
        }
        state.notices.clearShown()
        var store = TestStore(state)
        store.use("6", "\(screen)")
        store.runAnalyses(store.press("j"))
        return store
    }

    @Test(arguments: ColorTier.allCases)
    func aTierOfColours(_ tier: ColorTier) {
        expectStyledSnapshot("clips-\(tier)", makeStore(1, tier, .braille))
        expectStyledSnapshot("evaluate-\(tier)", makeStore(4, tier, .braille))
    }

    @Test(arguments: GlyphTier.allCases)
    func aTierOfGlyphs(_ tier: GlyphTier) {
        expectSnapshot("clips-glyphs-\(tier)", makeStore(1, .colors256, tier))
        expectSnapshot("evaluate-glyphs-\(tier)", makeStore(4, .colors256, tier))
    }

    /// Every word and number of the richest screen stands on the poorest one too.
    @Test(arguments: 1...6)
    func asciiAndMonochromeSayTheSame(_ screen: Int) {
        let rich = words(of: makeStore(screen, .trueColor, .braille))
        let poor = words(of: makeStore(screen, .monochrome, .ascii))
        #expect(rich == poor)
    }

    /// Keys that lead to a picture, screen by screen.
    private static let pictures: [(screen: Int, keys: [String])] = [
        (1, ["v", "F", "B"]), (1, ["v", "z", "]", "]"]), (1, ["n"]), (2, ["p"]), (2, ["p", "p"]), (2, ["n", "b"]),
        (2, ["enter"]), (3, ["n"]), (4, ["%"]), (4, ["v", "v"]), (4, ["enter"]), (5, ["a"]), (5, ["x"]), (6, ["v"]),
    ]

    @Test(arguments: pictures.indices, [(80, 24), (120, 40), (200, 56)])
    func everyPictureSaysTheSameInAsciiAndMonochrome(_ index: Int, _ size: (width: Int, height: Int)) {
        let picture = Self.pictures[index]
        func words(_ colors: ColorTier, _ glyphs: GlyphTier) -> [String] {
            var store = makeStore(picture.screen, colors, glyphs, width: size.width, height: size.height)
            for key in picture.keys {
                let effects = store.press(key)
                store.runAnalyses(effects)
                store.runMeasures(effects)
                store.answer(effects)
            }
            return self.words(of: store)
        }
        #expect(words(.trueColor, .braille) == words(.monochrome, .ascii), "\(picture)")
    }

    /// What colour alone would tell is told by bold, underlined or reversed text.
    @Test(arguments: 1...6)
    func theSelectionIsSeenWithoutColour(_ screen: Int) {
        let canvas = view(makeStore(screen, .monochrome, .ascii).state)
        let cells = (0..<canvas.height).flatMap { row in (0..<canvas.width).map { canvas[x: $0, y: row] } }
        #expect(cells.allSatisfy { $0.foreground == .terminal && $0.background == .terminal })
        #expect(cells.contains { $0.attributes.contains(.reverse) })
    }

    /// Whether dots stand for a part of a name: what is made of shades has no letters but those of an axis.
    private func isCut(_ word: Substring) -> Bool { word.contains("..") && word.count(where: \.isLetter) > 2 }

    private func words(of store: TestStore) -> [String] {
        store.screen.flatMap { line in
            // A word that an ellipsis cuts is cut elsewhere where the ellipsis takes two columns; dots at a number are shades;
            // the arrow of the sort is a letter.
            line.replacing("effectv", with: "effect").split(separator: " ")
                .filter { !$0.contains("…") && !isCut($0) && (!$0.contains("..") || $0.contains(where: \.isNumber)) }
                .flatMap { $0.split { !($0.isASCII && ($0.isLetter || $0.isNumber)) } }.map(String.init)
                // Single letters, and rows of the same one or of the marks of charts, may be curves.
                .filter { Set($0).count > 1 && !Set($0).isSubset(of: "oxV") }
        }
    }
}
