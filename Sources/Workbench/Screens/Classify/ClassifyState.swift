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
    /// What was answered before, in sight again where the next question has no answer.
    private var before: Answer?

    /// A question with its answer.
    private struct Answer: Sendable {
        let target: Target
        let run: String
        let classification: Classification
    }

    /// What is shown along the waveform.
    package var look = ClassifyLook.windows
    /// The class that is explained; nil takes the predicted one.
    package var explained: String?
    /// What the network looked at.
    package var attribution = Inquiry<Attribution>()
    /// The run that the first one is compared with; nil takes the finished run after it.
    package var otherRun: String?
    /// What that run says.
    package var other = Inquiry<Classification>()
    /// The folder whose files were classified last.
    package var folder: ClassifiedFolder?
    /// Whether the table of that folder is in sight.
    package var showsFolder = false

    /// Nothing was asked yet.
    package init() {}

    /// Whether the answer to a question is there or on its way.
    func has(_ target: Target, of run: String) -> Bool {
        self.target == target && self.run == run && (awaited != nil || classification != nil || problem != nil)
    }

    /// Asks a run something; what was known of another question is forgotten.
    mutating func ask(_ target: Target, of run: String, _ request: Request) {
        if target != self.target { explained = nil }
        if let classification, let target = self.target, let run = self.run {
            before = Answer(target: target, run: run, classification: classification)
        }
        self.target = target
        self.run = run
        awaited = request
        classification = nil
        problem = nil
        attribution = Inquiry()
        other = Inquiry()
        showsFolder = false
    }

    /// The question has no answer: the one before is shown again, if there was one.
    ///
    /// - Returns: whether there was one.
    mutating func giveUp() -> Bool {
        awaited = nil
        guard let before else { return false }
        (target, run, classification) = (before.target, before.run, before.classification)
        return true
    }
}
