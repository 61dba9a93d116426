/// One option of a recipe: its dotted name, what it may be, what it means, and how it is read and set.
///
/// The command line (`--set`, `--show-recipe`), recipe files and the workbench's form all derive from `RecipeKey.all`.
package struct RecipeKey: Identifiable, Sendable {
    /// The dotted name, as `features.mfcc.filterCount`.
    package let path: String
    /// What values it takes.
    package let kind: Kind
    /// What it does, in a line, with the unit.
    package let meaning: String
    let read: @Sendable (Recipe) -> RecipeValue
    /// Sets the value; false where it does not fit, and an error where more can be said than that.
    let write: @Sendable (inout Recipe, RecipeValue) throws(RecipeError) -> Bool

    /// The dotted name.
    package var id: String { path }

    /// The part of the recipe that the key belongs to: all of the name before its last dot, empty at the top.
    package var section: String { path.split(separator: ".").dropLast().joined(separator: ".") }

    /// The value in a recipe.
    package func value(in recipe: Recipe) -> RecipeValue { read(recipe) }

    /// The value that the default recipe has.
    package var defaultValue: RecipeValue { read(Recipe.standard) }

    /// Sets a value that came from a file or a form.
    package func set(_ value: RecipeValue, in recipe: inout Recipe) throws(RecipeError) {
        guard let fitting = kind.fit(value), try write(&recipe, fitting) else {
            throw .wrongValue(key: path, value: value.text, allowed: kind.allowed, file: nil)
        }
    }

    /// Sets a value that was typed as text.
    package func set(text: String, in recipe: inout Recipe) throws(RecipeError) {
        guard let value = kind.parse(text), try write(&recipe, value) else {
            throw .wrongValue(key: path, value: text, allowed: kind.allowed, file: nil)
        }
    }
}
