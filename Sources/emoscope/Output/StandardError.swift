import Glibc

/// Messages to the person at the terminal, one line each.
enum StandardError {
    /// Whether somebody watches, so that a progress line may be redrawn in place.
    static let isTerminal = isatty(STDERR_FILENO) == 1

    /// Prints `emoscope: text` as exactly one line, whatever a file name inside it contains.
    static func message(_ text: String) {
        write("emoscope: \(oneLine(text))\n")
    }

    /// Writes text as it is; a standard error that is closed or full is nobody's business.
    static func write(_ text: String) {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let written = rest.withUnsafeBytes { Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
            if written < 0 && errno == EINTR { continue }
            if written <= 0 { return }
            rest = rest.dropFirst(written)
        }
    }

    /// The text with line breaks and other control characters replaced, so that no file name can move the cursor.
    static func oneLine(_ text: String) -> String {
        var line = ""
        for scalar in text.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .control, .lineSeparator, .paragraphSeparator: line += scalar == "\n" ? " " : "?"
            default: line.unicodeScalars.append(scalar)
            }
        }
        return line
    }
}
