import Audio
import Corpora
import Glibc

extension RunRecord {
    /// The record of a run that begins now.
    init(recipe: Recipe, corpus: Corpus, folds: [Fold], tested: Corpus?) {
        corpusPath = corpus.root
        corpusName = corpus.name
        corpusDigest = Self.digest(of: corpus, labels: recipe.labels)
        testedPath = tested?.root
        testedDigest = tested.map { Self.digest(of: $0, labels: recipe.labels) }
        var now = timespec()
        clock_gettime(CLOCK_REALTIME, &now)
        started = Double(now.tv_sec) + Double(now.tv_nsec / 1_000_000) / 1000
        seconds = 0
        ending = .begun
        statement = recipe.statement(for: folds, of: corpus, testing: tested)
        leaks = recipe.evaluation.leaks(folds, of: corpus, testing: tested)
        notices = []
        self.folds = folds.map { fold in
            FoldRecord(
                number: fold.number, trainingSpeakers: fold.trainingSpeakers(in: corpus),
                testSpeakers: tested?.speakers.map(\.id) ?? fold.testSpeakers(in: corpus),
                trainingClips: fold.training.count, testClips: tested?.clips.count ?? fold.test.count,
                statement: recipe.statement(for: fold, of: corpus, testing: tested))
        }
    }

    /// A fingerprint of what the corpus means to a recipe: every clip's path, speaker, class and samples.
    static func digest(of corpus: Corpus, labels: LabelScheme) -> String {
        var text = ""
        for clip in corpus.clips {
            text += "\(clip.id)\u{0}\(clip.speaker)\u{0}\(labels.label(of: clip))\u{0}\(clip.contentDigest)\n"
        }
        return Digest(of: text).description
    }
}
