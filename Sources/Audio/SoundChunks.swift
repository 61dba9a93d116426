import Glibc

/// A look at the chunks of a WAV or AIFF file.
///
/// libsndfile silently shortens a file that ends before its samples do; a corpus should hear of it.
enum SoundChunks {
    /// What is missing at the end of a file, in words; nil if nothing is, or the file is of another format.
    ///
    /// Sizes that writers leave open when they stream (0, or close to the largest that fit) count as unknown.
    static func shortfall(descriptor: Int32) -> String? {
        let fileSize = Int(lseek(descriptor, 0, SEEK_END))
        guard let start = bytes(descriptor, at: 0, count: 12), let container = Container(start) else { return nil }
        var position = 12
        while position + 8 <= fileSize, let head = bytes(descriptor, at: position, count: 8) {
            let size = container.number(head[4...])
            position += 8
            if Array(head[..<4]) == container.samplesChunk {
                let present = fileSize - position
                let isOpen = size == 0 || size >= 0x7FFF_F000
                return isOpen || size <= present ? nil : "\(present) of \(size) bytes of sound are there"
            }
            // Chunks start at even positions.
            position += size + size % 2
        }
        return nil
    }

    /// The two formats whose files are rows of chunks with a name and a size.
    private enum Container {
        case wav, aiff

        /// The container that a file's first 12 bytes announce.
        init?(_ start: [UInt8]) {
            switch (String(decoding: start[..<4], as: UTF8.self), String(decoding: start[8...], as: UTF8.self)) {
            case ("RIFF", "WAVE"): self = .wav
            case ("FORM", "AIFF"), ("FORM", "AIFC"): self = .aiff
            default: return nil
            }
        }

        /// The name of the chunk that holds the samples.
        var samplesChunk: [UInt8] { Array((self == .wav ? "data" : "SSND").utf8) }

        /// A size as the container orders its bytes.
        func number(_ bytes: ArraySlice<UInt8>) -> Int {
            (self == .wav ? Array(bytes.reversed()) : Array(bytes)).reduce(0) { $0 << 8 | Int($1) }
        }
    }

    private static func bytes(_ descriptor: Int32, at position: Int, count: Int) -> [UInt8]? {
        var buffer = [UInt8](repeating: 0, count: count)
        return pread(descriptor, &buffer, count, off_t(position)) == count ? buffer : nil
    }
}
