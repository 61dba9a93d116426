extension SearchSummary {
    /// Reads what a directory says of itself; damage gives a summary that tells so, not an error.
    package init(reading directory: String) {
        self.init(path: directory)
        do throws(ExperimentError) {
            let plan = try Search.plan(in: directory)
            recipe = plan.recipe.name
            protocolText = plan.recipe.evaluation.text
            strategy = plan.strategy.text
            minutes = plan.minutes
            keys = plan.space.paths
            trials = try Self.trials(in: directory, paths: keys)
            try readResult()
        } catch {
            state = .corrupt
            fault = error.description
            return
        }
        if uar != nil { state = .finished } else if RunLock.isHeld(directory: directory) { state = .running }
    }

    /// The trials of all folds that have begun, fold after fold.
    private static func trials(in directory: String, paths: [String]) throws(ExperimentError) -> [FoldTrial] {
        let folder = directory + "/folds"
        guard Folder.isFolder(folder) else { return [] }
        let names: [String]
        do { names = try Folder.names(in: folder) } catch { throw .storage(error) }
        var all: [FoldTrial] = []
        for fold in names.compactMap({ Int($0) }).sorted() {
            let own = "\(folder)/\(fold)"
            all += try Search.trials(in: own, paths: paths).map { FoldTrial(fold: fold, trial: $0) }
        }
        return all
    }

    private mutating func readResult() throws(ExperimentError) {
        guard RunFile.exists(RunFile.evaluation, in: path) else { return }
        let report: EvaluationReport
        do { report = try RunFile.decode(EvaluationReport.self, RunFile.evaluation, in: path) } catch {
            throw .run(error)
        }
        uar = report.uar
        if let ends = report.interval["uar"], ends.count == 2, ends[0] <= ends[1] { uarInterval = ends[0]...ends[1] }
    }
}

/// The searches in a folder.
package enum SearchList {
    /// All searches, the newest first; a folder that does not exist holds none.
    package static func read(in folder: String) throws(StorageError) -> [SearchSummary] {
        guard Folder.isFolder(folder) else { return [] }
        return try Folder.names(in: folder).sorted(by: >).map { folder + "/" + $0 }
            .filter { Folder.isFolder($0) && RunFile.exists(SearchPlan.file, in: $0) }
            .map { SearchSummary(reading: $0) }
    }
}
