/// What a run says of itself in `run.json`: of what it was made, how it is divided, and how it ended.
package struct RunRecord: Codable, Hashable, Sendable {
    /// One fold's speakers, exactly.
    package struct FoldRecord: Codable, Hashable, Sendable {
        /// The fold, from 1; 0 where there is only one network.
        package var number: Int
        /// Speakers of the clips that may be trained on.
        package var trainingSpeakers: [String]
        /// Speakers of the clips that are tested.
        package var testSpeakers: [String]
        /// Clips that may be trained on.
        package var trainingClips: Int
        /// Clips that are tested.
        package var testClips: Int
        /// What was trained on and tested, in plain words.
        package var statement: String
        /// Windows that are learnt from; nil before they are drawn.
        package var learningWindows: Int?
        /// Windows that watch the learning; nil before they are drawn.
        package var validationWindows: Int?
        /// Weights against classes of different size, by class, whether applied or only computed; nil where the recipe
        /// has none.
        package var classWeights: [String: Double]?
    }

    /// How a run ended, or that it did not.
    package enum Ending: String, Codable, Hashable, Sendable {
        /// Begun; whether it still runs tells the lock.
        case begun
        /// Stopped by the user.
        case interrupted
        /// Trained and evaluated.
        case finished
        /// Ended with an error.
        case failed
    }

    /// The corpus, an absolute path.
    package var corpusPath: String
    /// The corpus's name.
    package var corpusName: String
    /// Fingerprint of the clips: their paths, classes and samples.
    package var corpusDigest: String
    /// The corpus that is tested where that is another one, an absolute path.
    package var testedPath: String?
    /// Fingerprint of its clips.
    package var testedDigest: String?
    /// When the run was made, seconds since 1970.
    package var started: Double
    /// Time spent on it by all processes that worked on it, seconds.
    package var seconds: Double
    /// How it ended.
    package var ending: Ending
    /// What went wrong, in a line.
    package var fault: String?
    /// What is trained on and tested, in plain words.
    package var statement: String
    /// Whether the result leaks.
    package var leaks: Bool
    /// The folds.
    package var folds: [FoldRecord]
    /// What the user should know of the run: clips that could not be read, classes with a single clip.
    package var notices: [String]
}
