import Audio

/// Reads one sound file and says what it holds.
enum ClipReading {
    /// The finding about a file, which takes decoding it whole.
    ///
    /// - Parameters:
    ///   - file: what the search of the folder told.
    ///   - root: the folder that the file's path is relative to.
    static func finding(of file: FolderWalk.File, in root: String) -> FileFinding {
        do throws(AudioError) {
            let content = try content(of: root + "/" + file.path)
            return FileFinding(path: file.path, size: file.size, modified: file.modified, content: content)
        } catch {
            let kind = error.kind == .empty ? CorpusProblem.Kind.empty : .unreadable
            return FileFinding(
                path: file.path, size: file.size, modified: error.mayPass ? 0 : file.modified,
                content: .faulty(kind, detail: error.detail))
        }
    }

    private static func content(of path: String) throws(AudioError) -> FileFinding.Content {
        let info = try AudioFile.info(path)
        let waveform = try AudioFile.read(path)
        if waveform.samples.isEmpty { return .faulty(.empty, detail: "no samples") }
        let level = waveform.level
        if !level.isFinite { return .faulty(.nonFinite, detail: "samples that are infinite or not a number") }
        if level.isSilent { return .faulty(.silent, detail: "every sample is 0") }
        return .sound(
            frames: waveform.samples.count, sampleRate: waveform.sampleRate, channels: info.channels,
            digest: waveform.contentDigest)
    }
}

extension AudioError {
    /// Whether the same file may be read another time: permissions and the state of a device change neither its size nor its
    /// time.
    fileprivate var mayPass: Bool { kind == .forbidden || kind == .inputOutput || kind == .missing }
}
