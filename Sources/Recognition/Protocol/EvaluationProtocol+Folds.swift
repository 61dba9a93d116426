package import Corpora
import Tensors

extension EvaluationProtocol {
    /// The folds that the protocol makes of a corpus; the same random seed makes the same.
    ///
    /// - Parameter tested: the other corpus, where the protocol tests one; its clips are in none of the folds, and copies of
    ///   them are left out of the training.
    /// - Throws: `CorpusError` for unknown speakers, more folds than speakers, a file of folds that does not fit, or folds
    ///   that leave nothing to train on.
    package func folds(
        of corpus: Corpus, randomSeed: Int, testing tested: Corpus? = nil
    ) throws(CorpusError) -> [Fold] {
        let folds = try dealt(corpus, randomSeed: randomSeed, testing: tested)
        guard let empty = folds.first(where: \.training.isEmpty) else { return folds }
        if let tested {
            throw .unsuitable(
                "nothing is left to train on: all \(corpus.clips.count.counted("clip")) of \(corpus.root) have the samples"
                    + " of clips that are tested: it is the corpus at \(tested.root), or a part of it; test another one, or"
                    + " hold speakers of this one out")
        }
        throw .unsuitable(
            "nothing is left to train on" + (empty.number > 0 ? " in fold \(empty.number)" : "")
                + ": every clip that is not tested has the samples of one that is; emoscope scan lists them")
    }

    private func dealt(_ corpus: Corpus, randomSeed: Int, testing tested: Corpus?) throws(CorpusError) -> [Fold] {
        var generator = SeededGenerator(seed: UInt64(randomSeed)).fork(RandomStream.folds)
        switch self {
        case .randomWindows:
            let all = Array(corpus.clips.indices)
            return [Fold(number: 0, training: all, test: all)]
        case .randomClips(let count): return try Self.dealtClips(of: corpus, into: count, using: &generator)
        case .speakers(let count):
            let splits = try corpus.speakerFolds(count, using: &generator)
            return splits.enumerated().map { Fold($1, number: $0 + 1) }
        case .leaveOneSpeakerOut:
            let speakers = corpus.speakers.map(\.id)
            guard speakers.count >= 2 else { throw .impossibleFolds(speakers.count, speakers: speakers.count) }
            var folds: [Fold] = []
            for speaker in speakers { folds.append(Fold(try corpus.holdout([speaker]), number: folds.count + 1)) }
            return folds
        case .leaveOneStatementOut:
            let statements = Set(corpus.clips.map(\.statement)).sorted()
            guard statements.count >= 2 else {
                throw .unsuitable("every clip says the same sentence, so that none can be left out")
            }
            return statements.enumerated().map { index, statement in
                Fold(number: index + 1, testing: { corpus.clips[$0].statement == statement }, of: corpus)
            }
        case .holdout(let speakers): return [Fold(try corpus.holdout(speakers), number: 0)]
        case .corpus:
            let digests = Set(tested?.clips.map(\.contentDigest) ?? [])
            let (copies, own) = corpus.clips.indices.partitioned { digests.contains(corpus.clips[$0].contentDigest) }
            return [Fold(number: 0, training: own, test: [], leftOut: copies)]
        case .folds(let path): return try FoldFile.read(path, for: corpus)
        }
    }

    /// Deals clips into folds, each emotion evenly; copies of a clip stay together.
    private static func dealtClips(
        of corpus: Corpus, into count: Int, using generator: inout SeededGenerator
    ) throws(CorpusError) -> [Fold] {
        let groups = Dictionary(grouping: corpus.clips.indices) { corpus.clips[$0].contentDigest }.values
            .sorted { $0[0] < $1[0] }
        guard count <= groups.count else {
            throw .unsuitable(
                "\(count.counted("fold")) of \(groups.count.counted("different clip")): choose fewer folds")
        }
        var members = [Set<Int>](repeating: [], count: count)
        var next = 0
        for emotion in Emotion.allCases {
            let own = groups.filter { corpus.clips[$0[0]].emotion == emotion }.shuffled(using: &generator)
            for group in own {
                members[next % count].formUnion(group)
                next += 1
            }
        }
        return members.enumerated().map { index, tested in
            Fold(number: index + 1, testing: { tested.contains($0) }, of: corpus)
        }
    }
}

extension Collection {
    /// The elements that meet a condition, and the others, both in order.
    func partitioned(_ belongs: (Element) -> Bool) -> (members: [Element], others: [Element]) {
        (filter(belongs), filter { !belongs($0) })
    }
}

/// The independent streams of random numbers that an experiment draws from.
enum RandomStream {
    static let folds: UInt64 = 1
    static let validation: UInt64 = 2
    static let windows: UInt64 = 3
    static let validationWindows: UInt64 = 4
    static let training: UInt64 = 5
    static let search: UInt64 = 6
}
