package import Corpora
import Glibc
package import NeuralNetwork
import Synchronization
import Tensors
import Training

/// Carries a run out, or goes on with one: reads clips, trains every fold that is not trained yet, evaluates, writes.
///
/// Whether a run is new, was stopped or was killed makes no difference: what its directory holds is done, the rest follows
/// from the recipe, the corpus and the random seed.
package struct Experiment: Sendable {
    /// The corpus that the run is made of.
    package let corpus: Corpus
    /// The directory, the recipe and the record.
    package let run: Run
    /// How many threads work at once; results do not depend on it.
    package let threads: Int
    /// Which implementation of the layers runs.
    package let kernels: KernelChoice
    /// Where features are kept from one training to the next.
    let store: FeatureStore
    /// The other corpus, where the protocol tests one.
    let tested: Corpus?
    let folds: [Fold]

    /// What training and test share, over all folds.
    package var overlap: Overlap {
        tested.map { Overlap(of: folds, in: corpus, testing: $0) } ?? Overlap(of: folds, in: corpus)
    }

    /// Makes the directory of a new run.
    ///
    /// - Throws: `ExperimentError` where recipe, corpus and protocol do not go together, or the directory exists already.
    package init(
        beginning recipe: Recipe, on corpus: Corpus, in directory: String, threads: Int, kernels: KernelChoice = .auto,
        store: FeatureStore = .none
    ) throws(ExperimentError) {
        try self.init(recipe, corpus, threads, kernels, store) { record throws(ExperimentError) in
            try Run.create(at: directory, recipe: recipe, record: record)
        }
    }

    /// Makes a directory of its own for a new run, named after time and recipe.
    ///
    /// - Parameters:
    ///   - runs: the folder of all runs.
    ///   - time: seconds since 1970.
    /// - Throws: `ExperimentError` where recipe, corpus and protocol do not go together.
    package init(
        beginning recipe: Recipe, on corpus: Corpus, among runs: String, time: Double, threads: Int,
        kernels: KernelChoice = .auto, store: FeatureStore = .none
    ) throws(ExperimentError) {
        try self.init(recipe, corpus, threads, kernels, store) { record throws(ExperimentError) in
            try Run.create(among: runs, time: time, recipe: recipe, record: record)
        }
    }

    private init(
        _ recipe: Recipe, _ corpus: Corpus, _ threads: Int, _ kernels: KernelChoice, _ store: FeatureStore,
        makingRun: (RunRecord) throws(ExperimentError) -> Run
    ) throws(ExperimentError) {
        do { try recipe.checkConsistency() } catch { throw .recipe(error) }
        tested = try Self.testedCorpus(recipe.evaluation, threads: threads)
        do {
            folds = try recipe.evaluation.folds(of: corpus, randomSeed: recipe.randomSeed, testing: tested)
        } catch {
            throw .corpus(error)
        }
        try Self.checkNetwork(of: recipe)
        self.corpus = corpus
        self.threads = threads
        self.kernels = kernels
        self.store = store
        run = try makingRun(RunRecord(recipe: recipe, corpus: corpus, folds: folds, tested: tested))
    }

    /// The corpus that a protocol names.
    private static func testedCorpus(_ evaluation: EvaluationProtocol, threads: Int) throws(ExperimentError) -> Corpus?
    {
        guard case .corpus(let path) = evaluation else { return nil }
        do { return try Corpus.scan(path: path, threads: threads).requiringClips() } catch { throw .corpus(error) }
    }

    /// Goes on with a run where its directory stands.
    ///
    /// - Throws: `RunError.corpusChanged` where the corpus is not the run's, `RunError.corrupt` where a network that is done
    ///   cannot be used.
    package init(
        resuming run: Run, on corpus: Corpus, threads: Int, kernels: KernelChoice = .auto, store: FeatureStore = .none
    ) throws(ExperimentError) {
        guard RunRecord.digest(of: corpus, labels: run.recipe.labels) == run.record.corpusDigest else {
            throw .run(.corpusChanged(run: run.directory, corpus: corpus.root))
        }
        tested = try Self.testedCorpus(run.recipe.evaluation, threads: threads)
        if let tested, RunRecord.digest(of: tested, labels: run.recipe.labels) != run.record.testedDigest {
            throw .run(.corpusChanged(run: run.directory, corpus: tested.root))
        }
        do {
            folds = try run.recipe.evaluation.folds(
                of: corpus, randomSeed: run.recipe.randomSeed, testing: tested)
        } catch {
            throw .corpus(error)
        }
        guard folds.map(\.test.count) == run.record.folds.map(\.testClips) || tested != nil else {
            throw .run(.foldsChanged(run: run.directory, protocolText: run.recipe.evaluation.text))
        }
        self.corpus = corpus
        self.threads = threads
        self.kernels = kernels
        self.store = store
        self.run = run
        try run.checkNetworks()
    }

    private static func checkNetwork(of recipe: Recipe) throws(ExperimentError) {
        for recipe in recipe.soundRecipes {
            let features: WindowFeatures
            do { features = try WindowFeatures(recipe) } catch { throw .features(error) }
            do { _ = try recipe.networkLayout(window: features.shape) } catch { throw .network(error) }
        }
    }
}
