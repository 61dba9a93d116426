import ArgumentParser
import Corpora
import Recognition

/// `emoscope scan PATH`: what a folder of clips holds and what is wrong with it.
struct ScanCommand: SettingsCommand {
    static let configuration = CommandConfiguration(
        commandName: "scan",
        abstract: "List clips, classes, speakers, durations and problems of a folder of clips.",
        discussion: """
            Reads every sound file under PATH (WAV, FLAC, OGG, AIFF and whatever else libsndfile knows) whose name does \
            not begin with a dot. A file that cannot be used is one problem; the rest goes on. Kinds of problems: \
            \(CorpusProblem.Kind.allCases.map(\.rawValue).joined(separator: ", ")). A duplicate is a clip whose \
            samples equal another's, a contradiction one whose name also says another emotion or speaker; they are used all \
            the same. What was read is remembered in the cache, so that \
            only new and changed files are read the next time. Ends with status 1 where there is no usable clip.
            """)

    @Argument(help: "Folder of clips with RAVDESS names, at any depth.")
    var path: String

    @Flag(help: "Print one JSON object: clips, speakers, seconds, classes, problems and more.")
    var json = false

    @Flag(help: "Print one line a clip: path, emotion, sex, label, speaker, statement, intensity, seconds.")
    var csv = false

    @OptionGroup(title: "Common options") var common: CommonOptions

    func validate() throws {
        if json && csv { throw ValidationError("--json and --csv: choose one of them") }
    }

    func run() throws {
        Interruption.watch()
        let corpus = try scan()
        let report = CorpusReport(corpus: corpus, labels: common.labels ?? .emotion)
        if json {
            StandardOutput.print(report.json.text)
        } else if csv {
            report.printCSV()
        } else {
            report.printTables()
        }
        _ = try corpus.requiringClips()
    }

    private func scan() throws -> Corpus {
        let progress = ProgressLine("scanning")
        defer { progress.finish() }
        do throws(CorpusError) {
            return try Catalogue(common.storage).scan(
                path, threads: common.threadCount, progress: progress.update(done:of:),
                isStopped: { Interruption.flag.isRaised })
        } catch .stopped {
            throw CommandFailure.interrupted("what was read is remembered; run the command again to go on")
        }
    }
}
