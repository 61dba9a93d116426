import Audio
package import Corpora
import Synchronization
package import Training

/// The prepared clips of a corpus, read once: all that samples are taken from.
package struct ClipStore: Sendable {
    /// One entry a clip of the corpus; nil where the clip was not asked for or cannot be read.
    private let clips: [PreparedClip?]
    /// What could not be used, a line each.
    package let problems: [String]

    /// What samples of a clip are taken from.
    package subscript(clip: Int) -> PreparedClip? { clips[clip] }

    /// The sound of a clip, where windows are cut out of it.
    func sound(of clip: Int) -> [Float]? {
        if case .sound(let samples) = clips[clip]?.content { samples } else { nil }
    }

    /// The features of a clip, where crops are taken out of them.
    func features(of clip: Int) -> ClipFeatures? {
        if case .features(let features) = clips[clip]?.content { features } else { nil }
    }

    /// Reads and prepares clips on several threads, and computes the features of those that crops are taken of.
    ///
    /// - Parameters:
    ///   - wanted: positions in the corpus.
    ///   - features: what is taken of a clip, and how it is prepared before.
    ///   - store: where features are kept from one training to the next.
    ///   - progress: clips done so far, at most ten times a second.
    /// - Returns: nil where it was stopped.
    package static func read(
        _ wanted: [Int], of corpus: Corpus, features: WindowFeatures, store: FeatureStore, threads: Int,
        stop: StopFlag, progress: @Sendable (Int) -> Void
    ) -> ClipStore? {
        let results = Mutex([Result<PreparedClip, AudioError>?](repeating: nil, count: corpus.clips.count))
        let isComplete = ParallelWork.run(count: wanted.count, threads: threads, stop: stop, progress: progress) {
            index in
            let clip = wanted[index]
            let result = Result { () throws(AudioError) in
                try features.prepare(corpus.clips[clip], of: corpus, store: store)
            }
            results.withLock { $0[clip] = result }
        }
        return isComplete ? ClipStore(results.withLock { $0 }, of: corpus) : nil
    }

    private init(_ results: [Result<PreparedClip, AudioError>?], of corpus: Corpus) {
        var problems: [String] = []
        var silent: [String] = []
        clips = results.enumerated().map { index, result in
            switch result {
            case nil: return nil
            case .failure(let error):
                problems.append("\(corpus.clips[index].id) is left out: \(error.detail)")
                return nil
            case .success(let clip):
                if clip.sampleCount == 0 { silent.append(corpus.clips[index].id) }
                return clip
            }
        }
        // A mask that is too high silences every clip: that is one line, not a line a clip.
        if let first = silent.first {
            let others = silent.count > 1 ? " and \((silent.count - 1).counted("other clip"))" : ""
            problems.append(
                "\(first)\(others): nothing of \(silent.count > 1 ? "them" : "it") is loud enough to be kept")
        }
        self.problems = problems
    }
}
