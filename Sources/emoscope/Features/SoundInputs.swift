import Corpora
import Recognition

/// The sound files that paths on the command line mean, and where their results go.
struct SoundInputs {
    /// A sound file.
    struct File: Hashable, Sendable {
        /// Where it lies.
        let path: String
        /// The name of its result below the folder for results.
        var result: String
        /// What the file held when its folder was scanned, if it has not changed since; nil where that isn't known.
        var content: SoundContent?
    }

    private(set) var files: [File] = []
    /// Paths that stand for no file at all.
    private(set) var failures: [(path: String, reason: String)] = []

    /// Takes files as they are and folders with all sound files in them.
    ///
    /// - Parameter catalogue: what is known of folders that were scanned.
    init(_ paths: [String], catalogue: Catalogue) {
        for path in paths {
            if Folder.isFolder(path) {
                addFolder(path, catalogue)
            } else {
                addFile(path, named: Self.lastPart(of: path))
            }
        }
    }

    /// The same, where each result gets a file of its own.
    ///
    /// Results are named after the files, `clip.npy` for `clip.wav`; where two would get one name, after the whole names.
    ///
    /// - Parameters:
    ///   - suffix: the extension of the results.
    ///   - catalogue: what is known of folders that were scanned.
    /// - Throws: `CommandFailure` if two results would still have the same name.
    init(_ paths: [String], extension suffix: String, catalogue: Catalogue) throws {
        self.init(paths, catalogue: catalogue)
        let names = files.map(\.result)
        var uses: [String: Int] = [:]
        for name in names { uses[Self.withoutExtension(name), default: 0] += 1 }
        for index in files.indices {
            let short = Self.withoutExtension(names[index])
            files[index].result = (uses[short] == 1 ? short : names[index]) + "." + suffix
        }
        var seen: Set<String> = []
        if let twice = files.first(where: { !seen.insert($0.result).inserted }) {
            throw CommandFailure.wrongUsage(
                "two results would be called '\(twice.result)': name folders that hold both, or run twice")
        }
    }

    private mutating func addFile(_ path: String, named name: String) {
        // A file named twice is computed once.
        guard !files.contains(where: { $0.path == path }) else { return }
        files.append(File(path: path, result: name))
    }

    private mutating func addFolder(_ folder: String, _ catalogue: Catalogue) {
        let root = folder.hasSuffix("/") && folder.count > 1 ? String(folder.dropLast()) : folder
        do throws(CorpusError) {
            let walk = try FolderWalk(root: root, isStopped: { Interruption.flag.isRaised })
            failures += walk.problems.map { (path: "\(root)/\($0.path)", reason: $0.detail) }
            if walk.files.isEmpty && walk.problems.isEmpty {
                failures.append((path: folder, reason: "holds no sound files; name a folder that does"))
            }
            let findings = catalogue.remembered(filesOf: root)
            files += walk.files.map { file in
                let finding = findings[file.path].flatMap {
                    $0.size == file.size && $0.modified == file.modified ? $0 : nil
                }
                return File(
                    path: "\(root)/\(file.path)", result: file.path, content: finding.flatMap(SoundContent.init))
            }
        } catch {
            failures.append((path: folder, reason: error.description))
        }
    }

    private static func lastPart(of path: String) -> String {
        path.split(separator: "/").last.map(String.init) ?? path
    }

    private static func withoutExtension(_ name: String) -> String {
        guard let dot = name.lastIndex(of: "."), dot > (name.lastIndex(of: "/") ?? name.startIndex) else { return name }
        return dot == name.startIndex ? name : String(name[..<dot])
    }
}
