import ArgumentParser
import Corpora
import Recognition

/// `emoscope classify RUN FILE...`: what the networks of a run say of recordings.
struct ClassifyCommand: SettingsCommand {
    static let configuration = CommandConfiguration(
        commandName: "classify",
        abstract: "Classify sound files with a run's networks.",
        discussion: """
            Every consecutive window is classified, with the features, the scaling and the class names of the run; a file's \
            probabilities are the mean over its windows. A file shorter than a window is padded and says so. \
            Of a folder each file is a row, and where the names tell the emotion, how many are right is counted. \
            Where a file fails the others are finished, and the exit status is 1.
            """)

    @Argument(
        help: ArgumentHelp("Directory or name of a run, the beginning of a name, or latest.", valueName: "run"))
    var runName: String

    @Argument(help: "Sound files (WAV, FLAC, OGG, AIFF and whatever else libsndfile reads) and folders of them.")
    var files: [String]

    @Flag(
        help:
            "Print one JSON object: run, files: [{path, seconds, predicted, probabilities, true, windows, ...}], total."
    )
    var json = false

    @Flag(help: "Print one line a file: \(ClassificationTable.csvColumns.joined(separator: ", ")).")
    var csv = false

    @Flag(
        help: """
            What in each file moved the networks towards the class, by integrated gradients: as CSV \
            with a row for each frame and band or coefficient, with --json as an object saliency of each file.
            """)
    var saliency = false

    @Option(
        help: ArgumentHelp("The class that --saliency explains; the predicted one unless named.", valueName: "class"))
    var towards: String?

    @OptionGroup(title: "Common options") var common: CommonOptions

    func validate() throws {
        if json && csv { throw ValidationError("--json and --csv: choose one of them") }
        if saliency && csv { throw ValidationError("--saliency is a table of its own: leave out --csv") }
    }

    func run() throws {
        Interruption.watch()
        let found = try RunList.find(runName, in: common.storage.runs)
        try common.requireLabels(of: found)
        let classifier = try Classifier(found, threads: common.threadCount, kernels: common.kernels)
        if let towards, !classifier.classes.contains(towards) {
            throw CommandFailure.wrongUsage(
                "the run has no class '\(towards)'; its classes are \(classifier.classes.joined(separator: ", "))")
        }
        UnfinishedRun.warn(of: found)
        let inputs = SoundInputs(files, catalogue: Catalogue(common.storage))
        var report = Report(table: ClassificationTable(labels: found.recipe.labels))
        if csv { StandardOutput.print(ClassificationTable.csvColumns.joined(separator: ",")) }
        if saliency, !json { StandardOutput.write(AttributionReport.head) }
        for failure in inputs.failures { add("\(failure.path): \(failure.reason)", of: failure.path, to: &report) }
        let progress = ProgressLine("classifying")
        for (index, file) in inputs.files.enumerated() {
            guard try classify(file.path, by: classifier, &report) else { break }
            progress.update(done: index + 1, of: inputs.files.count)
        }
        progress.finish()
        finish(report, found)
        try Interruption.check("the files above are finished")
        if report.failures > 0 { throw CommandFailure.alreadyReported }
    }

    /// What was said so far.
    private struct Report {
        var table: ClassificationTable
        var objects: [JSONValue] = []
        var failures = 0
    }

    /// Whether there are too many files to tell all windows of each.
    private var isTable: Bool { !saliency && files.contains(where: Folder.isFolder) }

    /// Classifies a file and prints what can be printed at once; false where it was stopped.
    private func classify(_ file: String, by classifier: Classifier, _ report: inout Report) throws -> Bool {
        do throws(ClassifierError) {
            guard let answer = try classifier.classify(file, stop: Interruption.flag) else { return false }
            let row = report.table.add(answer)
            if csv {
                StandardOutput.write(row)
            } else if json || !isTable {
                guard let entry = try entry(of: answer, file, by: classifier) else { return false }
                if json { report.objects.append(entry.adding("true", JSONValue(report.table.truth(of: file)))) }
            }
        } catch {
            add(error.description, of: file, to: &report)
        }
        return true
    }

    private func add(_ fault: String, of file: String, to report: inout Report) {
        report.failures += 1
        if json { report.objects.append(["path": .string(file), "error": .string(fault)]) }
        StandardError.message(fault)
    }

    /// Prints what can only be said at the end.
    private func finish(_ report: Report, _ run: Run) {
        if json {
            let object: JSONValue = [
                "run": .string(run.directory), "files": .array(report.objects), "total": report.table.json,
            ]
            StandardOutput.print(object.text)
        } else if isTable, !csv {
            let total = report.table.total.map { "\n\($0)\n" } ?? ""
            StandardOutput.write(report.table.text + total)
        }
    }

    /// Prints what is said of a file, or makes an object of it; nil where it was stopped.
    private func entry(
        of answer: Classification, _ file: String, by classifier: Classifier
    ) throws(ClassifierError) -> JSONValue? {
        guard saliency else {
            if !json { StandardOutput.write(Self.text(of: answer)) }
            return answer.json
        }
        guard let attribution = try classifier.attribution(file, towards: towards, stop: Interruption.flag) else {
            return nil
        }
        let found = AttributionReport(path: file, attribution: attribution)
        if !json { StandardOutput.write(found.csv) }
        return answer.json.adding("saliency", found.json)
    }

    private static func text(of answer: Classification) -> String {
        let order = answer.probabilities.indices.sorted { answer.probabilities[$0] > answer.probabilities[$1] }
        let shown = order.prefix(3).map {
            "\(answer.classes[$0]) \(Decimals.text(Double(answer.probabilities[$0]), 3))"
        }
        let rows = answer.windows.map { window in
            let best = window.probabilities.indices.max { window.probabilities[$0] < window.probabilities[$1] } ?? 0
            return [
                "", "\(Decimals.text(window.start, 2)) to \(Decimals.text(window.end, 2)) s", answer.classes[best],
                Decimals.text(Double(window.probabilities[best]), 3),
            ]
        }
        let notes = answer.notes.map { "  note: \($0)\n" }.joined()
        return "\(answer.path): \(shown.joined(separator: ", "))\n" + notes
            + TextTable(columns: [.left(""), .left("window"), .left("class"), .right("probability")], rows: rows).text
    }
}

extension Classification {
    /// The classification with its keys in the order in which they are documented.
    var json: JSONValue {
        [
            "path": .string(path), "seconds": .number(seconds), "keptSeconds": .number(keptSeconds),
            "predicted": .string(predicted), "probabilities": named(probabilities),
            "windows": .array(
                windows.map {
                    [
                        "start": .number($0.start), "end": .number($0.end),
                        "probabilities": named($0.probabilities),
                    ]
                }),
            "notes": .array(notes.map(JSONValue.string)), "known": .bool(isKnown),
        ]
    }

    private func named(_ values: [Float]) -> JSONValue {
        .object(zip(classes, values).map { (key: $0, value: JSONValue($1)) })
    }
}
