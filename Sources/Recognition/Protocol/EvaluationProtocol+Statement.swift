package import Corpora

extension EvaluationProtocol {
    /// What is trained on and what is tested, in plain words; stands beside every result.
    ///
    /// - Parameter tested: the other corpus, where the protocol tests one and it is known.
    package func statement(for folds: [Fold], of corpus: Corpus, testing tested: Corpus? = nil) -> String {
        guard let first = folds.first else { return "nothing is tested" }
        switch self {
        case .randomWindows:
            return "LEAKS: windows of one clip lie on both sides of the validation, and the \(first.test.count) clips"
                + " tested are those that were trained on"
        case .randomClips:
            return "KNOWN SPEAKERS: \(folds.count) folds of clips at random; each clip is tested by a network that has"
                + " heard its speaker say other things: no estimate for new speakers" + copies(folds, in: corpus)
        case .leaveOneStatementOut:
            return
                "KNOWN SPEAKERS: \(folds.count) folds of sentences; each clip is tested by a network that has heard its"
                + " speaker, but never its sentence: no estimate for new speakers" + leftOut(folds)
        case .holdout: return unheard(first, of: corpus)
        case .speakers, .leaveOneSpeakerOut:
            let sizes = folds.map { $0.testSpeakers(in: corpus).count }
            let size = sizes.min() == sizes.max() ? "\(sizes[0])" : "\(sizes.min() ?? 0) to \(sizes.max() ?? 0)"
            return "\(folds.count) folds of \(size == "1" ? "1 speaker" : "\(size) speakers"); each clip is tested by a"
                + " network that has never heard its speaker" + leftOut(folds)
        case .corpus(let path):
            let aim = tested.map { "\($0.name) (\($0.clips.count) clips of \($0.speakers.count) speakers)" } ?? path
            return "trained on \(Self.count(first.trainingSpeakers(in: corpus))) of \(corpus.name), tested on \(aim)"
                + leftOut(folds)
        case .folds(let path): return stated(folds, of: corpus, from: path)
        }
    }

    /// What one fold's network was trained on and is tested on, in plain words.
    package func statement(for fold: Fold, of corpus: Corpus) -> String {
        switch self {
        case .speakers, .leaveOneSpeakerOut: unheard(fold, of: corpus)
        default: statement(for: [fold], of: corpus)
        }
    }

    private func unheard(_ fold: Fold, of corpus: Corpus) -> String {
        let tested = fold.testSpeakers(in: corpus)
        return "trained on \(Self.count(fold.trainingSpeakers(in: corpus))), tested on \(tested.count) it has never"
            + " heard: \(tested.joined(separator: ", "))" + leftOut([fold])
    }

    /// Folds that somebody else made say nothing of themselves: what they share is counted.
    private func stated(_ folds: [Fold], of corpus: Corpus, from path: String) -> String {
        let name = path.split(separator: "/").last.map(String.init) ?? path
        let overlap = Overlap(of: folds, in: corpus)
        let source =
            "\(folds.count == 1 ? "1 fold" : "\(folds.count) folds") of \(name), \(overlap.tested) clips tested"
        if overlap.clips + overlap.duplicates > 0 {
            return "LEAKS: \(source), \(overlap.clips + overlap.duplicates) of them trained on by the same network"
        }
        if overlap.speakers > 0 {
            return "KNOWN SPEAKERS: \(source) by networks that have heard \(Self.count(overlap.speakers)) of them: no"
                + " estimate for new speakers" + leftOut(folds)
        }
        return "\(source), each by a network that has never heard its speaker" + leftOut(folds)
    }

    private func leftOut(_ folds: [Fold]) -> String {
        let count = folds.reduce(0) { $0 + $1.leftOut.count }
        return count == 0 ? "" : " (\(count) clips with the same samples as a tested one are left out of training)"
    }

    private func copies(_ folds: [Fold], in corpus: Corpus) -> String {
        let count = corpus.duplicates.reduce(0) { $0 + $1.count }
        return count == 0 ? "" : " (\(count) clips with the samples of another are kept together)"
    }

    private static func count(_ speakers: [String]) -> String { count(speakers.count) }

    private static func count(_ speakers: Int) -> String { speakers == 1 ? "1 speaker" : "\(speakers) speakers" }
}
