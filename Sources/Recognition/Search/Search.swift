package import Corpora
import Glibc
package import NeuralNetwork
import Training

/// Tries recipes and evaluates the best one, nested: nobody who is tested in the end is heard by the search.
///
/// For every fold of the recipe's protocol the search works on a corpus that holds the fold's training speakers only. Each
/// trial is a run of its own on that corpus, under unheard speakers in `innerFolds` folds, the same for all. The best
/// point of each fold is then trained on all its training speakers and tested once. What the directory holds is done: an
/// interrupted search goes on where it was.
///
/// Source: Cawley & Talbot (2010), JMLR 11, on why choice and test must not share data.
package struct Search: Sendable {
    /// What decides it.
    package let plan: SearchPlan
    /// Where it keeps what it did, an absolute path.
    package let directory: String
    let corpus: Corpus
    let folds: [Fold]
    let threads: Int
    let kernels: KernelChoice
    let store: FeatureStore

    /// Makes the directory of a new search.
    ///
    /// - Throws: `ExperimentError` where the plan does not go with the corpus, or the directory is a search already.
    package init(
        beginning plan: SearchPlan, on corpus: Corpus, in directory: String, threads: Int,
        kernels: KernelChoice = .auto, store: FeatureStore = .none
    ) throws(ExperimentError) {
        let directory = Workspace.absolute(directory)
        guard !RunFile.exists(SearchPlan.file, in: directory) else { throw .run(.exists(directory)) }
        try self.init(plan, corpus, directory, threads, kernels, store)
        do { try AtomicFile.write(RunFile.encode(plan), to: directory + "/" + SearchPlan.file) } catch {
            throw .storage(error)
        }
    }

    /// Makes a directory of its own for a new search, named after time and recipe: searches that begin in the same second
    /// get numbers.
    ///
    /// - Parameters:
    ///   - searches: the folder of all searches.
    ///   - time: seconds since 1970.
    /// - Throws: `ExperimentError` where the plan does not go with the corpus, or the disk refuses.
    package init(
        beginning plan: SearchPlan, on corpus: Corpus, among searches: String, time: Double, threads: Int,
        kernels: KernelChoice = .auto, store: FeatureStore = .none
    ) throws(ExperimentError) {
        let directory: String
        do { directory = try Run.makeDirectory(in: searches, recipe: plan.recipe, time: time) } catch {
            throw .storage(error)
        }
        do {
            try self.init(
                beginning: plan, on: corpus, in: directory, threads: threads, kernels: kernels, store: store)
        } catch {
            // A search that cannot begin leaves no empty directory behind.
            rmdir(directory)
            throw error
        }
    }

    /// Goes on with a search.
    ///
    /// - Throws: `ExperimentError` where the directory holds none.
    package init(
        resuming directory: String, on corpus: Corpus, threads: Int, kernels: KernelChoice = .auto,
        store: FeatureStore = .none
    ) throws(ExperimentError) {
        try self.init(Self.plan(in: directory), corpus, Workspace.absolute(directory), threads, kernels, store)
    }

    /// The plan of the search in a directory.
    package static func plan(in directory: String) throws(ExperimentError) -> SearchPlan {
        do { return try RunFile.decode(SearchPlan.self, SearchPlan.file, in: Workspace.absolute(directory)) } catch {
            throw .run(error)
        }
    }

    private init(
        _ plan: SearchPlan, _ corpus: Corpus, _ directory: String, _ threads: Int, _ kernels: KernelChoice,
        _ store: FeatureStore
    ) throws(ExperimentError) {
        do { folds = try plan.recipe.evaluation.folds(of: corpus, randomSeed: plan.recipe.randomSeed) } catch {
            throw .corpus(error)
        }
        self.plan = plan
        self.corpus = corpus
        self.directory = directory
        self.threads = threads
        self.kernels = kernels
        self.store = store
    }

    /// The trials of a fold so far.
    package func trials(ofFold number: Int) throws(ExperimentError) -> [SearchTrial] {
        try Self.trials(in: folder(ofFold: number), paths: plan.space.paths)
    }

    /// The trials that the folder of a fold holds.
    static func trials(in folder: String, paths: [String]) throws(ExperimentError) -> [SearchTrial] {
        guard RunFile.exists(table, in: folder) else { return [] }
        let text: String
        do { text = try RunFile.text(table, in: folder) } catch { throw .run(error) }
        guard let trials = SearchTrial.trials(ofTable: text, paths: paths) else {
            throw .run(.corrupt(run: folder, file: table, detail: "not the table it should be"))
        }
        return trials
    }

    /// Name of a fold's table of trials.
    static let table = "trials.csv"

    func folder(ofFold number: Int) -> String { "\(directory)/folds/\(max(1, number))" }

    /// The training speakers' clips of a fold, and nothing else.
    func innerCorpus(of fold: Fold) -> Corpus {
        Corpus(root: corpus.root, clips: fold.training.map { corpus.clips[$0] })
    }
}
