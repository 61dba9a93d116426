/// The command palette: commands found by letters typed in any place of their names.
package struct Palette: Sendable {
    /// What is typed.
    package var field = TextField()
    /// The match that Enter runs.
    package var cursor = ListCursor()
    /// The commands that match, best first.
    package private(set) var matches: [Command] = Self.commands

    /// Commands that make sense out of a list: all but those of overlays, which apply to what the palette covers.
    package static let commands: [Command] = Command.all.filter { command in
        if case .overlay = command { return false }
        return true
    }

    /// A palette that shows every command.
    package init() {}

    /// The command that Enter runs.
    package var chosen: Command? { matches.indices.contains(cursor.selection) ? matches[cursor.selection] : nil }

    /// The row that a typed number names, as in `:42`.
    package var row: Int? { Int(field.text).flatMap { $0 > 0 ? min($0, CommandCount.limit) : nil } }

    /// Finds the matches of what is typed now.
    mutating func search() {
        let pattern = field.text
        cursor = ListCursor()
        guard !pattern.isEmpty else {
            matches = Self.commands
            return
        }
        let scored = Self.commands.enumerated().compactMap { index, command in
            Self.score(command, pattern).map { (score: $0, index: index, command: command) }
        }
        // Of equals the shorter name comes first: it is matched by a larger part.
        matches = scored.sorted { first, second in
            (second.score, first.command.name.count, first.index) < (
                first.score, second.command.name.count, second.index
            )
        }.map(\.command)
    }

    /// A match in the name counts for more than one in the help.
    private static func score(_ command: Command, _ pattern: String) -> Int? {
        let inName = FuzzyMatch.score(of: pattern, in: command.name).map { $0 + 10 }
        let inHelp = FuzzyMatch.score(of: pattern, in: command.help)
        return [inName, inHelp].compactMap { $0 }.max()
    }
}
