/// The one table of keys. Dispatch, footers, help, palette and the manual's list are all made from it.
package struct KeyMap: Sendable {
    /// Every row, in the order in which help lists them.
    package private(set) var bindings: [KeyBinding]
    private var commands: [KeyScope: [Key: Command]] = [:]
    private var firstKeys: [Command: Key] = [:]

    /// A map of the given rows. Where two rows of a scope claim one key the earlier row has it; see `conflicts`.
    package init(_ bindings: [KeyBinding]) {
        self.bindings = bindings
        for binding in bindings {
            for key in binding.keys where commands[binding.scope]?[key] == nil {
                commands[binding.scope, default: [:]][key] = binding.command
            }
            if let first = binding.keys.first, firstKeys[binding.command] == nil { firstKeys[binding.command] = first }
        }
    }

    /// The command of a key, looked up in the scopes in their order.
    package func command(for key: Key, in scopes: [KeyScope]) -> Command? {
        for scope in scopes {
            if let command = commands[scope]?[key] { return command }
        }
        return nil
    }

    /// The key that gives a command, as the palette shows it.
    package func key(for command: Command) -> Key? { firstKeys[command] }

    /// The rows of one scope.
    package func bindings(in scope: KeyScope) -> [KeyBinding] { bindings.filter { $0.scope == scope } }

    /// Keys that one scope gives to two commands, or that a scope takes from one around it.
    ///
    /// An overlay stands alone. Escape may be taken over: it always means "out of the innermost".
    package var conflicts: [KeyConflict] {
        var found: [KeyConflict] = []
        for (index, inner) in bindings.enumerated() {
            for outer in bindings[(index + 1)...] where inner.command != outer.command {
                guard Self.reachTogether(inner.scope, outer.scope) else { continue }
                let shared = inner.keys.filter { outer.keys.contains($0) && $0 != .escape }
                found += shared.map { KeyConflict(key: $0, first: inner, second: outer) }
            }
        }
        return found
    }

    /// Whether one place looks keys up in both scopes.
    private static func reachTogether(_ first: KeyScope, _ second: KeyScope) -> Bool {
        if first == second { return true }
        switch (first, second) {
        case (.overlay, _), (_, .overlay): return false
        case (.pane(let pane), .screen(let screen)), (.screen(let screen), .pane(let pane)):
            return pane.screen == screen
        case (.pane, .pane), (.screen, .screen): return false
        default: return true
        }
    }
}

/// A key with two meanings at one place.
package struct KeyConflict: Hashable, Sendable, CustomStringConvertible {
    /// The key that both claim.
    package let key: Key
    /// The row that comes first in the table, and has the key.
    package let first: KeyBinding
    /// The row that loses it.
    package let second: KeyBinding

    /// One line that names the key, both commands and where they hold.
    package var description: String {
        "\(key): \(first.command.name) (\(first.scope.title)) and \(second.command.name) (\(second.scope.title))"
    }
}
