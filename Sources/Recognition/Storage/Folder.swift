import Glibc

/// What the program does with folders.
package enum Folder {
    /// Makes a folder and all that are missing above it; one that exists is fine.
    ///
    /// - Throws: ``StorageError`` if it cannot be made or a file is in the way.
    package static func make(_ path: String) throws(StorageError) {
        if mkdir(path, 0o755) == 0 { return }
        let code = errno
        if code == EEXIST && isFolder(path) { return }
        let parent = above(path)
        guard code == ENOENT, parent != "/", parent != "." else {
            throw StorageError("make the folder", path, errno: code)
        }
        try make(parent)
        if mkdir(path, 0o755) != 0 && !(errno == EEXIST && isFolder(path)) {
            throw StorageError("make the folder", path, errno: errno)
        }
    }

    /// Whether a folder, or a link to one, has this path.
    package static func isFolder(_ path: String) -> Bool {
        var facts = stat()
        return stat(path, &facts) == 0 && facts.st_mode & S_IFMT == S_IFDIR
    }

    /// The absolute path of something that exists, without links; nil where nothing does.
    package static func resolved(_ path: String) -> String? {
        guard let resolved = realpath(path, nil) else { return nil }
        defer { free(resolved) }
        return String(cString: resolved)
    }

    /// The path of the folder that something lies in.
    package static func above(_ path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    /// The names in a folder, sorted by their bytes, without `.` and `..`.
    package static func names(in path: String) throws(StorageError) -> [String] {
        guard let stream = opendir(path) else { throw StorageError("read the folder", path, errno: errno) }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != "." && name != ".." { names.append(name) }
        }
        return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    /// Deletes a file, or a folder with all that is in it; links are deleted, not followed. What is not there is
    /// fine.
    ///
    /// - Throws: ``StorageError`` naming the first thing that could not be deleted.
    package static func delete(_ path: String) throws(StorageError) {
        var facts = stat()
        guard lstat(path, &facts) == 0 else {
            if errno == ENOENT { return }
            throw StorageError("delete", path, errno: errno)
        }
        if facts.st_mode & S_IFMT == S_IFDIR {
            for name in try names(in: path) { try delete(path + "/" + name) }
            if rmdir(path) != 0 && errno != ENOENT { throw StorageError("delete", path, errno: errno) }
        } else if unlink(path) != 0 && errno != ENOENT {
            throw StorageError("delete", path, errno: errno)
        }
    }
}
