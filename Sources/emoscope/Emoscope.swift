import ArgumentParser

/// The root command; what each subcommand does stands in a file of its own under `Commands/`.
struct Emoscope: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "emoscope",
        abstract: "A terminal workbench for speech emotion recognition.",
        discussion: """
            emoscope [PATH] opens the workbench on a folder of clips, or on the demo corpus without PATH; \
            emoscope open --help lists its options. The other subcommands do their job without a terminal: \
            results go to standard output, messages and progress to standard error. \
            Exit status: 0 done, 1 failed, 2 wrong usage, 130 interrupted.
            """,
        version: "0.1.0",
        subcommands: [
            OpenCommand.self, ScanCommand.self, CleanCommand.self, FeaturesCommand.self, TrainCommand.self,
            EvaluateCommand.self, ClassifyCommand.self, CompareCommand.self, LeakCommand.self, SearchCommand.self,
            RunsCommand.self, ExportCommand.self, DemoCorpusCommand.self, CacheCommand.self, BenchmarkCommand.self,
        ],
        defaultSubcommand: OpenCommand.self)
}
