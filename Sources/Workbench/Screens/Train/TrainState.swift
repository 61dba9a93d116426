/// What the Train screen remembers.
package struct TrainState: Sendable {
    /// Whether a training runs or is being stopped.
    package var isBusy = false

    /// Nothing to show yet.
    package init() {}
}
