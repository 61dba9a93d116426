/// A line of text with a cursor, edited one command at a time.
package struct TextField: Hashable, Sendable {
    /// The characters typed.
    package private(set) var characters: [Character]
    /// Where the next character goes, 0 to `characters.count`.
    package private(set) var cursor: Int

    /// A field that holds a text, its cursor behind it.
    package init(_ text: String = "") {
        characters = Array(text)
        cursor = characters.count
    }

    /// The whole text.
    package var text: String { String(characters) }

    /// Types a text at the cursor; line ends and other control characters are left out.
    package mutating func insert(_ text: String) {
        let typed = text.filter { character in !character.unicodeScalars.contains { $0.value < 32 || $0.value == 127 } }
        characters.insert(contentsOf: typed, at: cursor)
        cursor += typed.count
    }

    /// Replaces the text from an offset to the cursor, as completion does.
    package mutating func replace(from start: Int, with text: String) {
        let start = min(max(0, start), cursor)
        characters.removeSubrange(start..<cursor)
        cursor = start
        insert(text)
    }

    /// Obeys an editing command. Returns whether it was one.
    package mutating func edit(_ command: OverlayCommand) -> Bool {
        switch command {
        case .deleteBackward: delete(from: cursor - 1, to: cursor)
        case .deleteForward: delete(from: cursor, to: cursor + 1)
        case .deleteWord: delete(from: startOfWord, to: cursor)
        case .deleteToStart: delete(from: 0, to: cursor)
        case .cursorLeft: cursor = max(0, cursor - 1)
        case .cursorRight: cursor = min(characters.count, cursor + 1)
        case .cursorStart: cursor = 0
        case .cursorEnd: cursor = characters.count
        default: return false
        }
        return true
    }

    /// Takes out characters; places outside the text are cut to it.
    private mutating func delete(from start: Int, to end: Int) {
        let range = max(0, start)..<min(characters.count, end)
        characters.removeSubrange(range)
        cursor = range.lowerBound
    }

    /// Where the word before the cursor begins; spaces behind it belong to it, as in a shell.
    private var startOfWord: Int {
        var start = cursor
        while start > 0, characters[start - 1] == " " { start -= 1 }
        while start > 0, characters[start - 1] != " " { start -= 1 }
        return start
    }
}
