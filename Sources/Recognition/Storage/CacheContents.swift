import Glibc

/// What lies in the cache, by kind; a kind is a folder of the cache.
package struct CacheContents: Hashable, Sendable {
    /// The files of one kind.
    package struct Kind: Hashable, Sendable {
        /// The name of the folder, for example `features`.
        package let name: String
        /// How many files lie in it.
        package let files: Int
        /// How many bytes they have together.
        package let bytes: Int
    }

    /// The cache.
    package let folder: String
    /// The kinds by name.
    package let kinds: [Kind]

    /// Counts what lies in the cache now; one that was never made is empty.
    ///
    /// - Throws: ``StorageError`` if a folder cannot be read.
    package init(of workspace: Workspace) throws(StorageError) {
        folder = workspace.cache
        guard Folder.isFolder(folder) else {
            kinds = []
            return
        }
        var kinds: [Kind] = []
        for name in try Folder.names(in: folder) {
            let (files, bytes) = try CacheContents.count(folder + "/" + name)
            kinds.append(Kind(name: name, files: files, bytes: bytes))
        }
        self.kinds = kinds
    }

    /// Files of all kinds.
    package var files: Int { kinds.reduce(0) { $0 + $1.files } }
    /// Bytes of all kinds.
    package var bytes: Int { kinds.reduce(0) { $0 + $1.bytes } }

    /// Deletes everything in the cache, and only there.
    ///
    /// - Throws: ``StorageError`` naming the first thing that could not be deleted.
    package func clear() throws(StorageError) {
        for kind in kinds { try Folder.delete(folder + "/" + kind.name) }
    }

    private static func count(_ path: String) throws(StorageError) -> (files: Int, bytes: Int) {
        var facts = stat()
        // Another process may delete while this one counts.
        guard lstat(path, &facts) == 0 else { return (0, 0) }
        guard facts.st_mode & S_IFMT == S_IFDIR else { return (1, Int(facts.st_size)) }
        var files = 0
        var bytes = 0
        for name in try Folder.names(in: path) {
            let inside = try count(path + "/" + name)
            files += inside.files
            bytes += inside.bytes
        }
        return (files, bytes)
    }
}
