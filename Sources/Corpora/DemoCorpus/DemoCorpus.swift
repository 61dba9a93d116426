import Audio
import Dispatch
import Glibc
import Synchronization

/// A corpus of synthetic speech, for whoever has no recordings yet: ten voices, eight emotions, RAVDESS names.
///
/// It is made on this machine, always with the same bytes. It sounds like speech and its emotions are confused like
/// acted ones, but no result on it says anything about people.
package enum DemoCorpus {
    /// Number of the recipe by which the sounds are made; another one is another corpus.
    package static let version = 1
    /// How many clips there are.
    package static var clipCount: Int { clips.count }

    private static let clips = (1...10).flatMap(DemoClip.all(of:))
    private static let stampName = ".emoscope-demo-corpus"
    private static var stamp: String { "emoscope demo corpus, version \(version)\n" }

    /// Whether a folder holds the whole demo corpus of this version.
    package static func isComplete(at root: String) -> Bool {
        stampText(at: root) == stamp && clips.allSatisfy { exists(root + "/" + $0.path) }
    }

    /// Makes the corpus in a folder, or what is missing of it; one that is complete costs nothing.
    ///
    /// A folder with anything else in it is left alone. Clips are written whole or not at all, so a killed process
    /// leaves a part that the next call completes.
    ///
    /// - Parameters:
    ///   - root: the folder; made, with all above it, if there is none.
    ///   - threads: how many clips are made at a time; plays no part in the result.
    ///   - progress: called from any thread with the clips made and those there are to make.
    ///   - isStopped: asked from any thread before each clip.
    /// - Throws: ``CorpusError`` if the folder holds something else, cannot be written, or the work was stopped.
    package static func make(
        at root: String, threads: Int, progress: @Sendable (_ done: Int, _ total: Int) -> Void = { _, _ in },
        isStopped: @Sendable () -> Bool = { false }
    ) throws(CorpusError) {
        let isOurs = stampText(at: root) == stamp
        let missing = isOurs ? clips.filter { !exists(root + "/" + $0.path) } : clips
        if missing.isEmpty { return }
        try prepare(root)
        let fault = write(missing, in: root, threads, progress, isStopped)
        if let fault { throw .cannotWrite(fault) }
        if isStopped() { throw .stopped }
    }

    /// Makes the folders and puts the stamp there first, which says whose the folder is while it is half made.
    private static func prepare(_ root: String) throws(CorpusError) {
        try makeFolder(root)
        guard stampText(at: root) != nil || isEmpty(root) else { throw .folderInUse(path: root) }
        for folder in Set(clips.map(\.folder)) {
            try makeFolder(root + "/" + folder)
            removeUnfinished(in: root + "/" + folder)
        }
        let path = root + "/" + stampName
        guard let file = fopen(path, "we") else { throw .cannotWrite("\(path): \(String(cString: strerror(errno)))") }
        let written = fputs(stamp, file)
        guard fclose(file) == 0, written >= 0 else {
            throw .cannotWrite("\(path): \(String(cString: strerror(errno)))")
        }
    }

    /// - Returns: what kept a clip from being written, or nil.
    private static func write(
        _ missing: [DemoClip], in root: String, _ threads: Int,
        _ progress: @Sendable (Int, Int) -> Void, _ isStopped: @Sendable () -> Bool
    ) -> String? {
        let next = Atomic<Int>(0)
        let done = Atomic<Int>(0)
        let fault = Mutex<String?>(nil)
        DispatchQueue.concurrentPerform(iterations: max(1, min(threads, missing.count))) { _ in
            while !isStopped() && fault.withLock({ $0 == nil }) {
                let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
                guard index < missing.count else { return }
                do throws(AudioError) {
                    try AudioFile.write(missing[index].sound(), to: root + "/" + missing[index].path)
                } catch {
                    fault.withLock { $0 = $0 ?? error.description }
                }
                progress(done.wrappingAdd(1, ordering: .relaxed).newValue, missing.count)
            }
        }
        return fault.withLock { $0 }
    }

    private static func makeFolder(_ path: String) throws(CorpusError) {
        if mkdir(path, 0o755) == 0 || errno == EEXIST { return }
        guard errno == ENOENT, let slash = path.lastIndex(of: "/"), slash != path.startIndex else {
            throw .cannotWrite("\(path): \(String(cString: strerror(errno)))")
        }
        try makeFolder(String(path[..<slash]))
        if mkdir(path, 0o755) != 0 && errno != EEXIST {
            throw .cannotWrite("\(path): \(String(cString: strerror(errno)))")
        }
    }

    private static func stampText(at root: String) -> String? {
        guard let file = fopen(root + "/" + stampName, "re") else { return nil }
        defer { fclose(file) }
        var bytes = [CChar](repeating: 0, count: 256)
        guard fgets(&bytes, Int32(bytes.count), file) != nil else { return "" }
        return bytes.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } }
    }

    /// Takes away the hidden files that a killed process was about to rename into clips.
    private static func removeUnfinished(in folder: String) {
        guard let stream = opendir(folder) else { return }
        defer { closedir(stream) }
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name.hasPrefix(".03-01-") { unlink(folder + "/" + name) }
        }
    }

    private static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    private static func isEmpty(_ folder: String) -> Bool {
        guard let stream = opendir(folder) else { return false }
        defer { closedir(stream) }
        var count = 0
        while readdir(stream) != nil { count += 1 }
        return count <= 2
    }
}
