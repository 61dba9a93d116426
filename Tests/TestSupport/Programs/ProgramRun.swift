/// What a program that has ended left: both streams and the exit code.
package struct ProgramRun: Sendable {
    package let standardOutput: String
    package let standardError: String
    /// The exit code; 128 + the signal's number where a signal ended the program.
    package let exitCode: Int32

    /// Runs `emoscope` with the arguments and waits for its end.
    ///
    /// - Parameters:
    ///   - home: stands for the user's home folder; a new empty folder where not given.
    ///   - directory: the working directory; the test's own where not given.
    ///   - environment: added to the environment that `Program.emoscope` describes.
    ///   - seconds: how long it may take.
    /// - Throws: `ProgramError`, or what the file system answers to the making of the home folder.
    package static func emoscope(
        _ arguments: String..., home: TemporaryFolder? = nil, directory: String? = nil,
        environment: [String: String] = [:], seconds: Double = 60
    ) throws -> ProgramRun {
        try emoscope(arguments, home: home, directory: directory, environment: environment, seconds: seconds)
    }

    /// The same, with the arguments as an array.
    package static func emoscope(
        _ arguments: [String], home: TemporaryFolder? = nil, directory: String? = nil,
        environment: [String: String] = [:], seconds: Double = 60
    ) throws -> ProgramRun {
        let home = try home ?? TemporaryFolder()
        var program = Program.emoscope(arguments, home: home.path)
        program.directory = directory
        program.environment.merge(environment) { $1 }
        // The home folder must outlive the program.
        return try withExtendedLifetime(home) { try RunningProgram(program).wait(seconds: seconds) }
    }
}
