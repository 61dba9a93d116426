import ArgumentParser

/// How a command ended that threw: what is printed where, and the exit status.
struct Ending {
    private let output: String
    private let message: String
    let status: Int32

    /// Reads an error thrown by parsing or by running.
    ///
    /// - Parameter arguments: the command line without the program's name; names the help to look at.
    init(of error: any Error, arguments: [String]) {
        if let failure = error as? CommandFailure {
            self.init(output: "", message: failure.description, status: failure.status)
            return
        }
        let code = Emoscope.exitCode(for: error)
        if code.isSuccess {
            self.init(output: Emoscope.fullMessage(for: error), message: "", status: ExitStatus.done)
        } else if code == .validationFailure {
            let line = "\(Emoscope.message(for: error)): see '\(Self.help(for: arguments))'"
            self.init(output: "", message: line, status: ExitStatus.wrongUsage)
        } else {
            self.init(output: "", message: String(describing: error), status: ExitStatus.failed)
        }
    }

    private init(output: String, message: String, status: Int32) {
        self.output = output
        self.message = message
        self.status = status
    }

    /// Prints what there is to say and returns the exit status.
    func report() -> Int32 {
        if !output.isEmpty { StandardOutput.print(output) }
        if !message.isEmpty { StandardError.message(message) }
        return status
    }

    /// The command that explains the usage: of the subcommand if the arguments name one.
    private static func help(for arguments: [String]) -> String {
        let names = Emoscope.configuration.subcommands.compactMap { $0.configuration.commandName }
        let named = arguments.first { names.contains($0) }
        return ["emoscope", named, "--help"].compactMap { $0 }.joined(separator: " ")
    }
}
