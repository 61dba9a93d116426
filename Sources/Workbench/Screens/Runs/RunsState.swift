package import Recognition

/// What the Runs screen remembers.
package struct RunsState: Sendable {
    /// The runs on disk, newest first.
    package var all: [RunSummary] = []
    /// The list that is on its way.
    package var awaited: Request?
    /// The selected run.
    package var cursor = ListCursor()

    /// No runs known yet.
    package init() {}

    /// The newest run that can be gone on with.
    package var newestInterrupted: RunSummary? { all.first { $0.state == .interrupted } }
}
