import ArgumentParser
import Corpora
import Glibc
import Recognition

/// `emoscope search`: tries values of a recipe's keys on the training speakers, and tests the best ones once.
struct SearchCommand: SettingsCommand {
    static let configuration = CommandConfiguration(
        commandName: "search",
        abstract: "Search for the best values of a recipe's keys, nested inside the training speakers.",
        discussion: """
            For every fold of the protocol, recipes are compared on the fold's training speakers alone, each under unheard \
            speakers in --folds folds. The best one is then trained on all of them and tested once. Interrupted with \
            Ctrl-C, or killed, a search keeps its finished trials; --resume goes on with it.

              emoscope search --recipe small --protocol holdout:09,10 --budget 10 \\
                --try 'optimizer.learningRate=3e-4..1e-2:log' --try 'optimizer.weightDecay=0|0.01|0.1'
            """)

    @OptionGroup(title: "What to train") var options: RecipeOptions

    @Option(
        name: .customLong("try"), parsing: .singleValue,
        help: ArgumentHelp("A key and its values: \(SearchRange.form); may be given several times.", valueName: "range")
    )
    var ranges: [String] = []

    @Option(help: ArgumentHelp("In which order values are tried: \(SearchStrategy.form).", valueName: "strategy"))
    var strategy = "halving"

    @Option(
        help: ArgumentHelp(
            "Minutes after which no further trial begins; the final test comes on top.", valueName: "minutes"))
    var budget: Double?

    @Option(help: ArgumentHelp("Folds of training speakers that every trial is measured on.", valueName: "n"))
    var folds = 3

    @Option(
        name: .customLong("run"),
        help: ArgumentHelp("Directory of the search; without it a new one among the searches.", valueName: "dir"))
    var directory: String?

    @Flag(help: "Go on with the search in --run.")
    var resume = false

    @Flag(help: "Print one JSON object: search, trials, chosen, evaluation.")
    var json = false

    @OptionGroup(title: "Common options") var common: CommonOptions

    func validate() throws {
        if resume {
            guard directory != nil else { throw ValidationError("--resume: name the search with --run") }
            if options.changesRecipe(common) || !ranges.isEmpty || budget != nil {
                throw ValidationError("--resume: a search keeps its plan: leave out the options that change it")
            }
            return
        }
        guard let budget else { throw ValidationError("--budget: say how many minutes the search may take") }
        guard budget > 0, budget.isFinite else { throw ValidationError("--budget \(budget): give minutes above 0") }
        guard (2...100).contains(folds) else { throw ValidationError("--folds \(folds): give a number from 2 to 100") }
    }

    func run() throws {
        Interruption.watch()
        let search = try resume ? resumed() : begun()
        let progress = SearchProgress(paths: search.plan.space.paths)
        Log.info("search: \(search.directory)")
        guard let result = try search.run(stop: Interruption.flag, report: progress.show) else {
            throw CommandFailure.interrupted(
                "finished trials are kept: emoscope search --resume --run \(search.directory)")
        }
        let report = SearchReport(search: search, result: result)
        if json { StandardOutput.print(report.json.text) } else { StandardOutput.write(report.text) }
    }

    private func begun() throws -> Search {
        let recipe = try options.chosenRecipe(common)
        let plan = try plan(recipe)
        let corpus = try RecipeOptions.scan(options.corpus, common)
        var placed = plan
        placed.corpusPath = corpus.root
        if let directory {
            return try Search(
                beginning: placed, on: corpus, in: directory, threads: common.threadCount, kernels: common.kernels,
                store: common.store)
        }
        return try Search(
            beginning: placed, on: corpus, among: common.storage.searches, time: Double(time(nil)),
            threads: common.threadCount, kernels: common.kernels, store: common.store)
    }

    /// The plan that the options ask for; wrong options are wrong usage.
    private func plan(_ recipe: Recipe) throws -> SearchPlan {
        guard let order = SearchStrategy(text: strategy) else {
            throw CommandFailure.wrongUsage("--strategy '\(strategy)': give \(SearchStrategy.form)")
        }
        do throws(RecipeError) {
            var parsed: [SearchRange] = []
            for range in ranges { parsed.append(try SearchRange(text: range)) }
            for range in parsed {
                try RecipeOptions.warn(ofIdle: range.path, given: "--try", in: recipe, besides: parsed.map(\.path))
            }
            return try SearchPlan(
                recipe: recipe, space: SearchSpace(parsed), strategy: order, innerFolds: folds, minutes: budget ?? 0,
                corpusPath: "")
        } catch {
            throw CommandFailure.wrongUsage(error.description)
        }
    }

    private func resumed() throws -> Search {
        let place = directory ?? ""
        let plan = try Search.plan(in: place)
        let corpus = try RecipeOptions.scan(options.corpus ?? plan.corpusPath, common)
        return try Search(
            resuming: place, on: corpus, threads: common.threadCount, kernels: common.kernels, store: common.store)
    }
}
