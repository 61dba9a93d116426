import Glibc

extension SafeTensors {
    /// Reads a file.
    ///
    /// - Throws: `NetworkError.file` where it cannot be read, is no file or is not in the format.
    package init(contentsOf path: String) throws(NetworkError) {
        // Without O_NONBLOCK the opening of a pipe waits for a writer.
        let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { throw .file(path: path, detail: Self.reason()) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw .file(path: path, detail: Self.reason()) }
        guard status.st_mode & S_IFMT == S_IFREG else {
            let isFolder = status.st_mode & S_IFMT == S_IFDIR
            throw .file(
                path: path,
                detail: isFolder
                    ? "a folder; name a file of weights in it" : "not a regular file; save it to disk first")
        }
        let size = Int(status.st_size)
        let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, filled in
            while filled < size, let start = buffer.baseAddress {
                let count = Glibc.read(descriptor, start + filled, size - filled)
                if count > 0 { filled += count } else if count == 0 || errno != EINTR { break }
            }
        }
        guard bytes.count == size else { throw .file(path: path, detail: "could only be read in part") }
        try self.init(bytes, path: path)
    }

    private static func reason() -> String { String(cString: strerror(errno)) }
}
