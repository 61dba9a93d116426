package import Corpora

/// The corpus that the workbench is on.
package enum CorpusState: Sendable {
    /// Being scanned; `total` is 0 while files are still being counted.
    case scanning(path: String, Request, done: Int, total: Int)
    /// Scanned.
    case open(Corpus)
    /// Could not be used, with the reason in one line.
    case failed(path: String, Failure)

    /// The corpus once it is open.
    package var opened: Corpus? {
        if case .open(let corpus) = self { corpus } else { nil }
    }
}
