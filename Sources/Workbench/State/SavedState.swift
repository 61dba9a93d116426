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

    /// What a state keeps.
    package init(_ state: WorkbenchState) {
        screen = state.screen
        theme = state.appearance.theme.name
        glyphs = state.chosenGlyphs?.rawValue
        clipFilter = state.clips.queryText
        clipSort = state.clips.sort.column
        isDescending = state.clips.sort.isDescending
    }
}
