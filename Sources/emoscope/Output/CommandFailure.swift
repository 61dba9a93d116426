/// Why a command could not do its work: the line that the user sees, and the exit status.
///
/// Typed errors of the modules describe themselves in the same form and need no wrapping; this is for what only the
/// command line can know.
struct CommandFailure: Error, CustomStringConvertible {
    /// One line: what went wrong, where, and what to do, parted by colons.
    let description: String
    /// What the shell gets to see.
    let status: Int32

    /// A failure in the middle of the work, exit status 1.
    static func failed(_ line: String) -> CommandFailure {
        CommandFailure(description: line, status: ExitStatus.failed)
    }

    /// Arguments that make no sense together, exit status 2.
    static func wrongUsage(_ line: String) -> CommandFailure {
        CommandFailure(description: line, status: ExitStatus.wrongUsage)
    }

    /// The line for a command that SIGINT or SIGTERM stopped, exit status 130.
    ///
    /// - Parameter kept: what stays on disk, for example `"3 of 12 files are finished and kept"`.
    static func interrupted(_ kept: String) -> CommandFailure {
        CommandFailure(description: "interrupted: \(kept)", status: ExitStatus.interrupted)
    }

    /// For a command that has said all it had to say and only has to end with a failure.
    static let alreadyReported = CommandFailure(description: "", status: ExitStatus.failed)
}
