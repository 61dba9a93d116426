import Glibc

extension RunList {
    /// Gives a run another name.
    ///
    /// - Throws: `RunError` where the name is no name of a folder, is taken, or the run is being worked on.
    package static func rename(_ path: String, to name: String) throws(RunError) {
        try checkIsIdle(path)
        let parent = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
        guard !name.isEmpty, !name.hasPrefix("."), !name.contains("/"), name.utf8.count <= 200,
            !name.unicodeScalars.contains(where: { $0.properties.generalCategory == .control })
        else { throw .badName(name) }
        let target = parent + "/" + name
        if target == path { return }
        if access(target, F_OK) == 0 { throw .exists(target) }
        if Glibc.rename(path, target) != 0 { throw .notChanged(path, reason: String(cString: strerror(errno))) }
    }

    /// Removes a run with everything in it.
    ///
    /// - Throws: `RunError` where the run is being worked on or the disk refuses.
    package static func delete(_ path: String) throws(RunError) {
        try checkIsIdle(path)
        do { try Folder.delete(path) } catch { throw .notChanged(path, reason: "\(error.reason)") }
    }

    private static func checkIsIdle(_ path: String) throws(RunError) {
        guard RunFile.exists(RunFile.record, in: path) else { throw .notFound(path, folder: path) }
        if RunLock.isHeld(directory: path) { throw .busy(path) }
    }
}
