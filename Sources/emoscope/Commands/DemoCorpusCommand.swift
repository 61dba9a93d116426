import ArgumentParser
import Corpora
import Recognition

/// `emoscope demo-corpus --out DIR`: synthetic speech for whoever has no recordings yet.
struct DemoCorpusCommand: SettingsCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo-corpus",
        abstract: "Make a corpus of synthetic speech: eight emotions, ten voices, RAVDESS names.",
        discussion: """
            Always the same bytes. A folder that holds a part of it, after a kill for example, is completed; \
            a folder with anything else in it is refused. Results on synthetic speech say nothing about people.
            """)

    @Option(help: ArgumentHelp("Folder to make it in; new, empty, or begun before.", valueName: "dir"))
    var out: String

    @Flag(help: "Print one JSON object: path, clips, version.")
    var json = false

    @OptionGroup(title: "Common options") var common: CommonOptions

    func run() throws {
        Interruption.watch()
        let path = Workspace.absolute(out)
        let progress = ProgressLine("making clips")
        defer { progress.finish() }
        do throws(CorpusError) {
            try DemoCorpus.make(
                at: path, threads: common.threadCount, progress: progress.update(done:of:),
                isStopped: { Interruption.flag.isRaised })
        } catch .stopped {
            throw CommandFailure.interrupted("finished clips are kept: run the command again to complete \(path)")
        }
        progress.finish()
        if json {
            let report: JSONValue = [
                "path": .string(path), "clips": .integer(DemoCorpus.clipCount), "version": .integer(DemoCorpus.version),
            ]
            StandardOutput.print(report.text)
        } else {
            StandardOutput.print("\(path): \(DemoCorpus.clipCount.counted("clip"))")
        }
    }
}
