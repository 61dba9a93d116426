/// What the Runs screen remembers.
package struct RunsState: Sendable {
    /// Nothing to show yet.
    package init() {}
}
