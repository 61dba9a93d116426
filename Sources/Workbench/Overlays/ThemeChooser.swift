/// The list of themes; the one under the cursor is shown at once, closing puts the first one back.
package struct ThemeChooser: Hashable, Sendable {
    /// The theme that is shown.
    package var cursor = ListCursor()
    /// The theme to return to.
    package let original: Int

    /// A chooser that starts at the theme in use.
    package init(current: Int, total: Int, height: Int) {
        original = current
        cursor.select(current, total: total, height: height)
    }
}
