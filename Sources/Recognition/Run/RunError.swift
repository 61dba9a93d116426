import Corpora

/// Why a run cannot be opened, made or gone on with; `description` is the line that a user reads.
package enum RunError: Error, Hashable, CustomStringConvertible, Sendable {
    /// Nothing of this name is a run.
    case notFound(String, folder: String)
    /// Several runs begin with this.
    case ambiguous(String, names: [String])
    /// There is something in the directory already.
    case exists(String)
    /// A file of the run is missing or cannot be read.
    case corrupt(run: String, file: String, detail: String)
    /// Another process works on the run.
    case busy(String)
    /// Nothing was trained yet that could be used.
    case untrained(String)
    /// The corpus is not the one that the run was made of.
    case corpusChanged(run: String, corpus: String)
    /// The file of folds is not the one that the run was made of.
    case foldsChanged(run: String, protocolText: String)
    /// The run is finished, and finished with other options than those given now.
    case otherRecipe(run: String, keys: [String])
    /// A name that no folder can have.
    case badName(String)
    /// The system does not let it be renamed or removed.
    case notChanged(String, reason: String)
    /// Two runs share no clip, so that they cannot be compared.
    case nothingShared(String, String)

    package var description: String {
        switch self {
        case .notFound(let name, let folder):
            "no run '\(name)': neither a directory nor a run in \(folder); emoscope runs lists them"
        case .ambiguous(let name, let names):
            "'\(name)' is the beginning of \(names.count.counted("run")): \(names.prefix(5).joined(separator: ", "))"
                + (names.count > 5 ? " and others" : "") + "; give more of it"
        case .exists(let path):
            "\(path) exists already: go on with --resume, or choose another --run"
        case .corrupt(let run, let file, let detail):
            "the run \(run) is damaged: \(file): \(detail)"
        case .busy(let run): "the run \(run) is being worked on by another process: wait, or stop that process"
        case .untrained(let run):
            "the run \(run) has no trained network yet: go on with emoscope train --resume --run \(Self.whole(run))"
        case .corpusChanged(let run, let corpus):
            "the run \(run) was made of other clips than \(corpus) holds now: give its own corpus, or start a new run"
        case .foldsChanged(let run, let text):
            "the run \(run) was made of other folds than \(text) holds now: put the file back, or start a new run"
        case .otherRecipe(let run, let keys):
            "the run \(run) has another recipe (\(keys.joined(separator: ", "))): resume without these options"
        case .badName(let name):
            "'\(name)' is no name for a run: no slash, no leading point, at most 200 bytes"
        case .notChanged(let run, let reason): "the run \(run) cannot be changed: \(reason)"
        case .nothingShared(let first, let second):
            "\(first) and \(second) tested no clip in common: compare runs of one corpus"
        }
    }

    /// The run that a fold or a random seed belongs to: it is resumed as a whole.
    private static func whole(_ run: String) -> String {
        run.firstRange(of: "/folds/").map { String(run[..<$0.lowerBound]) } ?? run
    }
}
