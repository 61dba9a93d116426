import Glibc

extension SafeTensors {
    /// Reads a file.
    ///
    /// - Throws: `NetworkError.file` where it cannot be read or is not in the format.
    package init(contentsOf path: String) throws(NetworkError) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .file(path: path, detail: Self.reason()) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw .file(path: path, detail: Self.reason()) }
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

    /// Writes a file that is either the old one or the whole new one, whenever the process or the machine stops.
    ///
    /// - Throws: `NetworkError.file` where it cannot be written; a file that was there stays.
    package func write(to path: String) throws(NetworkError) {
        let start: [UInt8]
        do { start = try self.start() } catch { throw .file(path: path, detail: "\(error)") }
        let temporary = "\(path).\(getpid()).new"
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw .file(path: path, detail: Self.reason()) }
        // Tensor by tensor: a second copy of everything would double the memory of a training.
        let isWritten =
            start.withUnsafeBytes { Self.write($0, to: descriptor) }
            && ordered.allSatisfy { _, tensor in tensor.values.withUnsafeBytes { Self.write($0, to: descriptor) } }
            && fsync(descriptor) == 0
        let failure = Self.reason()
        guard close(descriptor) == 0, isWritten else {
            unlink(temporary)
            throw .file(path: path, detail: failure)
        }
        guard rename(temporary, path) == 0 else {
            let failure = Self.reason()
            unlink(temporary)
            throw .file(path: path, detail: failure)
        }
    }

    private static func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Bool {
        var written = 0
        while written < bytes.count, let start = bytes.baseAddress {
            let count = Glibc.write(descriptor, start + written, bytes.count - written)
            if count >= 0 { written += count } else if errno != EINTR { return false }
        }
        return true
    }

    private static func reason() -> String { String(cString: strerror(errno)) }
}
