/// Deals whole speakers into folds, so that each fold can be tested by a network that never heard its speakers.
package enum SpeakerFolds {
    /// Deals speakers into folds whose sizes, in all and by sex, differ by one at most.
    ///
    /// - Parameters:
    ///   - speakers: everybody; their order plays no part.
    ///   - count: number of folds, from 1 to the number of speakers.
    ///   - generator: the chance that decides; the same one deals the same folds.
    /// - Returns: the speakers of each fold in ascending order.
    package static func deal(
        _ speakers: [Speaker], into count: Int, using generator: inout some RandomNumberGenerator
    ) -> [[String]] {
        precondition(count >= 1, "SpeakerFolds: \(count) folds")
        var folds = [[String]](repeating: [], count: count)
        var next = 0
        for sex in Sex.allCases {
            var group = Speaker.ordered(speakers.filter { $0.sex == sex }.map(\.id))
            group.shuffle(using: &generator)
            // One sex goes on where the other ended: that keeps the folds' sizes within one of each other.
            for speaker in group {
                folds[next % count].append(speaker)
                next += 1
            }
        }
        return folds.map { Speaker.ordered($0) }
    }
}

extension Corpus {
    /// Splits the corpus into folds of whole speakers, balanced by sex; each clip is tested in exactly one.
    ///
    /// - Throws: ``CorpusError/impossibleFolds(_:speakers:)`` for fewer than two folds, or more than speakers.
    package func speakerFolds(
        _ count: Int, using generator: inout some RandomNumberGenerator
    ) throws(CorpusError) -> [Split] {
        let speakers = speakers
        guard count >= 2, count <= speakers.count else { throw .impossibleFolds(count, speakers: speakers.count) }
        return SpeakerFolds.deal(speakers, into: count, using: &generator).map { Split(of: clips, testing: Set($0)) }
    }
}
