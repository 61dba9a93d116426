import ArgumentParser
import Corpora
import Glibc
import Recognition

/// `emoscope leak`: one recipe under a protocol that leaks and under one that does not, side by side.
struct LeakCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "leak",
        abstract: "Show what a leaking protocol adds: one recipe under random windows and under unheard speakers.",
        discussion: """
            Takes the options of train. Both trainings are runs of their own, kept among the others. --protocol names the \
            honest protocol; without it, or with one that leaks, it is that of unheard speakers in 5 folds.
            """)

    @OptionGroup(title: "What to train") var options: RecipeOptions

    @Flag(help: "Print one JSON object: leaking and honest, each with evaluation and overlap; difference.")
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
        if json {
            let report: JSONValue = [
                "leaking": sides[0].json, "honest": sides[1].json,
                "difference": [
                    "accuracy": .number(sides[0].report.accuracy - sides[1].report.accuracy),
                    "uar": .number(sides[0].report.uar - sides[1].report.uar),
                ],
            ]
            StandardOutput.print(report.text)
        } else {
            StandardOutput.write(Self.text(sides))
        }
    }

    /// One training under one protocol, and what its two sides share.
    private struct Side {
        let report: EvaluationReport
        let overlap: Overlap

        var json: JSONValue {
            [
                "evaluation": report.json,
                "overlap": [
                    "tested": .integer(overlap.tested), "clips": .integer(overlap.clips),
                    "duplicates": .integer(overlap.duplicates), "speakers": .integer(overlap.speakers),
                ],
            ]
        }
    }

    private func side(of recipe: Recipe, on corpus: Corpus) throws -> Side {
        let experiment = try Experiment(
            beginning: recipe, on: corpus, among: common.storage.runs, time: Double(time(nil)),
            threads: common.threadCount, kernels: common.kernels, store: common.store)
        let directory = experiment.run.directory
        _ = try ExperimentRunning.run(experiment)
        guard let evaluation = try experiment.run.evaluation() else {
            throw CommandFailure.interrupted("finished epochs are kept: emoscope train --resume --run \(directory)")
        }
        return Side(report: EvaluationReport(evaluation, run: directory), overlap: experiment.overlap)
    }

    private static func text(_ sides: [Side]) -> String {
        let rows = sides.map { side in
            [
                side.report.protocol, Decimals.text(side.report.accuracy, 3), Decimals.text(side.report.uar, 3),
                Decimals.text(side.report.chance, 3), "\(side.overlap.clips) of \(side.overlap.tested)",
                "\(side.overlap.speakers)",
            ]
        }
        let table = TextTable(
            columns: [
                .left("protocol"), .right("accuracy"), .right("UAR"), .right("chance"),
                .right("tested clips trained on"), .right("tested speakers trained on"),
            ], rows: rows
        ).text
        let difference = Decimals.text(100 * (sides[0].report.uar - sides[1].report.uar), 1)
        return table + "\n" + sides.map { "\($0.report.protocol): \($0.report.statement)\n" }.joined()
            + "\nThe leak is worth \(difference) points of UAR: what \(sides[1].report.protocol) gives is what a new"
            + " speaker can expect.\n"
    }
}
