/// The moment after which a wait fails; every wait of the tests has one.
package struct Deadline: Sendable {
    private let end: ContinuousClock.Instant

    /// A deadline the given number of seconds from now.
    package init(seconds: Double) {
        end = .now + .seconds(seconds)
    }

    /// What is left for `poll`, rounded up; 0 once the deadline has passed.
    package var milliseconds: Int32 {
        let (seconds, attoseconds) = (end - .now).components
        guard seconds >= 0, attoseconds >= 0 else { return 0 }
        return Int32(clamping: seconds * 1000 + attoseconds / 1_000_000_000_000_000 + 1)
    }

    /// Whether the time is up.
    package var isOver: Bool { milliseconds == 0 }
}
