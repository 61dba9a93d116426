import CTerminal
import Glibc

/// Wakes the thread that sleeps in `poll`: for letters in its mailbox and for signals.
package final class WakePipe: Sendable {
    /// What the sleeping thread polls for reading.
    package let reading: Int32
    private let writing: Int32

    /// Opens the pipe.
    ///
    /// - Throws: `TerminalError.noPipe`.
    package init() throws(TerminalError) {
        var ends: [Int32] = [-1, -1]
        guard ct_open_pipe(&ends) == 0 else { throw .noPipe }
        reading = ends[0]
        writing = ends[1]
    }

    deinit {
        close(reading)
        close(writing)
    }

    /// Wakes the reader; from any thread.
    package func wake() {
        var byte: UInt8 = 0
        // A full pipe wakes it as well.
        _ = write(writing, &byte, 1)
    }

    /// From now on signals of the terminal's life wake the reader too.
    package func watchSignals() { ct_signals_watch(writing) }

    /// Signals do again what they did before.
    package func ignoreSignals() { ct_signals_ignore() }

    /// Empties the pipe.
    ///
    /// - Returns: the signals that came, in their order.
    package func drain() -> [TerminalSignal] {
        var signals: [TerminalSignal] = []
        var bytes = [UInt8](repeating: 0, count: 512)
        while true {
            let count = read(reading, &bytes, bytes.count)
            guard count > 0 else { return signals }
            signals += bytes[..<count].compactMap { TerminalSignal(number: Int32($0)) }
        }
    }
}
