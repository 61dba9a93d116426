import Dispatch
import Glibc
import Synchronization
import Training

/// Turns SIGINT and SIGTERM into a flag that the work reads, so that what is finished is kept and told.
///
/// The first signal asks; a second one, or five seconds without an end where a command says nothing else, stops the program at once. That loses nothing
/// either, since every file is replaced atomically.
enum Interruption {
    /// Raised when the user or the system asked the program to stop.
    static let flag = StopFlag()

    /// Starts to listen; for commands that work for longer than a moment. The workbench has handlers of its own.
    ///
    /// - Parameter patience: how long the work may take to end by itself.
    static func watch(patience: DispatchTimeInterval = .seconds(5)) {
        self.patience.withLock { $0 = patience }
        _ = isWatching
    }

    /// Ends the command with the line and status of an interruption if there was one.
    ///
    /// - Parameter kept: what stays on disk, for example `"3 of 12 files are finished and kept"`.
    static func check(_ kept: @autoclosure () -> String) throws {
        if flag.isRaised { throw CommandFailure.interrupted(kept()) }
    }

    private static let patience = Mutex(DispatchTimeInterval.seconds(5))

    private static let isWatching: Bool = {
        for number in [SIGINT, SIGTERM] {
            // A source only sees a signal that does not kill first.
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global(qos: .userInitiated))
            source.setEventHandler {
                // The handler keeps its source alive for as long as the program runs.
                withExtendedLifetime(source) { asked() }
            }
            source.resume()
        }
        return true
    }()

    private static func asked() {
        if flag.isRaised { stopAtOnce() }
        flag.raise()
        DispatchQueue.global().asyncAfter(deadline: .now() + patience.withLock { $0 }, execute: stopAtOnce)
    }

    @Sendable private static func stopAtOnce() {
        StandardError.message("interrupted: stopped before the work could end by itself; finished files are kept")
        _exit(ExitStatus.interrupted)
    }
}
