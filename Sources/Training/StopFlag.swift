import Synchronization

/// Tells background work to stop; raised from any thread, read often by the work itself.
package final class StopFlag: Sendable {
    private let raised = Atomic<Bool>(false)
    private let leader: StopFlag?

    /// A flag that is not raised.
    package init() { leader = nil }

    /// A flag that counts as raised with another one, and can be raised without it.
    package init(following leader: StopFlag) { self.leader = leader }

    /// Asks the work to stop at its next check; there is no way back.
    package func raise() { raised.store(true, ordering: .releasing) }

    /// Whether the work was asked to stop.
    package var isRaised: Bool { raised.load(ordering: .acquiring) || leader?.isRaised == true }
}
