import ArgumentParser
import Corpora
import Glibc
import Recognition

/// `emoscope leak`: one recipe under a protocol that leaks and under one that does not, side by side.
struct LeakCommand: SettingsCommand {
    static let configuration = CommandConfiguration(
        commandName: "leak",
        abstract: "Show what a leaking protocol adds: one recipe under random windows and under unheard speakers.",
        discussion: """
            Takes the options of train. Both trainings are runs of their own, kept among the others. --protocol names the \
            honest protocol; without it, or with one that leaks, it is that of unheard speakers in 5 folds. Where the \
            networks of the two sides are trained on different amounts of clips, the report says how many, since part \
            of the difference may come from that.
            """)

    @OptionGroup(title: "What to train") var options: RecipeOptions

    @Flag(
        help:
            "Print one JSON object: leaking and honest, each with evaluation, overlap, trainedOn, ...; difference; verdict."
    )
    var json = false

    @OptionGroup(title: "Common options") var common: CommonOptions

    func run() throws {
        Interruption.watch()
        let recipe = try options.chosenRecipe(common)
        let corpus = try RecipeOptions.scan(options.corpus, common)
        let honest = recipe.evaluation.leaks ? EvaluationProtocol.speakers(folds: 5) : recipe.evaluation
        let sides = try [EvaluationProtocol.randomWindows, honest].map { evaluation in
            var own = recipe
            own.evaluation = evaluation
            return try side(of: own, on: corpus)
        }
        let report = LeakReport(leaking: sides[0], honest: sides[1])
        if json { StandardOutput.print(report.json.text) } else { StandardOutput.write(report.text) }
    }

    private func side(of recipe: Recipe, on corpus: Corpus) throws -> LeakReport.Side {
        let experiment = try Experiment(
            beginning: recipe, on: corpus, among: common.storage.runs, time: Double(time(nil)),
            threads: common.threadCount, kernels: common.kernels, store: common.store)
        let directory = experiment.run.directory
        _ = try ExperimentRunning.run(experiment)
        guard let evaluation = try experiment.run.evaluation() else {
            throw CommandFailure.interrupted("finished epochs are kept: emoscope train --resume --run \(directory)")
        }
        return LeakReport.Side(
            report: EvaluationReport(evaluation, run: directory), overlap: experiment.overlap,
            amount: TrainingAmount(experiment.run.record))
    }
}
