/// Why a training cannot start or go on; one clear line each.
package enum TrainingError: Error, Hashable, Sendable, CustomStringConvertible {
    /// An option has no sensible meaning.
    case option(String)
    /// The samples do not fit the network.
    case samples(String)
    /// The state to resume from is not of this network.
    case state(String)
    /// A checkpoint could not be kept; what was kept before is not touched.
    case checkpoint(String)

    /// What is wrong, without what was attempted.
    package var detail: String {
        switch self {
        case .option(let detail), .samples(let detail), .state(let detail), .checkpoint(let detail): detail
        }
    }

    package var description: String {
        switch self {
        case .option(let detail): "training options: \(detail)"
        case .samples(let detail): "training samples: \(detail)"
        case .state(let detail): "cannot resume: \(detail)"
        case .checkpoint(let detail): "checkpoint: \(detail)"
        }
    }
}
