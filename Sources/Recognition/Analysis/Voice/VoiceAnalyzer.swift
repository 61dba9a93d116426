package import Audio
package import Corpora
package import Features
import Synchronization
package import Training

/// Measures the voice in clips, at the rate of their files: Praat's measures and the functionals of eGeMAPS v02.
package struct VoiceAnalyzer: Sendable {
    /// How Praat's measures are taken.
    package let options: VoiceMeasures.Options
    private let store: FeatureStore
    private let analyses = EGeMAPSAnalyses()

    /// An analyzer with the given options.
    ///
    /// - Parameter store: where results are kept.
    package init(_ options: VoiceMeasures.Options = VoiceMeasures.Options(), store: FeatureStore = .none) {
        self.options = options
        self.store = store
    }

    /// The voice in a sound; what it is called goes into the result.
    package func voice(in sound: Waveform, clip: String) -> ClipVoice {
        let measures = VoiceMeasures(of: sound, options: options)
        return ClipVoice(clip: clip, measures: measures, numbers: numbers(measures, of: sound))
    }

    /// The voice in a clip of a corpus.
    ///
    /// - Throws: `AnalysisError` if the file can't be read.
    package func voice(in clip: Clip, of corpus: Corpus) throws(AnalysisError) -> ClipVoice {
        let kept: ClipVoice = try store.value(
            ofSound: SoundContent(of: clip), key: key("clip-voice"),
            read: { () throws(AnalysisError) in try AnalysisError.reading(corpus.path(of: clip)) },
            compute: { sound throws(AnalysisError) in self.voice(in: sound, clip: clip.id) })
        return kept.renamed(to: clip.id)
    }

    /// The numbers of a clip of a corpus.
    ///
    /// - Throws: `AnalysisError` if the file can't be read.
    package func numbers(of clip: Clip, in corpus: Corpus) throws(AnalysisError) -> VoiceNumbers {
        try store.value(
            ofSound: SoundContent(of: clip), key: key("clip-numbers"),
            read: { () throws(AnalysisError) in try AnalysisError.reading(corpus.path(of: clip)) },
            compute: { sound throws(AnalysisError) in
                numbers(VoiceMeasures(of: sound, options: options), of: sound)
            })
    }

    /// Measures all clips of a corpus on several threads.
    ///
    /// - Parameter deliver: receives the clips measured since the last time, about ten times a second, from one thread at
    ///   a time; at the end it has received each clip once, in no particular order.
    /// - Returns: false where it was stopped.
    package func measure(
        _ corpus: Corpus, threads: Int, stop: StopFlag, deliver: @Sendable ([CorpusNumbers.Row]) -> Void
    ) -> Bool {
        let rows = Mutex([CorpusNumbers.Row]())
        let isComplete = ParallelWork.run(
            count: corpus.clips.count, threads: threads, stop: stop,
            progress: { _ in deliver(Self.taken(rows)) },
            body: { index in
                let numbers = try? numbers(of: corpus.clips[index], in: corpus)
                rows.withLock { $0.append(CorpusNumbers.Row(clip: index, numbers: numbers)) }
            })
        if isComplete { deliver(Self.taken(rows)) }
        return isComplete
    }

    /// Grows whenever the numbers change.
    private static let version = 2

    private func key(_ kind: String) -> (SoundContent) -> StoreKey {
        { StoreKey(kind, version: Self.version, content: $0, options: "\(options)") }
    }

    /// Takes what has gathered since the last time.
    private static func taken(_ rows: borrowing Mutex<[CorpusNumbers.Row]>) -> [CorpusNumbers.Row] {
        rows.withLock { rows in
            defer { rows = [] }
            return rows
        }
    }

    private func numbers(_ measures: VoiceMeasures, of sound: Waveform) -> VoiceNumbers {
        // Below 8 kHz the set is not defined.
        let functionals =
            (try? analyses.analysis(at: sound.sampleRate))?.functionals(of: sound.samples)
            ?? EGeMAPS.functionals.map { _ in .nan }
        return VoiceNumbers(
            values: measures.measures.map { Float($0.value ?? .nan) } + functionals.map { Float($0) })
    }
}
