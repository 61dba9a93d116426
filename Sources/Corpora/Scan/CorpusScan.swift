import Audio
import Dispatch
import Glibc
import Synchronization

/// One look at a folder of clips: every sound file in it read, or known from before and unchanged.
package struct CorpusScan: Hashable, Sendable {
    /// The folder, as an absolute path without links.
    package let root: String
    /// What each sound file holds, in the order of their paths' bytes.
    package let findings: [FileFinding]
    /// Folders and files that could not be looked into.
    package let problems: [CorpusProblem]

    /// A look of which everything is known.
    package init(root: String, findings: [FileFinding], problems: [CorpusProblem]) {
        self.root = root
        self.findings = findings
        self.problems = problems
    }

    /// Looks at a folder tree and reads the files that are new or changed, on several threads.
    ///
    /// - Parameters:
    ///   - path: the folder.
    ///   - threads: how many files are read at a time.
    ///   - known: findings of an earlier look, in its order; one holds where path, size and time are the same.
    ///   - progress: called from any thread with the files that are read and those there are to read.
    ///   - isStopped: asked from any thread before each file.
    ///   - salvage: receives, where the work was stopped, the part of the look that was taken by then: good for `known`.
    /// - Throws: ``CorpusError`` if there is no such folder, it cannot be read, or the work was stopped. A bad file
    ///   is no error: it is a finding.
    package init(
        of path: String, threads: Int, known: [FileFinding] = [],
        progress: @Sendable (_ done: Int, _ total: Int) -> Void = { _, _ in },
        isStopped: @escaping @Sendable () -> Bool = { false }, salvage: (CorpusScan) -> Void = { _ in }
    ) throws(CorpusError) {
        let root = try Self.absoluteFolder(path)
        let walk = try FolderWalk(root: root, isStopped: isStopped)
        var findings = Self.unchanged(among: known, walk.files)
        let unknown = walk.files.indices.filter { findings[$0] == nil }
        let read = Self.read(unknown.map { walk.files[$0] }, in: root, threads, progress, isStopped)
        for (index, finding) in zip(unknown, read) { findings[index] = finding }
        self.init(root: root, findings: findings.compactMap { $0 }, problems: walk.problems)
        if isStopped() {
            salvage(self)
            throw .stopped
        }
    }

    /// The corpus that the look shows: what can be used, and what is wrong.
    package var corpus: Corpus {
        var clips: [Clip] = []
        clips.reserveCapacity(findings.count)
        var problems = problems
        // Positions among the clips.
        var firstWithDigest: [Digest: Int] = [:]
        firstWithDigest.reserveCapacity(findings.count)
        for finding in findings {
            switch finding.content {
            case .faulty(let kind, let detail):
                problems.append(CorpusProblem(path: finding.path, kind: kind, detail: detail))
            case .sound(let frames, let sampleRate, let channels, let digest):
                do throws(RAVDESS.Fault) {
                    let clip = Clip(
                        id: finding.path, name: try RAVDESS.parse(finding.path), frames: frames,
                        sampleRate: sampleRate, channels: channels, contentDigest: digest)
                    clips.append(clip)
                    if let twin = firstWithDigest[digest] {
                        problems.append(CorpusProblem(copy: clip, of: clips[twin]))
                    } else {
                        firstWithDigest[digest] = clips.count - 1
                    }
                } catch {
                    problems.append(CorpusProblem(path: finding.path, kind: .unnamed, detail: error.description))
                }
            }
        }
        problems.sort { PathOrder.precedes($0.path, $1.path) }
        return Corpus(root: root, clips: clips, problems: problems)
    }

    private static func absoluteFolder(_ path: String) throws(CorpusError) -> String {
        guard let resolved = realpath(path, nil) else {
            switch errno {
            case ENOENT, ENOTDIR: throw .notFound(path: path)
            default: throw .unreadable(path: path, reason: String(cString: strerror(errno)))
            }
        }
        defer { free(resolved) }
        var facts = stat()
        guard stat(resolved, &facts) == 0, facts.st_mode & S_IFMT == S_IFDIR else { throw .notAFolder(path: path) }
        return String(cString: resolved)
    }

    /// The known findings that still hold, one place a file.
    ///
    /// Both lists are in the order of their paths, so one walk along them is enough.
    private static func unchanged(among known: [FileFinding], _ files: [FolderWalk.File]) -> [FileFinding?] {
        var next = 0
        return files.map { file in
            while next < known.count && PathOrder.precedes(known[next].path, file.path) { next += 1 }
            guard next < known.count, known[next].path == file.path, known[next].size == file.size,
                known[next].modified == file.modified
            else { return nil }
            return known[next]
        }
    }

    /// The findings about files, in their order; nil where there was a stop before.
    private static func read(
        _ files: [FolderWalk.File], in root: String, _ threads: Int,
        _ progress: @Sendable (Int, Int) -> Void, _ isStopped: @Sendable () -> Bool
    ) -> [FileFinding?] {
        let next = Atomic<Int>(0)
        let done = Atomic<Int>(0)
        let findings = Mutex([FileFinding?](repeating: nil, count: files.count))
        DispatchQueue.concurrentPerform(iterations: max(1, min(threads, files.count))) { _ in
            while !isStopped() {
                let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
                guard index < files.count else { return }
                let finding = ClipReading.finding(of: files[index], in: root)
                findings.withLock { $0[index] = finding }
                progress(done.wrappingAdd(1, ordering: .relaxed).newValue, files.count)
            }
        }
        return findings.withLock { $0 }
    }
}

extension Corpus {
    /// Scans a folder tree of clips; see ``CorpusScan`` for parameters and errors.
    package static func scan(
        path: String, threads: Int, progress: @Sendable (_ done: Int, _ total: Int) -> Void = { _, _ in },
        isStopped: @escaping @Sendable () -> Bool = { false }
    ) throws(CorpusError) -> Corpus {
        try CorpusScan(of: path, threads: threads, progress: progress, isStopped: isStopped).corpus
    }

    /// The corpus itself if it has a clip to work with.
    ///
    /// - Throws: ``CorpusError/noClips(path:problems:)``
    package func requiringClips() throws(CorpusError) -> Corpus {
        guard !clips.isEmpty else { throw .noClips(path: root, problems: problems.count) }
        return self
    }
}
