/// Why a corpus cannot be used as asked; says in one line what, where and what to do.
package enum CorpusError: Error, Hashable, Sendable {
    /// Nothing lies at the path.
    case notFound(path: String)
    /// A file lies where a folder is expected.
    case notAFolder(path: String)
    /// The folder itself cannot be read; parts that cannot be read are problems, not errors.
    case unreadable(path: String, reason: String)
    /// The folder holds no usable clip.
    case noClips(path: String, problems: Int)
    /// The work was stopped from outside.
    case stopped
    /// Speakers that the corpus does not have.
    case unknownSpeakers([String], known: [String])
    /// A list of speakers that names nobody, or everybody.
    case holdoutLeavesNothing(speakers: Int)
    /// A folder for new files that holds something else already.
    case folderInUse(path: String)
    /// A file or folder that cannot be written; says where and why.
    case cannotWrite(String)
    /// More folds than speakers, or fewer than two.
    case impossibleFolds(Int, speakers: Int)
    /// Folds that the corpus cannot be divided into, or a file of folds that does not fit it; says why and what to do.
    case unsuitable(String)
}

extension CorpusError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .notFound(let path): "no such folder: \(path): check the path"
        case .notAFolder(let path): "not a folder: \(path): give the folder that holds the clips"
        case .unreadable(let path, let reason): "cannot read the folder: \(path): \(reason)"
        case .noClips(let path, let problems):
            problems == 0
                ? "no clips: \(path): expected sound files with RAVDESS names, such as 03-01-05-02-01-01-12.wav"
                : "no usable clips: \(path): \(problems.counted("problem")), which emoscope scan lists"
        case .stopped: "interrupted"
        case .unknownSpeakers(let unknown, let known):
            "no such speaker: \(unknown.joined(separator: ", ")): the corpus has \(known.joined(separator: ", "))"
        case .holdoutLeavesNothing(let speakers):
            "holdout of \(speakers.counted("speaker")): name at least one, and leave at least one to train on"
        case .folderInUse(let path):
            "the folder is not empty: \(path): choose another, since what lies there would be mixed up"
        case .cannotWrite(let fault): "cannot write: \(fault)"
        case .unsuitable(let reason): reason
        case .impossibleFolds(let folds, let speakers):
            "\(folds.counted("fold")) of \(speakers.counted("speaker")): "
                + (speakers < 2 ? "at least two speakers are needed" : "choose from 2 folds to one a speaker")
        }
    }
}
