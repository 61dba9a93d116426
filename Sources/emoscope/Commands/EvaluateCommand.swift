import ArgumentParser
import Recognition

/// `emoscope evaluate RUN`: measures the networks of a run again, on its own corpus or on another.
struct EvaluateCommand: SettingsCommand {
    static let configuration = CommandConfiguration(
        commandName: "evaluate",
        abstract: "Evaluate a run's networks on its corpus, or on another one.",
        discussion: """
            A clip that the run tested is classified by the network that never heard its speaker, any other clip by the \
            mean of all folds. Without --corpus, where the run's corpus is gone, the stored predictions are shown.
            """)

    @Argument(
        help: ArgumentHelp("Directory or name of a run, the beginning of a name, or latest.", valueName: "run"))
    var runName: String

    @Option(help: ArgumentHelp("Folder of clips to evaluate on; without it the run's own.", valueName: "path"))
    var corpus: String?

    @Flag(help: "Print one JSON object: run, protocol, statement, clips, accuracy, uar, chance, macroF1, interval, ...")
    var json = false

    @OptionGroup(title: "Common options") var common: CommonOptions

    func run() throws {
        Interruption.watch()
        let found = try RunList.find(runName, in: common.storage.runs)
        try common.requireLabels(of: found)
        UnfinishedRun.warn(of: found)
        let report = EvaluationReport(try evaluation(of: found), run: found.directory)
        if json {
            StandardOutput.print(report.json.text)
        } else {
            StandardOutput.write(EvaluationText(report: report).text)
        }
    }

    private func evaluation(of run: Run) throws -> Evaluation {
        if corpus == nil, !Folder.isFolder(run.record.corpusPath), let stored = try run.evaluation() {
            Log.warning("\(run.record.corpusPath) is gone: these are the predictions that the run stored")
            return stored
        }
        let clips = try RecipeOptions.scan(corpus ?? run.record.testedPath ?? run.record.corpusPath, common)
        let progress = ProgressLine("evaluating")
        defer { progress.finish() }
        let networks = try RunEvaluation(
            run, threads: common.threadCount, kernels: common.kernels, store: common.store)
        let measured = try networks.evaluate(
            clips, stop: Interruption.flag, progress: progress.update(done:of:))
        guard let measured else { throw CommandFailure.interrupted("nothing was changed; run the command again") }
        for notice in measured.notices { Log.warning(notice) }
        return measured.evaluation
    }
}
