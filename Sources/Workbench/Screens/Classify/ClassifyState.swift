package import Corpora
package import Recognition

/// What the Classify screen remembers.
package struct ClassifyState: Sendable {
    /// What is classified.
    package enum Target: Hashable, Sendable {
        /// A clip of the corpus, whose class is known.
        case clip(Clip)
        /// A sound file anywhere.
        case file(String)
    }

    /// What was asked for last.
    package var target: Target?
    /// The run that it was asked of.
    package var run: String?
    /// The answer that is on its way.
    package var awaited: Request?
    /// The answer.
    package var classification: Classification?
    /// Why there is none.
    package var problem: String?

    /// Nothing was asked yet.
    package init() {}

    /// Whether the answer to a question is there or on its way.
    func has(_ target: Target, of run: String) -> Bool {
        self.target == target && self.run == run && (awaited != nil || classification != nil || problem != nil)
    }
}
