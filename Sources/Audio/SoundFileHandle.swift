import CSndfile
import Glibc

/// An open sound file; closes itself.
///
/// The descriptor is opened here rather than by libsndfile, whose reasons for a failed opening live in a global shared by
/// all threads and which would wait forever on a pipe.
final class SoundFileHandle {
    let path: String
    let info: AudioFile.Info
    private let handle: OpaquePointer

    init(path: String) throws(AudioError) {
        let descriptor = try Self.openRegularFile(path)
        if let shortfall = SoundChunks.shortfall(descriptor: descriptor) {
            close(descriptor)
            throw AudioError(.truncated, path: path, detail: "cut short: \(shortfall); copy the file again")
        }
        lseek(descriptor, 0, SEEK_SET)
        var header = SF_INFO()
        guard let handle = sf_open_fd(descriptor, Int32(SFM_READ), &header, 1) else {
            throw AudioError(
                .notAudio, path: path, detail: "not audio, or its header is damaged; expected WAV, FLAC, OGG or AIFF")
        }
        guard header.channels > 0, header.samplerate > 0, header.frames >= 0 else {
            sf_close(handle)
            throw AudioError(.notAudio, path: path, detail: "its header is damaged: no channels or no sample rate")
        }
        guard Self.sampleRates.contains(Int(header.samplerate)) else {
            sf_close(handle)
            throw AudioError(
                .notAudio, path: path,
                detail: "its header says \(header.samplerate) samples a second, no rate of a recording of a voice "
                    + "(1,000 to 1,000,000): it is damaged, or was written wrong")
        }
        self.handle = handle
        self.path = path
        info = AudioFile.Info(
            frames: Int(header.frames), sampleRate: Int(header.samplerate), channels: Int(header.channels),
            format: SoundFormat.name(of: header.format))
    }

    deinit { sf_close(handle) }

    /// Rates at which voices are recorded, Hz, and more: others come from damaged headers, and would make a sound of hours out
    /// of seconds when it is resampled.
    private static let sampleRates = 1000...1_000_000

    private static func openRegularFile(_ path: String) throws(AudioError) -> Int32 {
        // Without O_NONBLOCK the opening of a pipe waits for a writer.
        let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { throw AudioError.opening(path, errno) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else {
            let fault = errno
            close(descriptor)
            throw AudioError.opening(path, fault)
        }
        if status.st_mode & S_IFMT != S_IFREG {
            close(descriptor)
            let isDirectory = status.st_mode & S_IFMT == S_IFDIR
            throw AudioError(
                .notAFile, path: path,
                detail: isDirectory
                    ? "a directory; name a sound file in it" : "not a regular file; save it to disk first")
        }
        if status.st_size == 0 {
            close(descriptor)
            throw AudioError(.empty, path: path, detail: "an empty file of 0 bytes; copy it again or remove it")
        }
        return descriptor
    }

    /// All frames, the channels averaged.
    ///
    /// The frame count of a header isn't trusted: memory grows with what is really there.
    func readMono() throws(AudioError) -> [Float] {
        var samples: [Float] = []
        samples.reserveCapacity(min(info.frames, Self.trustedFrames))
        let blockFrames = max(1, min(info.frames, Self.blockValues / info.channels))
        let block = UnsafeMutableBufferPointer<Float>.allocate(capacity: blockFrames * info.channels)
        defer { block.deallocate() }
        guard let base = block.baseAddress else { return [] }
        while true {
            let count = Int(sf_readf_float(handle, base, sf_count_t(blockFrames)))
            if count <= 0 { break }
            Self.appendMean(
                of: UnsafeBufferPointer(rebasing: block[..<(count * info.channels)]), info.channels, &samples)
        }
        // A damaged FLAC file ends early without an error, one damaged in the middle reports one.
        if samples.count < info.frames || sf_error(handle) != Int32(SF_ERR_NO_ERROR) {
            throw AudioError(
                .truncated, path: path,
                detail:
                    "cut short or damaged: \(samples.count) of \(info.frames) samples can be read; copy the file again")
        }
        return samples
    }

    private static func appendMean(of block: UnsafeBufferPointer<Float>, _ channels: Int, _ samples: inout [Float]) {
        if channels == 1 {
            samples.append(contentsOf: block)
            return
        }
        for start in stride(from: 0, to: block.count, by: channels) {
            var sum = 0.0
            for channel in 0..<channels { sum += Double(block[start + channel]) }
            samples.append(Float(sum / Double(channels)))
        }
    }

    /// Frames for which memory is reserved at once (six minutes at 48 kHz).
    private static let trustedFrames = 1 << 24
    private static let blockValues = 1 << 16
}

extension AudioError {
    /// The fault behind a failed opening for reading.
    static func opening(_ path: String, _ fault: Int32) -> AudioError {
        switch fault {
        case ENOENT, ENOTDIR: AudioError(.missing, path: path, detail: "no such file; check the path")
        case EACCES, EPERM: AudioError(.forbidden, path: path, detail: "may not be read; check its permissions")
        default: AudioError(.inputOutput, path: path, detail: "can't be opened: \(reason(fault))")
        }
    }

    /// The operating system's words for an error number.
    static func reason(_ fault: Int32) -> String { String(cString: strerror(fault)) }
}
