import ArgumentParser
import Audio
import Corpora
import Recognition

/// `emoscope clean PATH --out DIR`: copies of a corpus without its silences.
struct CleanCommand: SettingsCommand {
    static let configuration = CommandConfiguration(
        commandName: "clean",
        abstract: "Copy a corpus without its silences: mono, 16 kHz, 16 bit WAV, the same tree of folders.",
        discussion: """
            A sample is kept where the mean magnitude over 0.1 s around it exceeds the threshold. \
            Copies that are up to date are not made again, so an interrupted run is completed by the same command; \
            with another threshold all are made anew. The corpus itself is never written to. A file that fails is one line, \
            the rest goes on, and the exit status is 1.
            """)

    @Argument(help: "Folder of clips; every sound file under it is copied, whatever its name.")
    var path: String

    @Option(help: ArgumentHelp("Folder for the copies; new, empty, or begun before.", valueName: "dir"))
    var out: String

    @Option(help: "Mean magnitude above which a sample is kept; full scale is 1.")
    var threshold = 0.0002

    @Flag(help: "Print one JSON object: out, rate, threshold, written, kept, seconds, failed: [{path, error}].")
    var json = false

    @OptionGroup(title: "Common options") var common: CommonOptions

    func validate() throws {
        guard threshold.isFinite, (0..<1).contains(threshold) else {
            throw ValidationError("--threshold \(threshold): give a number from 0 to 1")
        }
    }

    func run() throws {
        Interruption.watch()
        let copies = try clean()
        let failures = copies.compactMap { copy in
            if case .failed(let reason) = copy.outcome { (path: copy.path, reason: reason) } else { nil }
        }
        if json {
            StandardOutput.print(report(on: copies, failures).text)
        } else {
            let before = copies.reduce(0) { $0 + ($1.seconds > 0 ? $1.originalSeconds : 0) }
            let after = copies.reduce(0) { $0 + $1.seconds }
            StandardOutput.print(
                """
                \(count(copies, .written)) copies written, \(count(copies, .kept)) kept, \(failures.count) failed; \
                \(Decimals.text(after, 1)) of \(Decimals.text(before, 1)) s are louder than the threshold
                """)
        }
        for failure in failures { StandardError.message("\(failure.path): \(failure.reason)") }
        if !failures.isEmpty { throw CommandFailure.alreadyReported }
    }

    private func clean() throws -> [CorpusCleaning.Copy] {
        let progress = ProgressLine("cleaning")
        defer { progress.finish() }
        do {
            let scan = try Catalogue(common.storage).findings(
                in: path, threads: common.threadCount, isStopped: { Interruption.flag.isRaised })
            if scan.findings.isEmpty { _ = try scan.corpus.requiringClips() }
            let mask = EnvelopeMask(EnvelopeMask.Options(threshold: threshold))
            return try CorpusCleaning(of: scan, to: Workspace.absolute(out), mask: mask).run(
                threads: common.threadCount, progress: progress.update(done:of:),
                isStopped: { Interruption.flag.isRaised })
        } catch CorpusError.stopped {
            throw CommandFailure.interrupted("nothing was written")
        } catch let error as CleaningError {
            switch error {
            case .stopped(let finished, let total):
                throw CommandFailure.interrupted("\(finished) of \(total) copies are finished and kept")
            case .insideCorpus, .folderInUse: throw CommandFailure.wrongUsage(error.description)
            case .cannotWrite: throw error
            }
        }
    }

    private func count(_ copies: [CorpusCleaning.Copy], _ outcome: CorpusCleaning.Outcome) -> Int {
        copies.filter { $0.outcome == outcome }.count
    }

    private func report(
        on copies: [CorpusCleaning.Copy], _ failures: [(path: String, reason: String)]
    ) -> JSONValue {
        [
            "out": .string(Workspace.absolute(out)), "rate": .integer(CorpusCleaning.sampleRate),
            "threshold": .number(threshold), "written": .integer(count(copies, .written)),
            "kept": .integer(count(copies, .kept)), "seconds": .seconds(copies.reduce(0) { $0 + $1.seconds }),
            "failed": .array(failures.map { ["path": .string($0.path), "error": .string($0.reason)] }),
        ]
    }
}
