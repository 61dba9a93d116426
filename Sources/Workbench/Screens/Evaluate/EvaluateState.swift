package import Recognition

/// What the Evaluate screen remembers.
package struct EvaluateState: Sendable {
    /// The directory of the run that is shown.
    package var run: String?
    /// Its evaluation, once read.
    package var evaluation: Evaluation?
    /// The evaluation that is on its way.
    package var awaited: Request?

    /// No run chosen yet.
    package init() {}
}
