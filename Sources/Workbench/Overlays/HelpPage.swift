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
    package init(of keyMap: KeyMap, in scopes: [KeyScope]) {
        var lines: [Line] = []
        for scope in scopes {
            let rows = keyMap.bindings(in: scope)
            guard !rows.isEmpty else { continue }
            if !lines.isEmpty { lines.append(.blank) }
            lines.append(.heading(scope.title))
            lines += rows.map { .keys($0.keyText, help: $0.command.help) }
        }
        lines += [
            .blank, .heading("Counts"),
            .keys("alt-digit, digits", help: "Repeat the next motion, or name the row of g and G"),
            .keys(": number, enter", help: "Go to a row"),
        ]
        self.lines = lines
    }
}
