package import Corpora

/// What is known of corpora that were opened before, so that a second opening reads only what changed.
///
/// One file a corpus in the cache. A file that is damaged, of another version or not to be read counts as absent, and
/// one that cannot be written is done without: a catalogue saves time and decides nothing.
package struct Catalogue: Sendable {
    private let folder: String

    /// The catalogues of a workspace.
    package init(_ workspace: Workspace) { folder = workspace.catalogues }

    /// The corpus as it was when it was last scanned, without a look at its files; nil if it never was. After a scan
    /// that was stopped this is a part of it.
    package func remembered(_ path: String) -> Corpus? { load(path)?.corpus }

    /// Scans a corpus like ``scan(_:threads:progress:isStopped:)``, and shows beforehand what is remembered of it.
    ///
    /// - Parameter show: receives the corpus as it was when it was last scanned, if it was and had clips.
    /// - Returns: the corpus; nil where what was shown still holds.
    package func scan(
        _ path: String, showing show: (Corpus) -> Void, threads: Int,
        progress: @Sendable (_ done: Int, _ total: Int) -> Void = { _, _ in },
        isStopped: @escaping @Sendable () -> Bool = { false }
    ) throws(CorpusError) -> Corpus? {
        let known = load(path)
        let shown = known?.corpus
        if let shown, !shown.clips.isEmpty { show(shown) }
        let scan = try scan(path, known, threads, progress, isStopped)
        return scan == known && shown?.clips.isEmpty == false ? nil : scan.corpus
    }

    /// Scans a corpus, reads only new and changed files, and remembers the result; what was read before a stop too.
    ///
    /// Parameters and errors are those of ``CorpusScan``.
    package func scan(
        _ path: String, threads: Int, progress: @Sendable (_ done: Int, _ total: Int) -> Void = { _, _ in },
        isStopped: @escaping @Sendable () -> Bool = { false }
    ) throws(CorpusError) -> Corpus {
        try findings(in: path, threads: threads, progress: progress, isStopped: isStopped).corpus
    }

    /// What is known of the sound files of a folder, without a look at them: by their paths relative to it.
    package func remembered(filesOf path: String) -> [String: FileFinding] {
        Dictionary((load(path)?.findings ?? []).map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The same, with what was found in each file.
    package func findings(
        in path: String, threads: Int, progress: @Sendable (_ done: Int, _ total: Int) -> Void = { _, _ in },
        isStopped: @escaping @Sendable () -> Bool = { false }
    ) throws(CorpusError) -> CorpusScan {
        try scan(path, load(path), threads, progress, isStopped)
    }

    private func scan(
        _ path: String, _ known: CorpusScan?, _ threads: Int, _ progress: @Sendable (Int, Int) -> Void,
        _ isStopped: @escaping @Sendable () -> Bool
    ) throws(CorpusError) -> CorpusScan {
        let scan = try CorpusScan(
            of: path, threads: threads, known: known?.findings ?? [], progress: progress, isStopped: isStopped,
            salvage: store)
        if scan != known { store(scan) }
        return scan
    }

    private func load(_ path: String) -> CorpusScan? {
        guard let root = Folder.resolved(path), let bytes = try? AtomicFile.read(file(for: root)) else { return nil }
        guard let scan = CatalogueFormat.decode(bytes), scan.root == root else { return nil }
        return scan
    }

    private func store(_ scan: CorpusScan) {
        try? AtomicFile.write(CatalogueFormat.encode(scan), to: file(for: scan.root))
    }

    /// The file for a corpus; its own root stands inside, since two roots might share a name.
    private func file(for root: String) -> String {
        "\(folder)/\(String(Checksum.of(Array(root.utf8)), radix: 16)).catalogue"
    }
}
