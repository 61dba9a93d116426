/// Why a cleaning could not begin or had to end early; one bad file is no error but a failure in the result.
package enum CleaningError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The copies would lie among the clips, and a corpus is never written to.
    case insideCorpus(out: String, corpus: String)
    /// The folder for the copies holds something else already.
    case folderInUse(path: String)
    /// A file or folder could not be written: what, where and what to do.
    case cannotWrite(String)
    /// The work was stopped from outside, after so many copies of all.
    case stopped(finished: Int, of: Int)

    /// One line: what, where and what to do.
    package var description: String {
        switch self {
        case .insideCorpus(let out, let corpus):
            "the copies would lie in the corpus: \(out): choose a folder outside of \(corpus)"
        case .folderInUse(let path):
            "the folder is not empty: \(path): choose a new one, or one that emoscope clean made"
        case .cannotWrite(let fault): fault
        case .stopped(let finished, let total): "interrupted: \(finished) of \(total) copies are finished and kept"
        }
    }
}
