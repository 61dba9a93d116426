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

    /// The screen whose commands come first.
    private let screen: Screen?

    /// A palette that shows every command.
    ///
    /// - Parameter screen: where one is; of commands that match alike those that work here come first.
    package init(on screen: Screen? = nil) { self.screen = screen }

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
            score(command, pattern).map { (score: $0, index: index, command: command) }
        }
        // Of equals the shorter name comes first: it is matched by a larger part.
        matches = scored.sorted { first, second in
            (second.score, first.command.name.count, first.index) < (
                first.score, second.command.name.count, second.index
            )
        }.map(\.command)
    }

    /// What a match in the name is worth more than one in the help, and a command of the screen in sight more than others.
    private static let (nameBonus, screenBonus) = (10, 20)

    private func score(_ command: Command, _ pattern: String) -> Int? {
        let inName = FuzzyMatch.score(of: pattern, in: command.name).map { $0 + Self.nameBonus }
        guard let best = [inName, Self.scoreInHelp(command, pattern)].compactMap({ $0 }).max() else { return nil }
        return best + (screen != nil && command.screen == screen ? Self.screenBonus : 0)
    }

    /// Sentences hold nearly every sequence of letters somewhere: there, each word typed must begin a word.
    private static func scoreInHelp(_ command: Command, _ pattern: String) -> Int? {
        let words = command.help.lowercased().split { !$0.isLetter && !$0.isNumber }
        let typed = pattern.lowercased().split(separator: " ")
        guard typed.allSatisfy({ part in words.contains { $0.hasPrefix(part) } }) else { return nil }
        return FuzzyMatch.score(of: pattern, in: command.help)
    }
}
