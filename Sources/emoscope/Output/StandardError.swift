import Glibc
import Synchronization

/// Messages to the person at the terminal, one line each.
enum StandardError {
    /// Whether somebody watches, so that a progress line may be redrawn in place.
    static let isTerminal = isatty(STDERR_FILENO) == 1

    /// Whether a line stands there that is meant to be overwritten.
    private static let isTransientShown = Mutex(false)

    /// Prints `emoscope: text` as exactly one line, whatever a file name inside it contains.
    static func message(_ text: String) {
        clearTransient()
        write("emoscope: \(oneLine(text))\n")
    }

    /// Shows a line that the next one replaces; for terminals only.
    static func showTransient(_ text: String) {
        isTransientShown.withLock { isShown in
            isShown = true
            write("\r\u{1B}[K\(oneLine(text))")
        }
    }

    /// Takes away the line that was meant to be overwritten.
    static func clearTransient() {
        isTransientShown.withLock { isShown in
            if isShown { write("\r\u{1B}[K") }
            isShown = false
        }
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
