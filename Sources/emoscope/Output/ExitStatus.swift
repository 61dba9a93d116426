/// What the program tells the shell when it ends; the meanings are documented and never change.
enum ExitStatus {
    /// All that was asked for is done.
    static let done: Int32 = 0
    /// Something failed; what was finished before is kept.
    static let failed: Int32 = 1
    /// The command line makes no sense; nothing was done.
    static let wrongUsage: Int32 = 2
    /// Stopped by SIGINT or SIGTERM; what was finished before is kept.
    static let interrupted: Int32 = 130
}
