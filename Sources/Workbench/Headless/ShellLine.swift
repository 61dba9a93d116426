/// Words of a command line, as a shell reads them back.
package enum ShellLine {
    /// A word that a shell takes as it is; a `~` in front stays open, so that the shell puts the home folder in its place.
    package static func quoted(_ word: String) -> String {
        if word.hasPrefix("~/") { return "~/" + (word.count > 2 ? quoted(String(word.dropFirst(2))) : "") }
        let isPlain =
            !word.isEmpty && word.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "/._-=:,+".contains($0)) }
        return isPlain ? word : "'" + word.replacing("'", with: "'\\''") + "'"
    }

    /// Words with spaces between them.
    package static func joined(_ words: [String]) -> String { words.map(quoted).joined(separator: " ") }
}
