import Recognition
import Testing

@Suite struct ClassIntervalTests {
    /// Ten clips of each class by each speaker, of which a speaker's share is recognised.
    private func predictions(shares: [Double]) -> [ClipPrediction] {
        shares.enumerated().flatMap { speaker, share in
            (0..<20).map { index in
                let truth = index % 2
                let isRight = Double(index / 2) < share * 10
                let guess = isRight ? truth : 1 - truth
                return ClipPrediction(
                    clip: "\(speaker)/\(index)", speaker: "\(speaker)", truth: truth,
                    probabilities: guess == 0 ? [0.9, 0.1] : [0.1, 0.9], fold: 1)
            }
        }
    }

    @Test func speakersThatDifferWidenTheInterval() throws {
        let alike = SpeakerBootstrap.recallIntervals(of: predictions(shares: [0.5, 0.5, 0.5, 0.5]), classes: 2)
        let apart = SpeakerBootstrap.recallIntervals(of: predictions(shares: [0.1, 0.9, 0.2, 0.8]), classes: 2)
        for (narrow, wide) in zip(alike, apart) {
            let (narrow, wide) = (try #require(narrow), try #require(wide))
            #expect(narrow.low == 0.5 && narrow.high == 0.5)
            #expect(wide.low < 0.35 && wide.high > 0.65)
            #expect(wide.low >= 0.1 && wide.high <= 0.9)
        }
    }

    @Test func whatCannotBeKnownIsNil() {
        #expect(SpeakerBootstrap.recallIntervals(of: predictions(shares: [0.5]), classes: 2) == [nil, nil])
        let two = SpeakerBootstrap.recallIntervals(of: predictions(shares: [0.5, 0.6]), classes: 3)
        #expect(two[0] != nil && two[2] == nil)
    }
}
