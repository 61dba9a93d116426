/// What the Classes screen remembers.
package struct ClassesState: Sendable {
    /// Nothing to show yet.
    package init() {}
}
