package import Corpora
import Tensors

extension EvaluationProtocol {
    /// The folds that the protocol makes of a corpus; the same random seed makes the same.
    ///
    /// - Throws: `CorpusError` for unknown speakers, or more folds than speakers.
    package func folds(of corpus: Corpus, randomSeed: Int) throws(CorpusError) -> [Fold] {
        switch self {
        case .randomWindows:
            let all = Array(corpus.clips.indices)
            return [Fold(number: 0, training: all, test: all)]
        case .holdout(let speakers):
            let split = try corpus.holdout(speakers)
            return [Fold(number: 0, training: split.training, test: split.test, leftOut: split.leftOut)]
        case .speakers(let count):
            var generator = SeededGenerator(seed: UInt64(randomSeed)).fork(RandomStream.folds)
            let splits = try corpus.speakerFolds(count, using: &generator)
            return splits.enumerated().map { index, split in
                Fold(number: index + 1, training: split.training, test: split.test, leftOut: split.leftOut)
            }
        }
    }

    /// What is trained on and what is tested, in plain words; stands beside every result.
    package func statement(for folds: [Fold], of corpus: Corpus) -> String {
        guard let first = folds.first else { return "nothing is tested" }
        switch self {
        case .randomWindows:
            return "LEAKS: windows of one clip lie on both sides of the validation, and the \(first.test.count) clips"
                + " tested are those that were trained on"
        case .holdout:
            let tested = first.testSpeakers(in: corpus)
            return "trained on \(Self.count(first.trainingSpeakers(in: corpus))), tested on \(tested.count) it has"
                + " never heard: \(tested.joined(separator: ", "))" + leftOut(folds)
        case .speakers:
            let sizes = folds.map { $0.testSpeakers(in: corpus).count }
            let size = sizes.min() == sizes.max() ? "\(sizes[0])" : "\(sizes.min() ?? 0) to \(sizes.max() ?? 0)"
            return "\(folds.count) folds of \(size) speakers; each clip is tested by a network that has never heard"
                + " its speaker" + leftOut(folds)
        }
    }

    /// What one fold's network was trained on and is tested on, in plain words.
    package func statement(for fold: Fold, of corpus: Corpus) -> String {
        guard case .speakers = self else { return statement(for: [fold], of: corpus) }
        let tested = fold.testSpeakers(in: corpus)
        return "trained on \(Self.count(fold.trainingSpeakers(in: corpus))), tested on \(tested.count) it has never"
            + " heard: \(tested.joined(separator: ", "))" + leftOut([fold])
    }

    private func leftOut(_ folds: [Fold]) -> String {
        let count = folds.reduce(0) { $0 + $1.leftOut.count }
        return count == 0 ? "" : " (\(count) clips with the same samples as a tested one are left out of training)"
    }

    private static func count(_ speakers: [String]) -> String {
        speakers.count == 1 ? "1 speaker" : "\(speakers.count) speakers"
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
