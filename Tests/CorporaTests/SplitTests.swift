import Audio
import Corpora
import Tensors
import Testing

/// Splits are checked as properties over corpora made at random: any number of speakers of either sex, any number of
/// clips a speaker, sounds that occur several times.
@Suite struct SplitTests {
    @Test(arguments: 0..<60 as Range<UInt64>)
    func foldsShareNoSpeakerAndTestEachClipOnce(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let corpus = Self.randomCorpus(using: &generator)
        let count = Int.random(in: 2...corpus.speakers.count, using: &generator)
        let folds = try corpus.speakerFolds(count, using: &generator)
        #expect(folds.count == count)
        #expect(folds.flatMap(\.test).sorted() == Array(corpus.clips.indices))
        for fold in folds { Self.expectHonest(fold, in: corpus) }
    }

    @Test(arguments: 0..<60 as Range<UInt64>)
    func foldsAreBalancedInSizeAndBySex(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let corpus = Self.randomCorpus(using: &generator)
        let count = Int.random(in: 2...corpus.speakers.count, using: &generator)
        let folds = try corpus.speakerFolds(count, using: &generator)
        let sexOf = Dictionary(uniqueKeysWithValues: corpus.speakers.map { ($0.id, $0.sex) })
        func spread(_ size: (Split) -> Int) -> Int { (folds.map(size).max() ?? 0) - (folds.map(size).min() ?? 0) }
        #expect(spread { $0.testSpeakers.count } <= 1)
        for sex in Sex.allCases {
            #expect(spread { $0.testSpeakers.filter { sexOf[$0] == sex }.count } <= 1)
        }
    }

    @Test func theSameGeneratorDealsTheSameFolds() throws {
        var generator = SeededGenerator(seed: 5)
        let corpus = Self.randomCorpus(using: &generator)
        var first = SeededGenerator(seed: 9)
        var second = SeededGenerator(seed: 9)
        let folds = try corpus.speakerFolds(3, using: &first)
        #expect(try corpus.speakerFolds(3, using: &second) == folds)
        let dealt = try (0..<20 as Range<UInt64>).map { seed in
            var other = SeededGenerator(seed: seed)
            return try corpus.speakerFolds(3, using: &other).map(\.testSpeakers)
        }
        #expect(Set(dealt).count > 1, "the generator decides nothing")
    }

    @Test(arguments: 0..<40 as Range<UInt64>)
    func aHoldoutTestsTheNamedSpeakersAndNobodyElse(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let corpus = Self.randomCorpus(using: &generator)
        let names = corpus.speakers.map(\.id).shuffled(using: &generator)
        let held = Array(names.prefix(Int.random(in: 1..<names.count, using: &generator)))
        let split = try corpus.holdout(held.map { Bool.random(using: &generator) ? $0 : String(Int($0) ?? 0) })
        #expect(Set(split.testSpeakers) == Set(held))
        Self.expectHonest(split, in: corpus)
    }

    @Test func unknownSpeakersAreNamedWithThoseThereAre() throws {
        let corpus = Corpus(root: "/c", clips: [Self.clip(1, 0), Self.clip(2, 1)])
        #expect(throws: CorpusError.unknownSpeakers(["7", "Anna"], known: ["01", "02"])) {
            try corpus.holdout(["1", "7", "Anna"])
        }
        #expect(throws: CorpusError.holdoutLeavesNothing(speakers: 2)) { try corpus.holdout(["01", "2"]) }
        #expect(throws: CorpusError.holdoutLeavesNothing(speakers: 0)) { try corpus.holdout([]) }
    }

    @Test(arguments: [-1, 0, 1, 3])
    func foldsThatCannotBeAreRefused(count: Int) throws {
        let corpus = Corpus(root: "/c", clips: [Self.clip(1, 0), Self.clip(2, 1)])
        var generator = SeededGenerator(seed: 0)
        #expect(throws: CorpusError.impossibleFolds(count, speakers: 2)) {
            try corpus.speakerFolds(count, using: &generator)
        }
    }

    /// No speaker and no sound on both sides; each clip on one side, or left out for its sound.
    private static func expectHonest(_ split: Split, in corpus: Corpus) {
        let test = split.test.map { corpus.clips[$0] }
        let training = split.training.map { corpus.clips[$0] }
        #expect(Set(test.map(\.speaker)).isDisjoint(with: training.map(\.speaker)))
        #expect(Set(test.map(\.speaker)) == Set(split.testSpeakers))
        #expect(Set(test.map(\.contentDigest)).isDisjoint(with: training.map(\.contentDigest)))
        #expect((split.test + split.training + split.leftOut).sorted() == Array(corpus.clips.indices))
        let tested = Set(test.map(\.contentDigest))
        #expect(split.leftOut.allSatisfy { tested.contains(corpus.clips[$0].contentDigest) })
    }

    private static func randomCorpus(using generator: inout SeededGenerator) -> Corpus {
        let speakers = (1...99).shuffled(using: &generator).prefix(Int.random(in: 2...24, using: &generator))
        let sounds = Int.random(in: 1...400, using: &generator)
        let clips = speakers.flatMap { speaker in
            (0..<Int.random(in: 1...12, using: &generator)).map { _ in
                clip(speaker, Int.random(in: 0..<sounds, using: &generator))
            }
        }
        return Corpus(root: "/corpus", clips: clips.shuffled(using: &generator))
    }

    private static func clip(_ speaker: Int, _ sound: Int) -> Clip {
        let name = ClipName(
            emotion: .happy, sex: speaker % 2 == 1 ? .male : .female,
            speaker: speaker < 10 ? "0\(speaker)" : "\(speaker)"
        )
        return Clip(
            id: "\(speaker)-\(sound)", name: name, frames: 1, sampleRate: 1, contentDigest: Digest(of: "\(sound)"))
    }
}
