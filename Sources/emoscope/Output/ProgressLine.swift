import Glibc
import Synchronization

/// One line on standard error that says how far the work is and how long it will take, redrawn in place.
///
/// Where standard error is no terminal nothing is printed: a log wants results and faults, not percentages.
/// May be told from any thread.
final class ProgressLine: Sendable {
    private let title: String
    private let started: Double
    private let isShown: Bool
    private let lastDrawn = Mutex(-1.0)

    /// A progress line for work that begins now.
    ///
    /// - Parameter title: what is going on, for example `"scanning"`.
    init(_ title: String, isShown: Bool = StandardError.isTerminal) {
        self.title = title
        self.isShown = isShown
        started = Self.now()
    }

    /// Tells that `done` of `total` parts are finished; draws at most ten times a second.
    func update(done: Int, of total: Int) {
        guard isShown, total > 0 else { return }
        lastDrawn.withLock { last in
            let now = Self.now()
            guard now - last >= 0.1 else { return }
            last = now
            StandardError.showTransient(Self.text(title, done: done, of: total, elapsed: now - started))
        }
    }

    /// Takes the line away, so that what follows starts on a clean line.
    func finish() {
        if isShown { StandardError.clearTransient() }
    }

    /// The line for work that has run for some seconds: share, count, and time left once it can be told.
    static func text(_ title: String, done: Int, of total: Int, elapsed: Double) -> String {
        var line = "\(title) \(done) of \(total), \(done * 100 / max(1, total)) %"
        if elapsed >= 1 && done > 0 {
            let left = elapsed * Double(total - done) / Double(done)
            line += ", \(duration(left)) left"
        }
        return line
    }

    /// Seconds as a person says them: `8 s`, `2 min 5 s`, `1 h 12 min`.
    static func duration(_ seconds: Double) -> String {
        let whole = Int(min(max(0, seconds), 1e9).rounded(.up))
        switch whole {
        case ..<60: return "\(whole) s"
        case ..<3600: return "\(whole / 60) min \(whole % 60) s"
        default: return "\(whole / 3600) h \(whole / 60 % 60) min"
        }
    }

    private static func now() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
    }
}
