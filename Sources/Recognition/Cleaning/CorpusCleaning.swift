package import Audio
package import Corpora
import Dispatch
import Synchronization

/// Makes copies of a corpus without its silences: mono, 16 kHz, 16-bit WAV, in the same tree of folders.
///
/// A copy carries the time of its original, which is how an interrupted cleaning, run again, knows what it has done.
/// The folder remembers the mask; with another one the copies are made anew.
package struct CorpusCleaning: Sendable {
    /// Samples a second of the copies, Hz.
    package static let sampleRate = 16000

    /// What came of one clip.
    package enum Outcome: Hashable, Sendable {
        /// A copy was written.
        case written
        /// The copy was there already.
        case kept
        /// There is no copy, and why.
        case failed(String)
    }

    /// A clip, what came of it, and how long it is without its silences (0 without a copy).
    package struct Copy: Hashable, Sendable {
        /// The path of the original within its corpus.
        package let path: String
        /// What came of it.
        package let outcome: Outcome
        /// Length of the original, seconds.
        package let originalSeconds: Double
        /// Length of the copy, seconds.
        package let seconds: Double
    }

    private let scan: CorpusScan
    private let out: String
    private let mask: EnvelopeMask

    /// A cleaning that has not begun; nothing is written yet.
    ///
    /// - Parameters:
    ///   - scan: the corpus.
    ///   - out: the folder for the copies, as an absolute path; it need not exist.
    ///   - mask: what counts as silence.
    /// - Throws: ``CleaningError/insideCorpus(out:corpus:)``
    package init(of scan: CorpusScan, to out: String, mask: EnvelopeMask) throws(CleaningError) {
        self.scan = scan
        self.out = out
        self.mask = mask
        try requireOutside(out)
    }

    /// Makes the copies that are missing.
    ///
    /// - Parameters:
    ///   - threads: how many copies are made at a time.
    ///   - progress: called from any thread with the clips finished and those there are.
    ///   - isStopped: asked from any thread before each clip.
    /// - Returns: what came of each sound file of the corpus, in the order of their paths, and then of each file and
    ///   folder that could not be looked into.
    /// - Throws: ``CleaningError`` if the folder cannot be used or the work was stopped.
    package func run(
        threads: Int, progress: @Sendable (_ done: Int, _ total: Int) -> Void = { _, _ in },
        isStopped: @Sendable () -> Bool = { false }
    ) throws(CleaningError) -> [Copy] {
        let tasks = tasks()
        try prepareFolder(for: tasks)
        let next = Atomic<Int>(0)
        let done = Atomic<Int>(0)
        let copies = Mutex([Copy?](repeating: nil, count: tasks.count))
        let fault = Mutex<CleaningError?>(nil)
        DispatchQueue.concurrentPerform(iterations: max(1, min(threads, tasks.count))) { _ in
            while !isStopped() && fault.withLock({ $0 == nil }) {
                let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
                guard index < tasks.count else { return }
                do throws(CleaningError) {
                    let copy = try perform(tasks[index])
                    copies.withLock { $0[index] = copy }
                } catch {
                    fault.withLock { $0 = $0 ?? error }
                }
                progress(done.wrappingAdd(1, ordering: .relaxed).newValue, tasks.count)
            }
        }
        if let fault = fault.withLock({ $0 }) { throw fault }
        let finished = copies.withLock { $0.compactMap { $0 } }
        guard finished.count == tasks.count else {
            throw .stopped(finished: finished.filter { $0.seconds > 0 }.count, of: tasks.count)
        }
        let unseen = scan.problems.map { problem in
            Copy(path: problem.path, outcome: .failed(problem.detail), originalSeconds: 0, seconds: 0)
        }
        return finished + unseen
    }

    /// One clip and where its copy goes.
    private struct Task {
        let finding: FileFinding
        let target: String
        let clash: String?
    }

    private func tasks() -> [Task] {
        var taken: [String: String] = [:]
        return scan.findings.map { finding in
            let stem = finding.path.lastIndex(of: ".").map { finding.path[..<$0] } ?? finding.path[...]
            let target = "\(out)/\(stem).wav"
            // a.flac and a.wav would have the same copy.
            let clash = taken[target]
            if clash == nil { taken[target] = finding.path }
            return Task(finding: finding, target: target, clash: clash)
        }
    }

    /// - Throws: where a copy cannot be written, since then the others cannot either.
    private func perform(_ task: Task) throws(CleaningError) -> Copy {
        func copy(_ outcome: Outcome, from original: Double = 0, seconds: Double = 0) -> Copy {
            Copy(path: task.finding.path, outcome: outcome, originalSeconds: original, seconds: seconds)
        }
        guard case .sound(let frames, let rate, _, _) = task.finding.content else {
            if case .faulty(let kind, let detail) = task.finding.content {
                return copy(.failed("\(kind.rawValue): \(detail)"))
            }
            return copy(.failed("not sound"))
        }
        if let clash = task.clash { return copy(.failed("its copy would replace that of \(clash)")) }
        let original = Double(frames) / Double(rate)
        if FileTime.of(task.target) == task.finding.modified, let info = try? AudioFile.info(task.target) {
            return copy(.kept, from: original, seconds: info.duration)
        }
        let cleaned: Waveform
        do throws(AudioError) {
            let waveform = try AudioFile.read(scan.root + "/" + task.finding.path)
            cleaned = mask.apply(to: try Resampler.resample(waveform, to: Self.sampleRate))
        } catch {
            return copy(.failed(error.detail), from: original)
        }
        guard !cleaned.samples.isEmpty else {
            return copy(.failed("nothing is louder than the threshold \(mask.options.threshold)"), from: original)
        }
        try write(cleaned, to: task.target, dated: task.finding.modified)
        return copy(.written, from: original, seconds: cleaned.duration)
    }

    private func write(_ waveform: Waveform, to path: String, dated time: Int) throws(CleaningError) {
        do throws(StorageError) {
            try Folder.make(Folder.above(path))
        } catch {
            throw .cannotWrite(error.description)
        }
        do throws(AudioError) {
            try AudioFile.write(waveform, to: path)
        } catch {
            throw .cannotWrite("\(error.description): finished copies are kept; make room and run the command again")
        }
        FileTime.set(time, of: path)
    }

    /// Refuses a folder that lies in the corpus, also by way of links.
    private func requireOutside(_ folder: String) throws(CleaningError) {
        var existing = folder
        while Folder.resolved(existing) == nil && existing.count > 1 { existing = Folder.above(existing) }
        let resolved = Folder.resolved(existing) ?? "/"
        if (resolved + "/").hasPrefix(scan.root + "/") {
            throw .insideCorpus(out: folder, corpus: scan.root)
        }
    }
}

extension CorpusCleaning {
    private var stampPath: String { out + "/.emoscope-clean" }

    private var stamp: String {
        let options = mask.options
        return "emoscope clean 1, \(Self.sampleRate) Hz, threshold \(options.threshold), window \(options.window) s\n"
    }

    /// Sees to it that the folder holds copies of this cleaning and nothing else.
    private func prepareFolder(for tasks: [Task]) throws(CleaningError) {
        // A link among the copies must not lead back to the originals either.
        for folder in Set(tasks.map { Folder.above($0.target) }) { try requireOutside(folder) }
        let found = try? AtomicFile.read(stampPath)
        if found == Array(stamp.utf8) { return }
        if found == nil, let names = try? Folder.names(in: out), !names.isEmpty { throw .folderInUse(path: out) }
        do throws(StorageError) {
            try Folder.make(out)
            // The copies of another mask go first: a kill in between leaves the old stamp, and nothing is mixed up.
            for task in tasks { try Folder.delete(task.target) }
            try AtomicFile.write(stamp, to: stampPath)
        } catch {
            throw .cannotWrite(error.description)
        }
    }
}
