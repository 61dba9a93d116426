/// The list of themes; the one under the cursor is shown at once, closing puts the first one back.
package struct ThemeChooser: Hashable, Sendable {
    /// The theme that is shown.
    package var cursor = ListCursor()
    /// The theme to return to.
    package let original: Int

    /// A chooser that starts at the theme in use.
    package init(current: Int, returningTo original: Int, total: Int, height: Int) {
        self.original = original
        cursor.select(current, total: total, height: height)
    }
}
