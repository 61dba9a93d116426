import Glibc
import Synchronization

/// Replaces whole files: a reader meets the old content or the new, never a part, and so does whoever comes after a crash of
/// the program.
package enum FileReplacement {
    /// Writes bytes beside the path and renames the result into place; on a fault the old file is untouched and nothing is
    /// left behind.
    ///
    /// - Parameter isSynced: whether the content is on the disk before it gets its name. Without that a crash of the
    ///   machine, though not of the program, may leave a part of it.
    /// - Returns: nil when written, else the error number of the operating system.
    package static func write(_ bytes: [UInt8], to path: String, isSynced: Bool) -> Int32? {
        let neighbour = temporaryName(beside: path)
        let file = open(neighbour, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
        guard file >= 0 else { return errno }
        var fault = writeAll(bytes, to: file)
        if isSynced && fault == nil && fsync(file) != 0 { fault = errno }
        // Some file systems report a full disk only here.
        if close(file) != 0 && fault == nil { fault = errno }
        if fault == nil && rename(neighbour, path) != 0 { fault = errno }
        if fault != nil { unlink(neighbour) }
        return fault
    }

    private static let serial = Atomic<Int>(0)

    /// A name that no other thread or process uses; the leading dot keeps scans of the folder away from it.
    private static func temporaryName(beside path: String) -> String {
        let number = serial.wrappingAdd(1, ordering: .relaxed).newValue
        let start = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
        // Cut, so that the longest allowed name still has room for what is added.
        return path[..<start] + "." + path[start...].prefix(40) + ".\(getpid()).\(number).part"
    }

    private static func writeAll(_ bytes: [UInt8], to file: Int32) -> Int32? {
        bytes.withUnsafeBytes { buffer in
            var written = 0
            while written < buffer.count {
                let count = Glibc.write(file, buffer.baseAddress?.advanced(by: written), buffer.count - written)
                if count < 0 && errno == EINTR { continue }
                if count <= 0 { return count == 0 ? EIO : errno }
                written += count
            }
            return nil
        }
    }
}
