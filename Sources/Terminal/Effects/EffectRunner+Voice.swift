import Corpora
import Recognition
import Synchronization
import Training
import Workbench

extension EffectRunner {
    /// Measures the voice in a clip for the inspector.
    func measure(_ clip: Clip, of corpus: Corpus, _ request: Request, _ stop: StopFlag) {
        do throws(AnalysisError) {
            // Nobody has taken the digest of a sound outside the corpus, by which results are kept.
            let voice = try VoiceAnalyzer(store: clip.isOutside ? .none : store).voice(in: clip, of: corpus)
            if !stop.isRaised { post(.clipMeasured(request, .success(voice))) }
        } catch {
            post(.clipMeasured(request, .failure(Failure(error.description))))
        }
    }

    /// Measures the voices of all clips, and posts them as they come, ten times a second.
    func measure(_ corpus: Corpus, _ request: Request, _ stop: StopFlag) {
        let isComplete = VoiceAnalyzer(store: store).measure(corpus, threads: threads, stop: stop) { [post] rows in
            post(.clipsMeasured(request, rows))
        }
        if isComplete { post(.corpusMeasured(request)) }
    }
}
