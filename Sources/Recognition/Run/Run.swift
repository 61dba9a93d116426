import FoundationEssentials
import Glibc

/// The directory of one training run.
///
/// Every file is replaced as a whole, so that the directory can be read at any moment, also after its process was killed.
package struct Run: Hashable, Sendable {
    /// The directory, an absolute path.
    package let directory: String
    /// The recipe that it follows.
    package let recipe: Recipe
    /// What the run says of itself, as it was read or last written.
    package internal(set) var record: RunRecord

    /// Name of the directory.
    package var name: String { Self.lastComponent(directory) }

    /// The directory of one fold: the run's own where there is only one network.
    package func directory(ofFold number: Int) -> String {
        number == 0 ? directory : "\(directory)/folds/\(number)"
    }

    /// The directory of one of a fold's networks, from 1: the fold's own where it has only one.
    package func directory(ofFold number: Int, member: Int) -> String {
        recipe.memberCount == 1 ? directory(ofFold: number) : "\(directory(ofFold: number))/seeds/\(member)"
    }

    /// Opens the run in a directory.
    ///
    /// - Throws: `RunError` naming the file that is missing or damaged.
    package static func open(_ directory: String) throws(RunError) -> Run {
        let directory = Workspace.absolute(directory)
        guard Folder.isFolder(directory), access(directory + "/" + RunFile.record, F_OK) == 0 else {
            throw .notFound(directory, folder: parent(of: directory))
        }
        let record = try RunFile.decode(RunRecord.self, RunFile.record, in: directory)
        // A recipe file may leave keys to a base; what a run was trained with stands in it as a whole.
        let tree = try RunFile.decode(RecipeValue.self, RunFile.recipe, in: directory)
        if let fault = Recipe.incompleteness(of: tree) {
            throw .corrupt(run: directory, file: RunFile.recipe, detail: fault)
        }
        let recipe = try RunFile.decode(Recipe.self, RunFile.recipe, in: directory)
        return Run(directory: directory, recipe: recipe, record: record)
    }

    /// Makes the directory of a new run; its name follows from the time and the recipe where it is not given.
    ///
    /// - Throws: `ExperimentError` where it exists already, or the disk refuses.
    static func create(
        at path: String, recipe: Recipe, record: RunRecord
    ) throws(ExperimentError) -> Run {
        let run = Run(directory: Workspace.absolute(path), recipe: recipe, record: record)
        if access(run.directory + "/" + RunFile.record, F_OK) == 0 { throw .run(.exists(run.directory)) }
        do {
            try Folder.make(run.directory)
            try AtomicFile.write(recipe.json, to: run.directory + "/" + RunFile.recipe)
            try run.writeRecord()
        } catch {
            throw .storage(error)
        }
        return run
    }

    /// Makes a directory of its own for a new run, `<time>-<recipe>`: runs that begin in the same second get numbers.
    ///
    /// - Parameter time: seconds since 1970.
    /// - Throws: `ExperimentError` where the disk refuses.
    static func create(
        among runs: String, time: Double, recipe: Recipe, record: RunRecord
    ) throws(ExperimentError) -> Run {
        let path: String
        do { path = try makeDirectory(in: runs, recipe: recipe, time: time) } catch { throw .storage(error) }
        return try create(at: path, recipe: recipe, record: record)
    }

    /// Makes a directory that is the caller's alone, also where others ask in the same second.
    ///
    /// - Parameter time: seconds since 1970.
    /// - Returns: its absolute path.
    static func makeDirectory(in folder: String, recipe: Recipe, time: Double) throws(StorageError) -> String {
        let folder = Workspace.absolute(folder)
        try Folder.make(folder)
        while true {
            let path = freshDirectory(in: folder, recipe: recipe, time: time)
            // Only one of several processes makes the directory; the others look for another name.
            if mkdir(path, 0o755) == 0 { return path }
            let code = errno
            guard code == EEXIST else { throw StorageError("make the folder", path, errno: code) }
        }
    }

    /// The name of a directory that does not exist yet: `<time>-<recipe>`, numbered where that is taken.
    ///
    /// - Parameter time: seconds since 1970.
    package static func freshDirectory(in runs: String, recipe: Recipe, time: Double) -> String {
        var seconds = time_t(time)
        var parts = tm()
        localtime_r(&seconds, &parts)
        func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let day = "\(parts.tm_year + 1900)-\(two(parts.tm_mon + 1))-\(two(parts.tm_mday))"
        let clock = "\(two(parts.tm_hour))\(two(parts.tm_min))\(two(parts.tm_sec))"
        let base = "\(runs)/\(day)-\(clock)-\(recipe.name)"
        var path = base
        var number = 2
        while access(path, F_OK) == 0 {
            path = "\(base)-\(number)"
            number += 1
        }
        return path
    }

    /// Writes `run.json`.
    func writeRecord() throws(StorageError) {
        try AtomicFile.write(RunFile.encode(record), to: directory + "/" + RunFile.record)
    }

    static func lastComponent(_ path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }

    private static func parent(of path: String) -> String {
        path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
    }
}
