/// What the Classify screen remembers.
package struct ClassifyState: Sendable {
    /// Nothing to show yet.
    package init() {}
}
