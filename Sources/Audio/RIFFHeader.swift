import Glibc

/// A look at the chunks of a WAV file.
///
/// libsndfile silently shortens a file that ends before its `data` chunk does; a corpus should hear of it.
enum RIFFHeader {
    /// What is missing at the end of a WAV file, in words; nil if nothing is or the file isn't WAV.
    ///
    /// Sizes that writers leave open when they stream (0, or close to the largest that fit) count as unknown.
    static func shortfall(descriptor: Int32) -> String? {
        let fileSize = Int(lseek(descriptor, 0, SEEK_END))
        guard bytes(descriptor, at: 0, count: 4) == Array("RIFF".utf8),
            bytes(descriptor, at: 8, count: 4) == Array("WAVE".utf8)
        else { return nil }
        var position = 12
        while position + 8 <= fileSize, let head = bytes(descriptor, at: position, count: 8) {
            let size = head[4...].reversed().reduce(0) { $0 << 8 | Int($1) }
            position += 8
            if Array(head[..<4]) == Array("data".utf8) {
                let present = fileSize - position
                let isOpen = size == 0 || size >= 0x7FFF_F000
                return isOpen || size <= present ? nil : "\(present) of \(size) bytes of sound are there"
            }
            // Chunks start at even positions.
            position += size + size % 2
        }
        return nil
    }

    private static func bytes(_ descriptor: Int32, at position: Int, count: Int) -> [UInt8]? {
        var buffer = [UInt8](repeating: 0, count: count)
        return pread(descriptor, &buffer, count, off_t(position)) == count ? buffer : nil
    }
}
