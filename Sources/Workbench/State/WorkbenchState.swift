package import TextCanvas

/// The whole state of the workbench, as one value. Only `update` changes it.
package struct WorkbenchState: Sendable {
    /// The smallest terminal that can be worked in, in cells.
    package static let smallestSize = (width: 40, height: 12)

    /// Columns of the terminal.
    package var width: Int
    /// Rows of the terminal.
    package var height: Int
    /// The theme and the tiers of colours and glyphs that everything is drawn by.
    package private(set) var appearance: Appearance
    /// The themes to choose from.
    package var themes: [Theme]
    /// The glyphs that the user chose; nil where the terminal decides.
    package private(set) var chosenGlyphs: GlyphTier?

    /// The corpus.
    package var corpus: CorpusState
    /// The scan that will tell whether an open corpus is still as it is remembered.
    var confirming: Request?
    /// The screen in sight.
    package var screen: Screen = .clips
    /// Screens to go back to, after one led to another.
    package var trail: [Screen] = []
    /// The pane with the focus, by screen; its first pane where none is named.
    package var focus: [Screen: Pane] = [:]
    /// What lies over the screen; the last one takes the keys.
    package var overlays: [Overlay] = []
    /// The number typed before a command.
    package var count = CommandCount()
    /// Messages of the status line.
    package var notices = Notices()
    /// The folder that the program was told to keep everything in; nil for the usual ones.
    package var workspaceFolder: String?
    /// The folders that paths are short for: that of the user, and the one where the program was started.
    package var folders: (home: String?, current: String?) = (nil, nil)
    /// What was done last of what a command line does too.
    package internal(set) var lastDone: DoneJob?
    /// Numbers for requests of background work.
    package var requests = RequestCounter()
    /// The completion of a path that is on its way.
    package var awaitedCompletion: Request?
    /// The keys, as they are or as the configuration has them.
    package var keyMap: KeyMap = .standard

    /// What the mouse is used for, and how wide it has made the panes.
    package var mouse = MouseState()
    /// Whether the first lines of advice are shown; the next key takes them away.
    package var showsTour = false

    /// The voice numbers of the corpus.
    package var numbers = NumbersState()

    /// The clip that was selected when the last session ended, and its corpus; nil once that is open.
    var lastClip: (corpus: String, clip: String)?
    /// What the Clips screen remembers.
    package var clips = ClipsState()
    /// What the Classes screen remembers.
    package var classes = ClassesState()
    /// What the Train screen remembers.
    package var train = TrainState()
    /// What the Evaluate screen remembers.
    package var evaluate = EvaluateState()
    /// What the Classify screen remembers.
    package var classify = ClassifyState()
    /// What the Runs screen remembers.
    package var runs = RunsState()

    /// The state at the start, before the corpus is read; `start` gives the first effects.
    ///
    /// - Parameter appearance: the theme chosen at the start and what the terminal can show.
    package init(
        corpusPath: String, width: Int, height: Int, appearance: Appearance = Appearance(), themes: [Theme] = [.dark]
    ) {
        self.width = width
        self.height = height
        self.appearance = appearance
        self.themes = themes.contains { $0.name == appearance.theme.name } ? themes : [appearance.theme] + themes
        corpus = .scanning(path: corpusPath, requests.next(), done: 0, total: 0)
    }

    /// The pane with the focus.
    package var focusedPane: Pane { focus[screen] ?? screen.panes[0] }

    /// Whether the terminal is too small to work in.
    package var isTooSmall: Bool { width < Self.smallestSize.width || height < Self.smallestSize.height }

    /// The part of the terminal that the screen has: all but the header and the footer.
    package var screenArea: Rect { Rect(x: 0, y: 1, width: width, height: height - 2) }

    /// What the screen shows at large beside the list that it is selected in; nil where nothing follows a selection.
    package var previewed: String? { screen == .clips && overlays.isEmpty ? clips.shown?.id : nil }

    /// The scopes in which the next key is looked up, innermost first.
    package var keyScopes: [KeyScope] {
        if let overlay = overlays.last { return [.overlay(overlay.kind)] }
        return [.pane(focusedPane), .screen(screen), .motion, .global]
    }

    /// Draws with another theme from now on.
    mutating func setTheme(_ theme: Theme) {
        appearance = Appearance(theme: theme, colors: appearance.colors, glyphs: appearance.glyphs)
    }

    /// Draws with other glyphs from now on.
    mutating func setGlyphs(_ glyphs: GlyphTier) {
        chosenGlyphs = glyphs
        appearance = Appearance(theme: appearance.theme, colors: appearance.colors, glyphs: glyphs)
    }
}
