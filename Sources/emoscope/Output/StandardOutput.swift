import Glibc
import Synchronization

/// Results for the user or for the next program of a pipe.
///
/// Text is gathered and written in large pieces. When the reader has gone (EPIPE) the rest is dropped without a word,
/// as `emoscope scan . | head` means it; any other fault, a full disk above all, ends the program with a line.
enum StandardOutput {
    private struct State {
        var pending: [UInt8] = []
        var isReaderGone = false
    }

    private static let state = Mutex(State())
    private static let pieceSize = 1 << 16

    /// Prints a line.
    static func print(_ line: String) { write(line + "\n") }

    /// Prints text as it is.
    static func write(_ text: String) { write(Array(text.utf8)) }

    /// Prints bytes as they are.
    static func write(_ bytes: [UInt8]) {
        state.withLock { state in
            state.pending += bytes
            if state.pending.count >= pieceSize { drain(&state) }
        }
    }

    /// Writes what is pending; for commands whose output is watched while they work.
    static func flush() {
        state.withLock { drain(&$0) }
    }

    /// Writes what is pending and ends the program.
    static func flush(endingWith status: Int32) -> Never {
        flush()
        exit(status)
    }

    private static func drain(_ state: inout State) {
        defer { state.pending.removeAll(keepingCapacity: true) }
        var rest = state.pending[...]
        while !rest.isEmpty && !state.isReaderGone {
            let written = rest.withUnsafeBytes { Glibc.write(STDOUT_FILENO, $0.baseAddress, $0.count) }
            if written >= 0 {
                rest = rest.dropFirst(written)
            } else if errno == EPIPE {
                state.isReaderGone = true
            } else if errno != EINTR {
                StandardError.message("cannot write the result: standard output: \(String(cString: strerror(errno)))")
                exit(ExitStatus.failed)
            }
        }
    }
}
