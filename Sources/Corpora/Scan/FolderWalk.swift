import Glibc

/// Finds the sound files of a folder tree, by their names alone.
///
/// Hidden files and folders are passed over, and so is every file without the extension of a sound format. Links are
/// followed, after everything that is really there, and no folder is entered twice: circles of links do no harm.
package struct FolderWalk {
    /// A file that looks like sound.
    package struct File: Hashable, Sendable {
        /// The path relative to the folder that was searched.
        package var path: String
        /// Bytes.
        package var size: Int
        /// When it was last changed, nanoseconds since 1970.
        package var modified: Int
    }

    /// Extensions of the formats that libsndfile reads, in lower case.
    static let extensions: Set<String> = [
        "wav", "wave", "flac", "ogg", "oga", "opus", "aiff", "aif", "aifc", "au", "snd", "w64", "rf64", "caf", "mp3",
    ]

    /// The sound files, in the order of their paths' bytes.
    package private(set) var files: [File] = []
    /// Folders and files that can't be looked at.
    package private(set) var problems: [CorpusProblem] = []
    private let root: String
    private let isStopped: () -> Bool
    private var linkedFolders: [String] = []
    private var entered: Set<FolderIdentity> = []

    /// Searches a folder.
    ///
    /// - Throws: ``CorpusError`` if the folder itself cannot be read, or when stopped.
    package init(root: String, isStopped: @escaping () -> Bool) throws(CorpusError) {
        self.root = root
        self.isStopped = isStopped
        if let fault = enter("") {
            throw .unreadable(path: root, reason: fault)
        }
        while !linkedFolders.isEmpty && !isStopped() {
            let links = linkedFolders.sorted()
            linkedFolders = []
            for link in links { visit(link) }
        }
        if isStopped() { throw .stopped }
        files.sort { PathOrder.precedes($0.path, $1.path) }
    }

    /// A folder's place on disk, whatever path leads to it.
    private struct FolderIdentity: Hashable {
        var device: dev_t
        var node: ino_t
    }

    private mutating func visit(_ folder: String) {
        if let fault = enter(folder) {
            problems.append(CorpusProblem(path: folder, kind: .unreadable, detail: "cannot read the folder: \(fault)"))
        }
    }

    /// Takes in the entries of a folder and goes down into its folders.
    ///
    /// - Returns: why the folder cannot be read, or nil.
    private mutating func enter(_ folder: String) -> String? {
        guard let stream = opendir(folder.isEmpty ? root : root + "/" + folder) else {
            return errno == ENAMETOOLONG ? "its path is too long" : String(cString: strerror(errno))
        }
        defer { closedir(stream) }
        var facts = stat()
        guard fstat(dirfd(stream), &facts) == 0 else { return String(cString: strerror(errno)) }
        guard entered.insert(FolderIdentity(device: facts.st_dev, node: facts.st_ino)).inserted else { return nil }
        var folders: [String] = []
        while !isStopped(), let entry = readdir(stream) {
            let kind = Int32(entry.pointee.d_type)
            let (name, isExact) = Self.name(of: entry)
            if name.hasPrefix(".") { continue }
            let path = folder.isEmpty ? name : folder + "/" + name
            guard isExact else {
                noteUnspeakable(path, isFolder: kind == Int32(DT_DIR))
                continue
            }
            switch kind {
            case Int32(DT_DIR): folders.append(path)
            case Int32(DT_REG): takeFile(path, name, in: stream)
            default: takeByStatus(path, name, in: stream, folders: &folders)
            }
        }
        for folder in folders.sorted() { visit(folder) }
        return nil
    }

    /// Takes a sound file's size and time; other files are nobody's business here.
    private mutating func takeFile(_ path: String, _ name: String, in stream: OpaquePointer) {
        guard Self.isSound(name) else { return }
        var facts = stat()
        guard fstatat(dirfd(stream), name, &facts, 0) == 0 else {
            let reason = errno == ENOENT ? "the link leads nowhere" : String(cString: strerror(errno))
            problems.append(CorpusProblem(path: path, kind: .unreadable, detail: reason))
            return
        }
        let modified = facts.st_mtim.tv_sec * 1_000_000_000 + facts.st_mtim.tv_nsec
        files.append(File(path: path, size: Int(facts.st_size), modified: modified))
    }

    /// Takes a link, or an entry of a file system that does not tell kinds.
    private mutating func takeByStatus(
        _ path: String, _ name: String, in stream: OpaquePointer, folders: inout [String]
    ) {
        var facts = stat()
        var target = stat()
        guard fstatat(dirfd(stream), name, &facts, AT_SYMLINK_NOFOLLOW) == 0,
            fstatat(dirfd(stream), name, &target, 0) == 0, target.st_mode & S_IFMT == S_IFDIR
        else { return takeFile(path, name, in: stream) }
        if facts.st_mode & S_IFMT == S_IFLNK { linkedFolders.append(path) } else { folders.append(path) }
    }

    /// A name that is no text cannot be shown, stored or opened again.
    private mutating func noteUnspeakable(_ path: String, isFolder: Bool) {
        guard isFolder || Self.isSound(path) else { return }
        let fault = isFolder ? "the folder's name" : "its name"
        problems.append(
            CorpusProblem(path: path, kind: .unreadable, detail: "\(fault) is not valid UTF-8; rename it"))
    }

    private static func isSound(_ name: String) -> Bool {
        guard let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")) else { return false }
        return extensions.contains(name[name.index(after: dot)...].lowercased())
    }

    /// The name of an entry, and whether it is valid UTF-8; otherwise it is repaired for showing.
    private static func name(of entry: UnsafeMutablePointer<dirent>) -> (String, Bool) {
        withUnsafePointer(to: &entry.pointee.d_name) { field in
            field.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: field.pointee)) { bytes in
                if let name = String(validatingCString: bytes) { return (name, true) }
                return (String(cString: bytes), false)
            }
        }
    }
}
