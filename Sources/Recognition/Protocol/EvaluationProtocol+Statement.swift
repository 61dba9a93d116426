package import Corpora

extension Recipe {
    /// What is trained on and what is tested, in plain words; stands beside every result.
    ///
    /// - Parameter tested: the other corpus, where the protocol tests one and it is known.
    package func statement(for folds: [Fold], of corpus: Corpus, testing tested: Corpus? = nil) -> String {
        evaluation.statement(for: folds, of: corpus, testing: tested, mixingWindows: mixesWindows)
    }

    /// What one fold's network was trained on and is tested on, in plain words.
    package func statement(for fold: Fold, of corpus: Corpus, testing tested: Corpus? = nil) -> String {
        switch evaluation {
        case .speakers, .leaveOneSpeakerOut: evaluation.unheard(fold, of: corpus)
        default: statement(for: [fold], of: corpus, testing: tested)
        }
    }

    /// Whether windows of one clip lie on both sides of the validation.
    private var mixesWindows: Bool {
        windows.unit == .window && validation.unit == .windows && validation.fraction > 0
    }
}

extension EvaluationProtocol {
    /// What is trained on and what is tested, in plain words.
    ///
    /// - Parameters:
    ///   - tested: the other corpus, where the protocol tests one and it is known.
    ///   - mixingWindows: whether windows of one clip lie on both sides of the validation.
    package func statement(
        for folds: [Fold], of corpus: Corpus, testing tested: Corpus? = nil, mixingWindows: Bool = false
    ) -> String {
        guard let first = folds.first else { return "nothing is tested" }
        switch self {
        case .randomWindows:
            let mixing = mixingWindows ? "windows of one clip lie on both sides of the validation, and " : ""
            let clips = first.test.count
            return "LEAKS: \(mixing)the \(clips.counted("clip")) tested \(clips == 1 ? "is the one" : "are those")"
                + " that \(clips == 1 ? "was" : "were") trained on"
        case .randomClips:
            return "KNOWN SPEAKERS: \(folds.count.counted("fold")) of clips at random; each clip is tested by a network"
                + " that has heard its speaker say other things: no estimate for new speakers"
                + copies(folds, in: corpus)
        case .leaveOneStatementOut:
            return
                "KNOWN SPEAKERS: \(folds.count.counted("fold")) of sentences; each clip is tested by a network that has"
                + " heard its speaker, but never its sentence: no estimate for new speakers"
                + leftOut(folds, of: corpus)
        case .holdout: return unheard(first, of: corpus)
        case .speakers, .leaveOneSpeakerOut:
            let sizes = folds.map { $0.testSpeakers(in: corpus).count }
            let size = (sizes.min() ?? 0)...(sizes.max() ?? 0)
            return "\(folds.count.counted("fold")) of \(size.counted("speaker")); each clip is tested by a"
                + " network that has never heard its speaker" + leftOut(folds, of: corpus)
        case .corpus(let path):
            let speakers = first.trainingSpeakers(in: corpus).count
            let base =
                tested.map { other(first, of: corpus, testing: $0).statement(trainedOn: speakers, of: corpus.name) }
                ?? "trained on \(speakers.counted("speaker")) of \(corpus.name), tested on \(path)"
            return base + leftOut(folds, of: corpus, testing: tested)
        case .folds(let path): return stated(folds, of: corpus, from: path)
        }
    }

    /// A test on another corpus by a network that is trained on a fold of this one.
    func other(_ fold: Fold, of corpus: Corpus, testing tested: Corpus) -> OtherCorpus {
        OtherCorpus(tested, trainedOn: fold.training.map { corpus.clips[$0] })
    }

    fileprivate func unheard(_ fold: Fold, of corpus: Corpus) -> String {
        let tested = fold.testSpeakers(in: corpus)
        let heard = fold.trainingSpeakers(in: corpus).count
        return "trained on \(heard.counted("speaker")), tested on \(tested.count) it has never heard:"
            + " \(tested.joined(separator: ", "))" + leftOut([fold], of: corpus)
    }

    /// Folds that somebody else made say nothing of themselves: what they share is counted.
    private func stated(_ folds: [Fold], of corpus: Corpus, from path: String) -> String {
        let name = path.split(separator: "/").last.map(String.init) ?? path
        let overlap = Overlap(of: folds, in: corpus)
        let source = "\(folds.count.counted("fold")) of \(name), \(overlap.tested.counted("clip")) tested"
        if overlap.clips + overlap.duplicates > 0 {
            return "LEAKS: \(source), \((overlap.clips + overlap.duplicates).grouped) of them trained on by the same"
                + " network"
        }
        if overlap.speakers > 0 {
            let heard = overlap.speakers.counted("speaker")
            return
                "KNOWN SPEAKERS: \(source) by networks that have heard \(heard) of them: no estimate for new speakers"
                + leftOut(folds, of: corpus)
        }
        return "\(source), each by a network that has never heard its speaker" + leftOut(folds, of: corpus)
    }

    /// Clips that nobody trains on since their samples are tested; those that are called otherwise there are a fault of the
    /// corpus.
    private func leftOut(_ folds: [Fold], of corpus: Corpus, testing tested: Corpus? = nil) -> String {
        var (copies, contradictions) = (Set<Int>(), Set<Int>())
        for fold in folds where !fold.leftOut.isEmpty {
            let clips = fold.test.map { corpus.clips[$0] } + (tested?.clips ?? [])
            let emotions = Dictionary(clips.map { ($0.contentDigest, [$0.emotion]) }, uniquingKeysWith: +)
            for copy in fold.leftOut {
                copies.insert(copy)
                let clip = corpus.clips[copy]
                if emotions[clip.contentDigest]?.contains(clip.emotion) == false { contradictions.insert(copy) }
            }
        }
        guard !copies.isEmpty else { return "" }
        let fault =
            contradictions.isEmpty ? "" : "; \(contradictions.count.grouped) of them under another emotion"
        return " (\(copies.count.counted("clip")) with the same samples as a tested one"
            + " \(copies.count == 1 ? "is" : "are") left out of training\(fault))"
    }

    private func copies(_ folds: [Fold], in corpus: Corpus) -> String {
        let count = corpus.duplicates.reduce(0) { $0 + $1.count }
        return count == 0 ? "" : " (\(count.counted("clip")) with the samples of another are kept together)"
    }
}
