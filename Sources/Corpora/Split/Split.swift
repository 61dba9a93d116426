/// Which clips of a corpus are tested and which are trained on; the two share no sound.
package struct Split: Hashable, Sendable {
    /// The speakers that are tested, in ascending order.
    package let testSpeakers: [String]
    /// Positions of the clips that are tested, ascending.
    package let test: [Int]
    /// Positions of the clips that may be trained on, ascending.
    package let training: [Int]
    /// Positions of clips on neither side: their samples equal those of a tested clip, so training on them would
    /// leak.
    package let leftOut: [Int]

    /// Tests all clips of some speakers, and trains on the others'.
    ///
    /// - Parameters:
    ///   - clips: all clips; the positions are positions in here.
    ///   - speakers: who is tested, as the clips write it.
    init(of clips: [Clip], testing speakers: Set<String>) {
        testSpeakers = Speaker.ordered(speakers)
        test = clips.indices.filter { speakers.contains(clips[$0].speaker) }
        let tested = Set(test.map { clips[$0].contentDigest })
        let others = clips.indices.filter { !speakers.contains(clips[$0].speaker) }
        training = others.filter { !tested.contains(clips[$0].contentDigest) }
        leftOut = others.filter { tested.contains(clips[$0].contentDigest) }
    }
}

extension Corpus {
    /// Tests the named speakers and trains on all others.
    ///
    /// - Parameter names: speakers as the corpus writes them, or as numbers: `1` is the speaker `01`.
    /// - Throws: ``CorpusError/unknownSpeakers(_:known:)`` with those that the corpus does not have, and
    ///   ``CorpusError/holdoutLeavesNothing(speakers:)`` if one side would be empty.
    package func holdout(_ names: [String]) throws(CorpusError) -> Split {
        let speakers = speakers.map(\.id)
        var tested: Set<String> = []
        var unknown: [String] = []
        for name in names {
            if let speaker = speakers.first(where: { Speaker.isSame($0, name) }) {
                tested.insert(speaker)
            } else {
                unknown.append(name)
            }
        }
        guard unknown.isEmpty else { throw .unknownSpeakers(unknown, known: speakers) }
        guard !tested.isEmpty, tested.count < speakers.count else {
            throw .holdoutLeavesNothing(speakers: tested.count)
        }
        return Split(of: clips, testing: tested)
    }
}
