import Corpora
import Recognition
import Training
import Workbench

extension EffectRunner {
    /// Scans a corpus with the help of its catalogue, which is shown at once; the demo corpus is made first where it
    /// isn't there.
    func openCorpus(_ path: String, _ request: Request, _ stop: StopFlag) {
        let tell: @Sendable (Int, Int) -> Void = { [post] in post(.corpusProgress(request, done: $0, total: $1)) }
        do throws(CorpusError) {
            if path == workspace.demoCorpus {
                try DemoCorpus.make(at: path, threads: threads, progress: tell, isStopped: { stop.isRaised })
            }
            let corpus = try Catalogue(workspace).scan(
                path, showing: { [post] in post(.corpusRemembered(request, $0)) }, threads: threads, progress: tell,
                isStopped: { stop.isRaised })
            guard let corpus else { return post(.corpusConfirmed(request)) }
            post(.corpusOpened(request, .success(try corpus.requiringClips())))
        } catch {
            if error != .stopped { post(.corpusOpened(request, .failure(Failure(error.description)))) }
        }
    }

    /// Analyses a clip for the inspector.
    func analyse(
        _ clip: Clip, of corpus: Corpus, _ options: ClipAnalyzer.Options, _ request: Request, _ stop: StopFlag
    ) {
        do throws(AnalysisError) {
            let analysis = try ClipAnalyzer(options).analyse(
                corpus.path(of: clip), clip: clip.id, isStopped: { stop.isRaised })
            post(.clipAnalysed(request, .success(analysis)))
        } catch {
            if error != .stopped { post(.clipAnalysed(request, .failure(Failure(error.description)))) }
        }
    }

    /// Summarises the classes of a corpus.
    func summarise(_ corpus: Corpus, _ scheme: LabelScheme, _ request: Request, _ stop: StopFlag) {
        do throws(AnalysisError) {
            let summarizer: ClassSummarizer
            do { summarizer = try ClassSummarizer() } catch { throw .features(error) }
            let summaries = try summarizer.summarise(
                corpus, scheme, threads: threads, stop: stop, store: store,
                progress: { [post] in post(.summaryProgress(request, done: $0, total: $1)) })
            post(.classesSummarised(request, .success(summaries)))
        } catch {
            if error != .stopped { post(.classesSummarised(request, .failure(Failure(error.description)))) }
        }
    }
}
