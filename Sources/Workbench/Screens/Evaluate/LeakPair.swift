package import Corpora
package import Recognition

/// One recipe under a protocol that leaks and under one that does not: what both say, and what tells them apart.
package struct LeakPair: Hashable, Sendable {
    /// One of the two.
    package struct Side: Hashable, Sendable {
        /// The finished run.
        package let run: RunSummary
        /// What its training and its test share; nil where another corpus is open.
        package let overlap: Overlap?
    }

    /// The run under a leaking protocol; nil where there is none yet.
    package let leaking: Side?
    /// The run under unheard speakers; nil where there is none yet.
    package let honest: Side?

    /// A run beside the newest of the same recipe and corpus on the other side of the leak.
    ///
    /// - Parameter corpus: the corpus that is open, whose clips tell what the two sides share.
    package init(of run: RunSummary, among runs: [RunSummary], corpus: Corpus?) {
        let other = runs.first { candidate in
            candidate.state == .finished && candidate.recipe == run.recipe && candidate.settings == run.settings
                && candidate.corpus == run.corpus && candidate.leaks != run.leaks
        }
        func side(_ run: RunSummary?) -> Side? { run.map { Side(run: $0, overlap: Self.overlap(of: $0, in: corpus)) } }
        leaking = side(run.leaks ? run : other)
        honest = side(run.leaks ? other : run)
    }

    /// The protocol under which the recipe has to be trained to see what a leak adds; nil where both sides are there.
    package var missing: EvaluationProtocol? {
        if leaking == nil { return .randomWindows }
        return honest == nil ? .speakers(folds: 5) : nil
    }

    /// By how much the leaking UAR is the higher one.
    package var difference: Double? {
        guard let high = leaking?.run.uar, let low = honest?.run.uar else { return nil }
        return high - low
    }

    /// What a run's protocol shares between both sides, whatever the random seed.
    private static func overlap(of run: RunSummary, in corpus: Corpus?) -> Overlap? {
        guard let corpus, corpus.name == run.corpus, let evaluation = EvaluationProtocol(text: run.protocolText),
            let folds = try? evaluation.folds(of: corpus, randomSeed: 1)
        else { return nil }
        return Overlap(of: folds, in: corpus)
    }
}
