/// Names of keys as the help shows them and configuration files write them: `j`, `ctrl-d`, `shift-tab`, `page-up`, `f5`.
extension Key: CustomStringConvertible {
    /// Keys that type nothing to be seen, and space.
    private static let names: [(code: Code, name: String)] = [
        (.up, "up"), (.down, "down"), (.left, "left"), (.right, "right"), (.home, "home"), (.end, "end"),
        (.pageUp, "page-up"), (.pageDown, "page-down"), (.insert, "insert"), (.delete, "delete"),
        (.enter, "enter"), (.tab, "tab"), (.backspace, "backspace"), (.escape, "esc"),
        (.character(" "), "space"),
    ]

    /// Modifiers in the order in which they are written.
    private static let prefixes: [(modifier: Modifiers, name: String)] = [
        (.control, "ctrl-"), (.alt, "alt-"), (.shift, "shift-"),
    ]

    /// The name, which `init(named:)` reads back.
    package var description: String {
        Self.prefixes.filter { modifiers.contains($0.modifier) }.map(\.name).joined() + codeName
    }

    /// The name without modifiers.
    private var codeName: String {
        if let entry = Self.names.first(where: { $0.code == code }) { return entry.name }
        switch code {
        case .character(let character): return String(character)
        case .function(let number): return "f\(number)"
        default: return ""
        }
    }

    /// The key of a name; nil where no key is called so.
    package init?(named name: String) {
        var rest = Substring(name)
        var modifiers: Modifiers = []
        while let prefix = Self.prefixes.first(where: { rest.count > $0.name.count && rest.hasPrefix($0.name) }) {
            modifiers.insert(prefix.modifier)
            rest = rest.dropFirst(prefix.name.count)
        }
        guard let code = Self.code(named: rest) else { return nil }
        self.init(code, modifiers)
    }

    /// The code of a name without modifiers.
    private static func code(named name: Substring) -> Code? {
        if let entry = names.first(where: { $0.name == name }) { return entry.code }
        if name.count == 1, let character = name.first { return .character(character) }
        if name.first == "f", let number = Int(name.dropFirst()), (1...24).contains(number) { return .function(number) }
        return nil
    }
}
