import ArgumentParser
import Glibc

/// Runs the command that the arguments name, and turns every way it can end into a line and an exit status.
@main enum Main {
    static func main() {
        // A reader that has seen enough (`emoscope scan . | head`) must not kill a job that still has files to finish.
        signal(SIGPIPE, SIG_IGN)
        // Nor must the limit on a file's size: the write that meets it fails and is told like a full disk.
        signal(SIGXFSZ, SIG_IGN)
        let status: Int32
        do {
            var command = try Emoscope.parseAsRoot(NegativeNumbers.joined(to: CommandLine.arguments.dropFirst()))
            (command as? any SettingsCommand)?.warnOfSettings()
            try command.run()
            status = ExitStatus.done
        } catch {
            status = Ending(of: error, arguments: Array(CommandLine.arguments.dropFirst())).report()
        }
        StandardOutput.flush(endingWith: status)
    }
}
