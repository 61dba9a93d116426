import Audio
package import Corpora
import Synchronization
package import Training

/// The prepared sounds of a corpus, read once.
package struct SoundStore: Sendable {
    /// One entry a clip of the corpus; nil where the clip was not asked for or cannot be read.
    private let sounds: [PreparedSound?]
    /// What could not be used, a line each.
    package let problems: [String]

    /// The sound of a clip.
    package subscript(clip: Int) -> PreparedSound? { sounds[clip] }

    /// Reads and prepares clips on several threads.
    ///
    /// - Parameters:
    ///   - clips: positions in the corpus.
    ///   - progress: clips done so far, at most ten times a second.
    /// - Returns: nil where it was stopped.
    package static func read(
        _ clips: [Int], of corpus: Corpus, audio: Recipe.Audio, threads: Int, stop: StopFlag,
        progress: @Sendable (Int) -> Void
    ) -> SoundStore? {
        let results = Mutex([Result<PreparedSound, AudioError>?](repeating: nil, count: corpus.clips.count))
        let isComplete = ParallelWork.run(count: clips.count, threads: threads, stop: stop, progress: progress) {
            index in
            let clip = clips[index]
            let result = Result { () throws(AudioError) in
                try PreparedSound.read(corpus.path(of: corpus.clips[clip]), audio: audio)
            }
            results.withLock { $0[clip] = result }
        }
        return isComplete ? SoundStore(results.withLock { $0 }, of: corpus) : nil
    }

    private init(_ results: [Result<PreparedSound, AudioError>?], of corpus: Corpus) {
        var problems: [String] = []
        sounds = results.enumerated().map { index, result in
            switch result {
            case nil: return nil
            case .failure(let error):
                problems.append("\(corpus.clips[index].id) is left out: \(error.detail)")
                return nil
            case .success(let sound):
                if sound.samples.isEmpty {
                    problems.append("\(corpus.clips[index].id): nothing is louder than audio.maskThreshold")
                }
                return sound
            }
        }
        self.problems = problems
    }
}
