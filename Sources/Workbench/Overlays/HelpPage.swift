import TextCanvas

/// The help of where the user is: the rows of the key table that reach the focused pane.
package struct HelpPage: Hashable, Sendable {
    /// A line of the page.
    package enum Line: Hashable, Sendable {
        /// The name of a scope.
        case heading(String)
        /// Keys and what they do.
        case keys(String, help: String)
        /// A line between scopes.
        case blank
    }

    /// The lines from the top.
    package let lines: [Line]
    /// Where the page is scrolled to.
    package var scroll = TextScroll()

    /// The page of some scopes, innermost first.
    package init(of keyMap: KeyMap, in scopes: [KeyScope], width: Int = HelpPage.mostColumns) {
        var lines: [Line] = []
        for scope in scopes {
            let rows = keyMap.bindings(in: scope)
            guard !rows.isEmpty else { continue }
            if !lines.isEmpty { lines.append(.blank) }
            lines.append(.heading(scope.title))
            lines += rows.map { .keys($0.keyText, help: $0.command.helpWithJob) }
        }
        lines += [
            .blank, .heading("Counts"),
            .keys("alt-digit, digits", help: "Repeat the next motion, or name the row of g and G"),
            .keys(": number, enter", help: "Go to a row"),
            .blank, .heading("Without the screen"),
            .keys("[ ]", help: "What stands in brackets does the same on the command line: emoscope ..."),
            .keys(": and ;", help: "Show the whole line for a command, and for the screen and what was done last"),
        ]
        self.lines = Self.wrapped(lines, inWidth: width)
    }

    /// Columns of the page at most: longer lines are hard to read.
    package static let mostColumns = 100

    /// Columns of the keys.
    static func keyColumns(of lines: [Line]) -> Int {
        min(22, lines.map { line in if case .keys(let keys, _) = line { keys.columns } else { 0 } }.max() ?? 0)
    }

    /// Help that is longer than its room goes on in the next line.
    private static func wrapped(_ lines: [Line], inWidth width: Int) -> [Line] {
        // Frame, margins, the indentation of the keys and the space behind them.
        let room = max(20, min(width, mostColumns) - 4 - keyColumns(of: lines) - 4)
        return lines.flatMap { line -> [Line] in
            guard case .keys(let keys, let help) = line else { return [line] }
            return help.wrapped(to: room).enumerated().map { .keys($0.offset == 0 ? keys : "", help: $0.element) }
        }
    }
}
