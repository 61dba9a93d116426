/// A line being typed, what it is for, and what is wrong with it so far.
package struct Prompt: Hashable, Sendable {
    /// What the text is for.
    package enum Purpose: Hashable, Sendable {
        /// The filter of the clip list; it works while it is typed.
        case clipFilter
        /// The value of one key of the recipe.
        case recipeValue(key: String)
        /// The part of a name by which options of the recipe are found; it works while it is typed.
        case recipeSearch
        /// A note on a clip.
        case clipNote(String)
        /// The part of a name by which numbers are found; it works while it is typed.
        case numberSearch
        /// The path of an audio file to classify.
        case classifyPath
        /// The path of an audio file to look at.
        case inspectPath
        /// The file that the screen is written to; its end chooses the format.
        case exportPath
        /// The name of a file for the focused pane.
        case panePath
        /// A new name for a run.
        case runName(path: String)
        /// The filter of the run list.
        case runFilter
    }

    /// What the text is for.
    package let purpose: Purpose
    /// What stands before the field.
    package let title: String
    /// The text as it is typed.
    package var field: TextField
    /// What was there before, put back when the prompt is closed.
    package let original: String
    /// What is wrong with the text; nil when it can be taken.
    package var problem: String?

    /// A prompt that starts with a text.
    package init(_ purpose: Purpose, title: String, text: String = "") {
        self.purpose = purpose
        self.title = title
        field = TextField(text)
        original = text
    }
}
