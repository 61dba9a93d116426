package import Corpora

/// Which clips one network may be trained on and which it is tested on; positions are those in the corpus.
package struct Fold: Hashable, Sendable {
    /// The fold, from 1; 0 where there is only one network.
    package let number: Int
    /// Clips that windows to train on, or to validate on, are drawn from, ascending.
    package let training: [Int]
    /// Clips that are tested, ascending.
    package let test: [Int]
    /// Clips on neither side, since their samples equal those of a tested clip, ascending.
    package let leftOut: [Int]

    /// A fold of given clips.
    package init(number: Int, training: [Int], test: [Int], leftOut: [Int] = []) {
        self.number = number
        self.training = training
        self.test = test
        self.leftOut = leftOut
    }

    /// A fold of whole speakers.
    init(_ split: Split, number: Int) {
        self.init(number: number, training: split.training, test: split.test, leftOut: split.leftOut)
    }

    /// A fold that tests some clips of a corpus and trains on the others, copies of tested ones left out.
    init(number: Int, testing isTested: (Int) -> Bool, of corpus: Corpus) {
        let (test, others) = corpus.clips.indices.partitioned(isTested)
        let digests = Set(test.map { corpus.clips[$0].contentDigest })
        let (copies, training) = others.partitioned { digests.contains(corpus.clips[$0].contentDigest) }
        self.init(number: number, training: training, test: test, leftOut: copies)
    }

    /// The speakers that are tested, in ascending order.
    package func testSpeakers(in corpus: Corpus) -> [String] { Self.speakers(of: test, in: corpus) }

    /// The speakers that may be trained on, in ascending order.
    package func trainingSpeakers(in corpus: Corpus) -> [String] { Self.speakers(of: training, in: corpus) }

    private static func speakers(of clips: [Int], in corpus: Corpus) -> [String] {
        Speaker.ordered(Set(clips.map { corpus.clips[$0].speaker }))
    }
}

/// What lies on both sides of a fold although it should not; the proof that a result leaks, or that it does not.
package struct Overlap: Hashable, Sendable {
    /// Clips that are tested and may be trained on.
    package var clips = 0
    /// Tested clips whose samples equal those of another clip that may be trained on.
    package var duplicates = 0
    /// Speakers that are tested and may be trained on.
    package var speakers = 0
    /// Clips that are tested.
    package var tested = 0

    /// No tested clip, and nobody tested, was trained on.
    package var isEmpty: Bool { clips == 0 && duplicates == 0 && speakers == 0 }

    /// What both sides of a fold share.
    package init(of fold: Fold, in corpus: Corpus) {
        let training = Set(fold.training)
        let digests = Set(fold.training.map { corpus.clips[$0].contentDigest })
        clips = fold.test.count { training.contains($0) }
        duplicates = fold.test.count { !training.contains($0) && digests.contains(corpus.clips[$0].contentDigest) }
        speakers = Set(fold.trainingSpeakers(in: corpus)).intersection(fold.testSpeakers(in: corpus)).count
        tested = fold.test.count
    }

    /// What a test on another corpus shares with the clips that may be trained on.
    init(of folds: [Fold], in corpus: Corpus, testing tested: Corpus) {
        let training = Set(folds.flatMap(\.training)).map { corpus.clips[$0] }
        let other = OtherCorpus(tested, trainedOn: training)
        (clips, speakers, self.tested) = (0, other.knownSpeakers, tested.clips.count)
        duplicates = other.trained
    }

    /// What all folds share together.
    package init(of folds: [Fold], in corpus: Corpus) {
        var known: Set<String> = []
        for fold in folds {
            let one = Overlap(of: fold, in: corpus)
            clips += one.clips
            duplicates += one.duplicates
            known.formUnion(Set(fold.trainingSpeakers(in: corpus)).intersection(fold.testSpeakers(in: corpus)))
            tested += one.tested
        }
        // A speaker of several folds is one speaker.
        speakers = known.count
    }
}
