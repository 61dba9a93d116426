import ArgumentParser
import Corpora
import Glibc
import Recognition

/// `emoscope train`: carries a recipe out on a corpus, from the clips to the evaluation.
struct TrainCommand: SettingsCommand {
    static let configuration = CommandConfiguration(
        commandName: "train",
        abstract: "Train a recipe on a corpus and evaluate it under a protocol.",
        discussion: """
            Everything goes into a run, a directory that emoscope runs lists. Interrupted with Ctrl-C, or killed, a run \
            keeps every finished epoch and fold; --resume goes on with it, to the same result as if it had never stopped.
            """)

    @OptionGroup(title: "What to train") var options: RecipeOptions

    @Option(
        name: .customLong("run"),
        help: ArgumentHelp("Directory of the run; without it a new one among the runs.", valueName: "dir"))
    var runDirectory: String?

    @Flag(help: "Go on with the run in --run, or with the latest unfinished one that can be gone on with.")
    var resume = false

    @Flag(help: "Print the recipes that come with the program.")
    var listRecipes = false

    @Option(
        help: ArgumentHelp(
            "Print a recipe: every key, its value, its default and its meaning, and the network layer by layer.",
            valueName: "name|file")
    )
    var showRecipe: String?

    @Flag(help: "With --show-recipe: print a recipe file to edit instead.")
    var toml = false

    @Flag(
        help: "Print one JSON object: run, recipe, protocol, classes, parameters, epochs, seconds, best, history, ...")
    var json = false

    @OptionGroup(title: "Common options") var common: CommonOptions

    func validate() throws {
        if resume, options.changesRecipe(common) {
            throw ValidationError("--resume: a run keeps its recipe: leave out the options that change it")
        }
        if toml, showRecipe == nil { throw ValidationError("--toml: belongs to --show-recipe") }
    }

    func run() throws {
        if listRecipes {
            if json {
                StandardOutput.print(RecipeListing.listJSON.text)
            } else {
                StandardOutput.write(RecipeListing.list)
            }
        } else if let showRecipe {
            try show(showRecipe)
        } else {
            try train()
        }
    }

    private func show(_ name: String) throws {
        var shown = options
        shown.recipe = name
        let recipe = try shown.chosenRecipe(common)
        if toml {
            StandardOutput.write(recipe.toml)
        } else if json {
            StandardOutput.print(RecipeListing.json(of: recipe).text)
        } else {
            StandardOutput.write(RecipeListing.keys(of: recipe) + "\n")
            StandardOutput.write(try RecipeListing.network(of: recipe))
        }
    }

    private func train() throws {
        Interruption.watch()
        let experiment = try resume ? resumed() : begun()
        let summary = try ExperimentRunning.run(experiment)
        let report = try TrainReport(experiment.run.directory)
        if json { StandardOutput.print(report.json.text) } else { StandardOutput.write(report.text) }
        if summary.state != .finished {
            throw CommandFailure.interrupted(
                "\(summary.epochs.grouped) of \(summary.totalEpochs.counted("epoch", verb: "is", "are")) kept: emoscope train --resume --run \(summary.path)"
            )
        }
    }

    private func begun() throws -> Experiment {
        let recipe = try options.chosenRecipe(common)
        let corpus = try RecipeOptions.scan(options.corpus, common)
        guard let runDirectory else {
            return try Experiment(
                beginning: recipe, on: corpus, among: common.storage.runs, time: Double(time(nil)),
                threads: common.threadCount, kernels: common.kernels, store: common.store)
        }
        return try Experiment(
            beginning: recipe, on: corpus, in: Workspace.absolute(runDirectory), threads: common.threadCount,
            kernels: common.kernels, store: common.store)
    }

    /// The run in `--run`, or the latest that can be gone on with.
    private func resumed() throws -> Experiment {
        if let runDirectory { return try resumed(try RunList.find(runDirectory, in: common.storage.runs)) }
        let runs = try RunList.read(in: common.storage.runs)
        // What ended with an error may well end so again: runs that were only stopped come first.
        let open = runs.filter { $0.state == .interrupted } + runs.filter { $0.state == .failed }
        var faults: [String] = []
        for candidate in open {
            do {
                let experiment = try resumed(try Run.open(candidate.path))
                Log.warning("going on with the run \(candidate.path)")
                return experiment
            } catch let failure as CommandFailure where failure.status == ExitStatus.interrupted {
                throw failure
            } catch {
                faults.append("\(candidate.name): \(error)")
            }
        }
        guard let fault = faults.first else {
            throw CommandFailure.failed("--resume: no unfinished run in \(common.storage.runs): name one with --run")
        }
        throw CommandFailure.failed(
            "--resume: none of \(faults.count.counted("unfinished run")) can be gone on with: \(fault)")
    }

    private func resumed(_ found: Run) throws -> Experiment {
        let corpus = try RecipeOptions.scan(options.corpus ?? found.record.corpusPath, common)
        let experiment: Experiment
        do {
            experiment = try Experiment(
                resuming: found, on: corpus, threads: common.threadCount, kernels: common.kernels, store: common.store)
        } catch {
            guard case .run(.corrupt) = error else { throw error }
            throw CommandFailure.failed(
                "\(error): train it anew with emoscope train --corpus \(corpus.root) --recipe"
                    + " \(found.directory)/\(RunFile.recipe)")
        }
        if found.record.ending == .finished {
            Log.warning("the run \(found.name) is finished: nothing is left to train")
        }
        return experiment
    }
}

/// Runs an experiment for a subcommand: progress on standard error, Ctrl-C stops and keeps.
enum ExperimentRunning {
    static func run(_ experiment: Experiment) throws -> RunSummary {
        let progress = TrainingProgress(choosesBest: experiment.run.recipe.checkpoint.choice == .best)
        return try experiment.run(stop: Interruption.flag, report: progress.show)
    }
}
