import Glibc

/// Files that are replaced as a whole: a reader, or a crash, meets the old content or the new, never a part.
enum AtomicFile {
    /// Writes bytes beside the path and renames the result into place; on a fault nothing is left behind.
    ///
    /// - Returns: nil when written, else the error number of the operating system.
    static func write(_ bytes: [UInt8], to path: String) -> Int32? {
        guard let (descriptor, temporary) = openBeside(path) else { return errno }
        let fault = writeAll(bytes, to: descriptor)
        // Some file systems report a full disk on closing only.
        let closing = close(descriptor) == 0 ? nil : errno
        if let fault = fault ?? closing {
            unlink(temporary)
            return fault
        }
        if rename(temporary, path) != 0 {
            let fault = errno
            unlink(temporary)
            return fault
        }
        return nil
    }

    /// A new file in the directory of `path`, hidden, with the permissions that `path` would get.
    private static func openBeside(_ path: String) -> (Int32, String)? {
        let cut = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
        for attempt in 0..<1000 {
            let temporary = "\(path[..<cut]).\(path[cut...]).\(getpid())-\(attempt)"
            let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
            if descriptor >= 0 { return (descriptor, temporary) }
            if errno != EEXIST { return nil }
        }
        return nil
    }

    private static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Int32? {
        bytes.withUnsafeBytes { buffer in
            var written = 0
            while written < buffer.count {
                let count = Glibc.write(descriptor, buffer.baseAddress?.advanced(by: written), buffer.count - written)
                if count < 0 && errno == EINTR { continue }
                if count <= 0 { return count == 0 ? EIO : errno }
                written += count
            }
            return nil
        }
    }
}
