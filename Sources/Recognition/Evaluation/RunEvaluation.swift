package import Corpora
package import NeuralNetwork
package import Training

/// Measures the networks of a run again, on the corpus of the run or on another one.
package struct RunEvaluation: Sendable {
    private let networks: RunNetworks
    private let store: FeatureStore
    private var run: Run { networks.run }

    /// Reads the networks of a run.
    ///
    /// - Parameter store: where features are kept from one time to the next.
    /// - Throws: `RunError.untrained` or `RunError.corrupt`.
    package init(
        _ run: Run, threads: Int, kernels: KernelChoice = .auto, store: FeatureStore = .none
    ) throws(ExperimentError) {
        self.store = store
        networks = try RunNetworks(run, threads: threads, kernels: kernels)
    }

    /// Classifies the clips of a corpus: those that the run tested by the network that did not hear their speaker, others
    /// by the mean of all folds. Clips of the run's own corpus that it never tested are left out.
    ///
    /// - Returns: the figures, and what the user should know; nil where it was stopped.
    package func evaluate(
        _ corpus: Corpus, stop: StopFlag, progress: @escaping @Sendable (Int, Int) -> Void
    ) throws(ExperimentError) -> (evaluation: Evaluation, notices: [String])? {
        let digest = RunRecord.digest(of: corpus, labels: run.recipe.labels)
        let isOwn = digest == run.record.corpusDigest
        let clips = corpus.clips.indices.filter { clip in
            !isOwn || networks.wasTested(corpus.clips[clip].id)
        }
        var (heard, problems) = (clips, [String]())
        var answers: [Int: [[Float]]] = [:]
        for recipe in run.recipe.soundRecipes {
            guard let store = try read(clips, of: corpus, recipe, stop: stop, progress: progress) else { return nil }
            heard = heard.filter { store[$0] != nil }
            problems += store.problems.filter { !problems.contains($0) }
            let features = ClassifierModel.features(of: recipe)
            for (fold, network) in networks.all where ClassifierModel.features(of: network.recipe) == features {
                let own = heard.filter { networks.judges(corpus.clips[$0].contentDigest, fold: fold) }
                let views = try networks.answers(of: network, to: own.compactMap { store[$0] }, stop: stop)
                guard let views else { return nil }
                for (clip, rows) in zip(own, views) { answers[clip, default: []].append(TrainedNetwork.mean(rows)) }
            }
        }
        let predictions = heard.map { index in
            let clip = corpus.clips[index]
            return ClipPrediction(
                clip: clip.id, speaker: clip.speaker, truth: run.recipe.labels.classIndex(of: clip),
                probabilities: TrainedNetwork.mean(answers[index] ?? []),
                fold: networks.role(of: clip.contentDigest)?.testFold ?? 0)
        }
        if isOwn { return (run.evaluation(of: ordered(predictions)), problems) }
        // The corpus that the run itself tested: what the run says of it holds.
        if digest == run.record.testedDigest { return (run.evaluation(of: predictions), problems) }
        return (foreign(predictions, heard.map { corpus.clips[$0] }, of: corpus), problems)
    }

    /// The clips as the networks of a recipe hear them; nil where it was stopped.
    private func read(
        _ clips: [Int], of corpus: Corpus, _ recipe: Recipe, stop: StopFlag,
        progress: @escaping @Sendable (Int, Int) -> Void
    ) throws(ExperimentError) -> ClipStore? {
        let features: WindowFeatures
        do { features = try WindowFeatures(recipe) } catch { throw .features(error) }
        return ClipStore.read(
            clips, of: corpus, features: features, store: store, threads: networks.threads, stop: stop,
            progress: { progress($0, clips.count) })
    }

    /// By fold, as the run itself orders them.
    private func ordered(_ predictions: [ClipPrediction]) -> [ClipPrediction] {
        run.record.folds.flatMap { fold in predictions.filter { $0.fold == fold.number } }
    }

    /// The evaluation on another corpus, which says how much of it was trained on.
    private func foreign(_ predictions: [ClipPrediction], _ clips: [Clip], of corpus: Corpus) -> Evaluation {
        let speakers = Set(run.record.folds.flatMap(\.trainingSpeakers))
        let other = OtherCorpus(
            Corpus(root: corpus.root, clips: clips), isTrained: networks.isTrained(on:),
            isNamed: networks.hasClip(named:),
            isHeldOut: { networks.role(of: $0)?.testFold != nil }, speakers: speakers)
        return Evaluation(
            classes: run.recipe.labels.classes, protocolText: "corpus:\(corpus.name)",
            statement: other.statement(trainedOn: speakers.count, of: run.record.corpusName), leaks: other.leaks,
            predictions: predictions)
    }
}
