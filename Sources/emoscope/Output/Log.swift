import Synchronization

/// How much the program says on standard error beside faults.
enum LogLevel: String, CaseIterable, Comparable, Sendable {
    case error, warning, info, debug

    static func < (first: LogLevel, second: LogLevel) -> Bool {
        let order = LogLevel.allCases
        return (order.firstIndex(of: first) ?? 0) < (order.firstIndex(of: second) ?? 0)
    }
}

/// Messages that are neither results nor faults, shown as `--log` says.
enum Log {
    private static let shown = Mutex(LogLevel.warning)

    /// Sets how much is shown.
    static func show(upTo level: LogLevel) { shown.withLock { $0 = level } }

    /// Something the user should know although the work goes on.
    static func warning(_ text: @autoclosure () -> String) { write(text, at: .warning) }

    /// What the program does and how long it took.
    static func info(_ text: @autoclosure () -> String) { write(text, at: .info) }

    /// What only a developer wants to know.
    static func debug(_ text: @autoclosure () -> String) { write(text, at: .debug) }

    private static func write(_ text: () -> String, at level: LogLevel) {
        guard shown.withLock({ level <= $0 }) else { return }
        StandardError.message(text())
    }
}
