/// One row of the key table: keys, where they hold, and the command that they give.
package struct KeyBinding: Hashable, Sendable {
    /// The keys; the first is the one that footers and the palette show.
    package var keys: [Key]
    /// Where the keys hold.
    package let scope: KeyScope
    /// What they give.
    package let command: Command
    /// A word or two for the footer; nil keeps the binding out of it, the help lists it all the same.
    package let hint: String?

    /// A row of the table.
    package init(_ keys: [Key], _ command: Command, in scope: KeyScope, hint: String? = nil) {
        self.keys = keys
        self.command = command
        self.scope = scope
        self.hint = hint
    }

    /// The keys as text, such as `j, down`.
    package var keyText: String { keys.map(\.description).joined(separator: ", ") }
}
