package import Corpora
import Tensors

/// The training clips of a fold, divided into those that are learnt from and those that only watch the learning.
///
/// Where validation holds out windows the two are the same clips: windows are divided after they are drawn.
package struct ValidationSplit: Hashable, Sendable {
    /// Positions of clips to learn from, ascending.
    package let learning: [Int]
    /// Positions of clips held out, ascending; empty where windows are divided, or nothing is.
    package let heldOut: [Int]

    /// Divides the training clips of a fold; never looks at tested ones.
    package init(
        of fold: Fold, in corpus: Corpus, by validation: Recipe.Validation, labels: LabelScheme, randomSeed: Int
    ) {
        var generator = SeededGenerator(seed: UInt64(randomSeed)).fork(UInt64(fold.number)).fork(
            RandomStream.validation)
        let chosen: Set<Int>
        switch validation.unit {
        case _ where validation.fraction == 0: chosen = []
        case .windows: chosen = []
        case .clips: chosen = Self.clips(of: fold, corpus, validation.fraction, labels, &generator)
        case .speakers: chosen = Self.speakers(of: fold, corpus, validation.fraction, &generator)
        }
        let digests = Set(chosen.map { corpus.clips[$0].contentDigest })
        heldOut = fold.training.filter { chosen.contains($0) }
        // A copy of a clip that is held out must not be learnt from either.
        learning = fold.training.filter { !digests.contains(corpus.clips[$0].contentDigest) }
    }

    /// The share of every class's clips, chosen at random; at least one clip of each is left to learn from.
    private static func clips(
        of fold: Fold, _ corpus: Corpus, _ fraction: Double, _ labels: LabelScheme, _ generator: inout SeededGenerator
    ) -> Set<Int> {
        var chosen: Set<Int> = []
        for index in labels.classes.indices {
            let members = fold.training.filter { labels.classIndex(of: corpus.clips[$0]) == index }
            let count = min(Int((Double(members.count) * fraction).rounded()), members.count - 1)
            if count > 0 { chosen.formUnion(members.shuffled(using: &generator).prefix(count)) }
        }
        return chosen
    }

    /// The share of speakers, balanced by sex; at least one, and at least one is left to learn from.
    private static func speakers(
        of fold: Fold, _ corpus: Corpus, _ fraction: Double, _ generator: inout SeededGenerator
    ) -> Set<Int> {
        let names = Set(fold.training.map { corpus.clips[$0].speaker })
        let speakers = corpus.speakers.filter { names.contains($0.id) }
        guard speakers.count > 1 else { return [] }
        let count = max(1, min(Int((Double(speakers.count) * fraction).rounded()), speakers.count - 1))
        let groups = Sex.allCases.map { sex in
            speakers.filter { $0.sex == sex }.map(\.id).shuffled(using: &generator)
        }
        // Taking turns among the sexes keeps them within one of each other as long as both have speakers.
        let longest = groups.map(\.count).max() ?? 0
        let turns: [String] = (0..<longest).flatMap { turn in
            groups.compactMap { group in turn < group.count ? group[turn] : nil }
        }
        let chosen: Set<String> = Set(turns.prefix(count))
        return Set(fold.training.filter { chosen.contains(corpus.clips[$0].speaker) })
    }
}
