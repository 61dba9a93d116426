/// What the Clips screen remembers.
package struct ClipsState: Sendable {
    /// Nothing to show yet.
    package init() {}
}
