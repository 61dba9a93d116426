/// What a key sends, as the terminals of the xterm family send it.
package struct KeyPress: Sendable, ExpressibleByStringLiteral {
    let bytes: [UInt8]

    /// The characters of the text, one after the other.
    package init(stringLiteral text: String) { bytes = Array(text.utf8) }

    /// The characters of the text, one after the other.
    package init(_ text: String) { bytes = Array(text.utf8) }

    /// Any bytes at all.
    package init(bytes: [UInt8]) { self.bytes = bytes }

    package static let enter: KeyPress = "\r"
    package static let tab: KeyPress = "\t"
    package static let backTab: KeyPress = "\u{1B}[Z"
    package static let escape: KeyPress = "\u{1B}"
    package static let backspace: KeyPress = "\u{7F}"
    package static let up: KeyPress = "\u{1B}[A"
    package static let down: KeyPress = "\u{1B}[B"
    package static let right: KeyPress = "\u{1B}[C"
    package static let left: KeyPress = "\u{1B}[D"
    package static let home: KeyPress = "\u{1B}[H"
    package static let end: KeyPress = "\u{1B}[F"
    package static let pageUp: KeyPress = "\u{1B}[5~"
    package static let pageDown: KeyPress = "\u{1B}[6~"

    /// A letter with the control key held, for example `.control("c")`.
    package static func control(_ letter: Character) -> KeyPress {
        KeyPress(bytes: [(letter.asciiValue ?? 0) & 0x1F])
    }

    /// Text as a terminal pastes it where the program has asked for marked pastes.
    package static func paste(_ text: String) -> KeyPress { KeyPress("\u{1B}[200~\(text)\u{1B}[201~") }
}
