import ArgumentParser
import Corpora
import Recognition

/// `emoscope features PATH... --kind KIND`: numbers a clip, for other programs.
struct FeaturesCommand: SettingsCommand {
    static let configuration = CommandConfiguration(
        commandName: "features",
        abstract: "Compute features of sound files, or of every sound file of a folder.",
        discussion: """
            Kinds: \(FeatureKind.allCases.map { "\($0.rawValue) (\($0.meaning))" }.joined(separator: "; ")). \
            A result is a matrix [frames x columns], of voice and egemaps one row a clip; npy holds it as float64, with the \
            same columns as csv. Tracks (f0, intensity, formants, egemaps-lld) have the time in s in their first column. \
            What is not defined is nan, in json null. Results are kept in the cache, by the content of the sound and all \
            options; see 'emoscope cache'. Without --out results go to standard \
            output: csv with a heading, and with the file's path in front of each row where there are several files; json \
            as one object a line, {path, kind, rate, shape, columns, values}. With --out each file gets one of its own in \
            DIR, in the same tree of folders. A file that fails is one line, {path, error} in json; the others are \
            finished, and the exit status is 1.
            """)

    @Argument(help: ArgumentHelp("Sound files and folders of them.", valueName: "path"))
    var paths: [String] = []

    @Option(help: "What to compute: \(FeatureKind.allCases.map(\.rawValue).joined(separator: ", ")).")
    var kind: FeatureKind

    @Option(help: "How to write it: \(FeatureFormat.allCases.map(\.rawValue).joined(separator: ", ")).")
    var format: FeatureFormat = .csv

    @Option(help: ArgumentHelp("Folder for one result a file; npy needs it.", valueName: "dir"))
    var out: String?

    @Option(help: ArgumentHelp("Rate to bring every file to first, Hz (default: each file's own).", valueName: "hz"))
    var rate: Int?

    @Option(
        name: .customLong("set"), parsing: .singleValue,
        help: ArgumentHelp(
            "Set an option of the kind; --show-keys lists them. May be repeated.", valueName: "key=value"))
    var settings: [String] = []

    @Flag(help: "List the keys of the kind, with their defaults and meanings, and do nothing else.")
    var showKeys = false

    @Flag(help: "Compute afresh and keep nothing in the cache.")
    var noCache = false

    @OptionGroup(title: "Common options") var common: CommonOptions

    func validate() throws {
        if paths.isEmpty && !showKeys { throw ValidationError("name at least one sound file or folder") }
        if format == .npy && out == nil && !showKeys { throw ValidationError("--format npy needs --out DIR") }
        if let rate, !(100...768_000).contains(rate) {
            throw ValidationError("--rate \(rate): give a rate from 100 to 768000 Hz")
        }
        if let out, out.isEmpty { throw ValidationError("--out: give the name of a folder") }
    }

    func run() throws {
        if showKeys { return printKeys() }
        var options = FeatureOptions()
        for setting in settings {
            do { try options.apply(assignment: setting, kind: kind) } catch {
                throw CommandFailure.wrongUsage("--set: \(error)")
            }
        }
        do { try options.check(for: kind) } catch { throw CommandFailure.wrongUsage("--set: \(error)") }
        // What one file takes may be long, and nothing of it is kept.
        Interruption.watch(patience: .milliseconds(150))
        let inputs = try SoundInputs(paths, extension: format.rawValue, catalogue: Catalogue(common.storage))
        let job = FeatureJob(
            extractor: FeatureExtractor(kind, options: options, sampleRate: rate), format: format,
            store: noCache ? .none : common.store, folder: out.map(Workspace.absolute),
            namesPaths: inputs.files.count + inputs.failures.count > 1)
        let failures = try run(job, on: inputs)
        if failures > 0 { throw CommandFailure.alreadyReported }
    }

    /// - Returns: how many files failed.
    private func run(_ job: FeatureJob, on inputs: SoundInputs) throws -> Int {
        let progress = ProgressLine(kind.rawValue)
        defer { progress.finish() }
        for failure in inputs.failures { job.report(path: failure.path, failure: failure.reason) }
        let total = inputs.files.count
        let printed = try ParallelWork.inOrder(
            count: total, threads: common.threadCount, stop: Interruption.flag, into: FeatureJob.Printed(),
            compute: { job.outcome(of: inputs.files[$0]) },
            combine: { printed, index, outcome in
                try job.report(outcome, of: inputs.files[index], &printed)
                progress.update(done: index + 1, of: total)
            })
        progress.finish()
        FeatureJob.tell(printed)
        if printed.files < total && Interruption.flag.isRaised {
            throw CommandFailure.interrupted(
                "\(printed.files.grouped) of \(total.counted("file")) are finished and kept")
        }
        return inputs.failures.count + printed.failures
    }

    private func printKeys() {
        let defaults = FeatureOptions()
        let rows = FeatureKey.keys(of: kind).map { [$0.name, $0.value(in: defaults), $0.meaning, $0.allowed] }
        let columns: [TextTable.Column] = [.left("key"), .left("default"), .left("meaning"), .left("takes")]
        StandardOutput.write(TextTable(columns: columns, rows: rows).text)
    }
}

extension FeatureKind: ExpressibleByArgument {}

extension FeatureFormat: ExpressibleByArgument {}
