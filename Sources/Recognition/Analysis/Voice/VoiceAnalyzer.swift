package import Audio
package import Corpora
package import Features
import Synchronization
package import Training

/// Measures the voice in clips, at the rate of their files.
package struct VoiceAnalyzer: Sendable {
    /// How Praat's measures are taken.
    package let options: VoiceMeasures.Options

    /// An analyzer with the given options.
    package init(_ options: VoiceMeasures.Options = VoiceMeasures.Options()) { self.options = options }

    /// The voice in a sound; what it is called goes into the result.
    package func voice(in sound: Waveform, clip: String) -> ClipVoice {
        let measures = VoiceMeasures(of: sound, options: options)
        return ClipVoice(clip: clip, measures: measures, numbers: numbers(measures))
    }

    /// The voice in a clip of a corpus.
    ///
    /// - Throws: `AnalysisError` if the file can't be read.
    package func voice(in clip: Clip, of corpus: Corpus) throws(AnalysisError) -> ClipVoice {
        voice(
            in: try AnalysisError.reading { () throws(AudioError) in try AudioFile.read(corpus.path(of: clip)) },
            clip: clip.id)
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
                let voice = try? voice(in: corpus.clips[index], of: corpus)
                rows.withLock { $0.append(CorpusNumbers.Row(clip: index, numbers: voice?.numbers)) }
            })
        if isComplete { deliver(Self.taken(rows)) }
        return isComplete
    }

    /// Takes what has gathered since the last time.
    private static func taken(_ rows: borrowing Mutex<[CorpusNumbers.Row]>) -> [CorpusNumbers.Row] {
        rows.withLock { rows in
            defer { rows = [] }
            return rows
        }
    }

    private func numbers(_ measures: VoiceMeasures) -> VoiceNumbers {
        VoiceNumbers(values: measures.measures.map { Float($0.value ?? .nan) })
    }
}
