/// One key as the terminal decoded it: a character or a named key, with the modifiers that the terminal can tell.
package struct Key: Hashable, Sendable {
    /// What was struck, without modifiers.
    package enum Code: Hashable, Sendable {
        /// A key that types a character.
        case character(Character)
        /// Keys that move.
        case up, down, left, right, home, end, pageUp, pageDown, insert, delete
        /// Keys that end, complete, take back and leave.
        case enter, tab, backspace, escape
        /// A function key by its number, from 1.
        case function(Int)
    }

    /// Modifiers held with it; shift is reported only for named keys, since a character already shows it.
    package struct Modifiers: OptionSet, Hashable, Sendable {
        /// One bit a modifier.
        package let rawValue: UInt8

        /// Modifiers from their bits.
        package init(rawValue: UInt8) { self.rawValue = rawValue }

        /// The control key.
        package static let control = Modifiers(rawValue: 1)
        /// The alt or meta key; terminals send it as an escape before the key.
        package static let alt = Modifiers(rawValue: 2)
        /// The shift key, with named keys only.
        package static let shift = Modifiers(rawValue: 4)
    }

    /// What was struck.
    package let code: Code
    /// What was held with it.
    package let modifiers: Modifiers

    /// A key with its modifiers.
    package init(_ code: Code, _ modifiers: Modifiers = []) {
        self.code = code
        self.modifiers = modifiers
    }

    /// A character without modifiers.
    package static func character(_ character: Character) -> Key { Key(.character(character)) }

    /// A character struck with control, such as `control("d")`.
    package static func control(_ character: Character) -> Key { Key(.character(character), .control) }

    /// A character struck with alt, such as `alt("4")`.
    package static func alt(_ character: Character) -> Key { Key(.character(character), .alt) }

    /// The up key.
    package static let up = Key(.up)
    /// The down key.
    package static let down = Key(.down)
    /// The left key.
    package static let left = Key(.left)
    /// The right key.
    package static let right = Key(.right)
    /// The home key.
    package static let home = Key(.home)
    /// The end key.
    package static let end = Key(.end)
    /// The page up key.
    package static let pageUp = Key(.pageUp)
    /// The page down key.
    package static let pageDown = Key(.pageDown)
    /// The delete key.
    package static let delete = Key(.delete)
    /// The enter key.
    package static let enter = Key(.enter)
    /// The tab key.
    package static let tab = Key(.tab)
    /// Tab with shift, which goes backwards.
    package static let backTab = Key(.tab, .shift)
    /// The backspace key.
    package static let backspace = Key(.backspace)
    /// The escape key.
    package static let escape = Key(.escape)
    /// The space bar.
    package static let space = Key(.character(" "))

    /// The character that the key would type into a field, if it types one.
    package var typed: Character? {
        guard case .character(let character) = code, modifiers.isEmpty else { return nil }
        return character
    }
}
