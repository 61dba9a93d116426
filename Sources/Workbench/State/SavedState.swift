import Corpora
import Recognition
import TextCanvas

/// What of the screen is found again at the next start.
package struct SavedState: Codable, Hashable, Sendable {
    /// The screen that was in sight.
    package var screen: Screen
    /// The theme's name.
    package var theme: String
    /// The glyphs' number, as `GlyphTier` counts them; nil where the terminal decides.
    package var glyphs: Int?
    /// The text of the clip list's filter.
    package var clipFilter: String
    /// The column by which clips are sorted.
    package var clipSort: ClipColumn
    /// Whether the order is descending.
    package var isDescending: Bool
    /// What older programs did not keep; nil where one of them wrote the file.
    package private(set) var more: More?

    /// What was added to the state of the screen over time.
    package struct More: Codable, Hashable, Sendable {
        /// The folder of the corpus, and the clip in it that was selected.
        var corpus: String
        var clip: String?
        /// Columns of the clip list that are not wanted.
        var hiddenColumns: [ClipColumn]
        /// The pane with the focus.
        var pane: Pane
        /// How the inspector shows a clip.
        var inspector: Inspector
        /// How classes are shown.
        var labels: LabelScheme
        var classPlot: ClassPlot
        var number: String?
        var numberOrder: ClassNumbers.Order
        var showsRidges: Bool
        /// What results are grouped by.
        var aspect: EvaluateAspect
        /// The recipe that the form started from, and the form as it was edited.
        var baseRecipe: String
        var recipe: Recipe
        /// Whether the mouse was on, and the shares of the width that panes were given; nil in files of older programs.
        var mouse: Bool?
        var shares: [Int: Double]?
        /// The trainings that waited; nil in files of older programs.
        var queue: [Recipe]?
    }

    /// How the inspector shows a clip.
    struct Inspector: Codable, Hashable, Sendable {
        var selected: InspectorPlot
        var showsSpectrogram: Bool
        var showsNumbers: Bool
        var showsPitch: Bool
        var showsIntensity: Bool
        var showsFormants: Bool
        var scale: FrequencyScale
    }

    /// What a state keeps.
    package init(_ state: WorkbenchState) {
        screen = state.screen
        theme = state.appearance.theme.name
        glyphs = state.chosenGlyphs?.rawValue
        clipFilter = state.clips.queryText
        clipSort = state.clips.sort.column
        isDescending = state.clips.sort.isDescending
        more = More(state)
    }

    /// Reads a state; what this program does not understand any more is left out.
    package init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        screen = try values.decode(Screen.self, forKey: .screen)
        theme = try values.decode(String.self, forKey: .theme)
        glyphs = try values.decodeIfPresent(Int.self, forKey: .glyphs)
        clipFilter = try values.decode(String.self, forKey: .clipFilter)
        clipSort = try values.decode(ClipColumn.self, forKey: .clipSort)
        isDescending = try values.decode(Bool.self, forKey: .isDescending)
        more = try? values.decodeIfPresent(More.self, forKey: .more)
    }
}

extension SavedState.More {
    fileprivate init(_ state: WorkbenchState) {
        corpus = state.corpus.opened?.root ?? ""
        clip = state.clips.selected?.id
        hiddenColumns = ClipColumn.allCases.filter(state.clips.hiddenColumns.contains)
        pane = state.focusedPane
        inspector = SavedState.Inspector(state.clips.inspector)
        labels = state.classes.scheme
        classPlot = state.classes.plot
        number = state.classes.numbers.selected.map { VoiceNumber.all[$0].name }
        numberOrder = state.classes.numbers.order
        showsRidges = state.classes.numbers.showsRidges
        queue = state.train.queue.recipes
        aspect = state.evaluate.aspect
        baseRecipe = state.train.form.base.name
        recipe = state.train.form.recipe
        mouse = state.mouse.isOn
        shares = Dictionary(state.mouse.shares.map { ($0.rawValue, $1) }) { $1 }
    }
}

extension SavedState.Inspector {
    fileprivate init(_ state: InspectorState) {
        selected = state.selected
        showsSpectrogram = state.showsSpectrogram
        showsNumbers = state.showsNumbers
        showsPitch = state.showsPitch
        showsIntensity = state.showsIntensity
        showsFormants = state.showsFormants
        scale = state.scale
    }
}

extension InspectorState {
    /// Takes up how a clip was shown.
    mutating func restore(_ saved: SavedState.Inspector) {
        selected = saved.selected
        showsSpectrogram = saved.showsSpectrogram
        showsNumbers = saved.showsNumbers
        showsPitch = saved.showsPitch
        showsIntensity = saved.showsIntensity
        showsFormants = saved.showsFormants
        scale = saved.scale
        keepSelection()
    }
}
