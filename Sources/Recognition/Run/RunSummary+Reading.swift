import Audio
import FoundationEssentials

extension RunSummary {
    /// Reads what a directory says of itself; damage gives a summary that tells so, not an error.
    package init(reading directory: String, isRunning: Bool? = nil) {
        self.init(path: directory)
        let run: Run
        do {
            run = try Run.open(directory)
        } catch {
            state = .corrupt
            fault = error.description
            return
        }
        let record = run.record
        recipe = run.recipe.name
        settings = Self.settings(of: run.recipe)
        protocolText = run.recipe.evaluation.text
        statement = record.statement
        leaks = record.leaks
        corpus = record.corpusName
        started = record.started
        seconds = record.seconds
        fault = record.fault
        amount = TrainingAmount(record)
        networks = run.recipe.members.count * max(1, record.folds.count)
        totalEpochs = run.recipe.members.map(\.training.epochs).reduce(0, +) * max(1, record.folds.count)
        switch record.ending {
        case .finished: state = .finished
        case .failed: state = .failed
        case .begun, .interrupted: state = .interrupted
        }
        if state != .finished, isRunning ?? RunLock.isHeld(directory: run.directory) { state = .running }
        readResults(of: run)
    }

    /// A run of which only the directory is known.
    package init(path: String) {
        self.path = path
        name = Run.lastComponent(path)
        state = .interrupted
        (recipe, protocolText, statement, corpus) = ("", "", "", "")
        (leaks, started, seconds) = (false, 0, 0)
        (epochs, totalEpochs, networks, clips) = (0, 0, 1, 0)
    }

    private static func settings(of recipe: Recipe) -> Digest {
        var recipe = recipe
        recipe.evaluation = .randomWindows
        return Digest(of: recipe.tree.json)
    }

    private mutating func readResults(of run: Run) {
        do throws(ExperimentError) {
            epochs = try run.history().count { $0.split == .training }
            guard RunFile.exists(RunFile.evaluation, in: run.directory) else { return }
            let report: EvaluationReport
            do { report = try RunFile.decode(EvaluationReport.self, RunFile.evaluation, in: run.directory) } catch {
                throw ExperimentError.run(error)
            }
            (clips, accuracy, uar, chance) = (report.clips, report.accuracy, report.uar, report.chance)
            if let ends = report.interval["uar"], ends.count == 2, ends[0] <= ends[1] {
                uarInterval = ends[0]...ends[1]
            }
        } catch {
            state = .corrupt
            fault = error.description
        }
    }
}

/// The runs in a folder.
package enum RunList {
    /// All runs, the newest first; a folder that does not exist holds none.
    package static func read(in folder: String) throws(StorageError) -> [RunSummary] {
        guard Folder.isFolder(folder) else { return [] }
        return try Folder.names(in: folder).map { folder + "/" + $0 }
            .filter { Folder.isFolder($0) && RunFile.exists(RunFile.record, in: $0) }
            .map { RunSummary(reading: $0) }
            .sorted { ($0.started, $0.name) > ($1.started, $1.name) }
    }

    /// The run that a text names: a directory, a run of the folder, an unmistakable beginning of its name, or `latest`.
    package static func find(_ text: String, in folder: String) throws(RunError) -> Run {
        if Folder.isFolder(text), RunFile.exists(RunFile.record, in: text) { return try Run.open(text) }
        let names = ((try? Folder.names(in: folder)) ?? []).filter {
            RunFile.exists(RunFile.record, in: folder + "/" + $0)
        }
        if names.contains(text) { return try Run.open(folder + "/" + text) }
        if text == "latest", let newest = (try? read(in: folder))?.first { return try Run.open(newest.path) }
        let matching = names.filter { $0.hasPrefix(text) }
        if !text.isEmpty, matching.count == 1 { return try Run.open(folder + "/" + matching[0]) }
        if !text.isEmpty, matching.count > 1 { throw .ambiguous(text, names: matching.sorted()) }
        throw .notFound(text, folder: folder)
    }
}
