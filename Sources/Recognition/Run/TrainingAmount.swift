import Corpora

/// How much the networks of a run were trained on and tested on: two results differ by that too.
package struct TrainingAmount: Hashable, Sendable {
    /// Clips that one network may be trained on, from the fold with the fewest to that with the most.
    package let trainingClips: ClosedRange<Int>
    /// Speakers of those.
    package let trainingSpeakers: ClosedRange<Int>
    /// Clips that are tested, over all folds.
    package let testClips: Int
    /// Speakers of those.
    package let testSpeakers: Int
    /// Networks that are trained on different clips.
    package let folds: Int

    /// What a run's record says; nil where it has no fold.
    package init?(_ record: RunRecord) {
        let (clips, speakers) = (record.folds.map(\.trainingClips), record.folds.map(\.trainingSpeakers.count))
        guard let fewest = clips.min(), let most = clips.max(), let least = speakers.min(),
            let greatest = speakers.max()
        else { return nil }
        trainingClips = fewest...most
        trainingSpeakers = least...greatest
        testClips = record.folds.reduce(0) { $0 + $1.testClips }
        testSpeakers = Set(record.folds.flatMap(\.testSpeakers)).count
        folds = record.folds.count
    }

    /// An amount of which everything is known.
    package init(
        trainingClips: ClosedRange<Int>, trainingSpeakers: ClosedRange<Int>, testClips: Int, testSpeakers: Int,
        folds: Int
    ) {
        self.trainingClips = trainingClips
        self.trainingSpeakers = trainingSpeakers
        self.testClips = testClips
        self.testSpeakers = testSpeakers
        self.folds = folds
    }

    /// What each network is trained on, in words: `1,140 to 1,200 clips of 19 to 20 speakers`.
    package var training: String {
        "\(trainingClips.counted("clip")) of \(trainingSpeakers.counted("speaker"))"
    }

    /// What is tested, in words.
    package var test: String { "\(testClips.counted("clip")) of \(testSpeakers.counted("speaker"))" }

    /// Whether networks of both are trained on as much.
    package func isSame(as other: TrainingAmount) -> Bool {
        trainingClips == other.trainingClips && trainingSpeakers == other.trainingSpeakers
    }
}

/// The difference between one recipe under a protocol that leaks and under one that does not, in words.
package enum LeakVerdict {
    /// What the difference says, and what else than the leak may be part of it.
    ///
    /// - Parameters:
    ///   - points: by how much the leaking UAR is the higher one, per cent with one decimal.
    ///   - leaking: how much the networks of the leaking side were trained on; nil where that is not known.
    ///   - honest: the same of the other side.
    ///   - protocolText: the honest protocol.
    ///   - expected: the honest UAR.
    package static func text(
        points: String, leaking: TrainingAmount?, honest: TrainingAmount?, protocolText: String, expected: String
    ) -> String {
        let outlook = "\(expected) under \(protocolText) is what a new speaker can expect."
        guard let leaking, let honest, !leaking.isSame(as: honest) else {
            return "The leak is worth \(points) points of UAR: \(outlook)"
        }
        return "The difference is \(points) points of UAR: \(outlook) Not all of it need be the leak: a network of the"
            + " leaking side was trained on \(leaking.training), one of the other on \(honest.training), and more to learn"
            + " from helps too."
    }
}
