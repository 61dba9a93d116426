import Synchronization

/// Tells background work to stop; raised from any thread, read often by the work itself.
package final class StopFlag: Sendable {
    private let raised = Atomic<Bool>(false)

    /// A flag that is not raised.
    package init() {}

    /// Asks the work to stop at its next check; there is no way back.
    package func raise() { raised.store(true, ordering: .releasing) }

    /// Whether the work was asked to stop.
    package var isRaised: Bool { raised.load(ordering: .acquiring) }
}
