/// What the Evaluate screen remembers.
package struct EvaluateState: Sendable {
    /// Nothing to show yet.
    package init() {}
}
