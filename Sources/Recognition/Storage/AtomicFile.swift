import Audio
import Glibc

/// Replaces whole files, so that a reader sees the old content or the new and a crash never leaves half a file.
package enum AtomicFile {
    /// Writes a file through a neighbour that is synced to disk and then renamed over it.
    ///
    /// Missing folders on the way are made.
    ///
    /// - Parameter isSynced: whether the content is on the disk before it gets its name. Without that a crash of the
    ///   machine, though not of the program, may leave a part of it.
    /// - Throws: ``StorageError`` for a full disk, missing permission and the like; an old file is then untouched.
    package static func write(
        _ bytes: [UInt8], to path: String, isSynced: Bool = true
    ) throws(StorageError) {
        try Folder.make(Folder.above(path))
        if let fault = FileReplacement.write(bytes, to: path, isSynced: isSynced) {
            throw StorageError("write", path, errno: fault)
        }
    }

    /// Writes text as UTF-8; see ``write(_:to:isSynced:)``.
    package static func write(_ text: String, to path: String) throws(StorageError) {
        try write(Array(text.utf8), to: path)
    }

    /// The whole content of a file.
    package static func read(_ path: String) throws(StorageError) -> [UInt8] {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw StorageError("read", path, errno: errno) }
        defer { close(file) }
        var facts = stat()
        guard fstat(file, &facts) == 0 else { throw StorageError("read", path, errno: errno) }
        // The size is only a first guess: the file may grow, and special files say zero.
        var bytes = [UInt8](repeating: 0, count: max(Int(facts.st_size) + 1, 4096))
        var count = 0
        while true {
            if count == bytes.count { bytes += [UInt8](repeating: 0, count: bytes.count) }
            let room = bytes.count - count
            let got = bytes.withUnsafeMutableBytes { Glibc.read(file, $0.baseAddress.map { $0 + count }, room) }
            if got < 0 && errno == EINTR { continue }
            guard got >= 0 else { throw StorageError("read", path, errno: errno) }
            if got == 0 { break }
            count += got
        }
        bytes.removeLast(bytes.count - count)
        return bytes
    }
}
