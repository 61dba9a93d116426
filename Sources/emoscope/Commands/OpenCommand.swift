import ArgumentParser
import Glibc

/// `emoscope [PATH]`: the workbench, which is what runs without the name of a subcommand.
struct OpenCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "open",
        abstract: "Open the workbench on a corpus; the demo corpus without PATH. May be left out: emoscope PATH.")

    @Argument(help: "Folder of clips with RAVDESS names.")
    var path: String?

    @OptionGroup(title: "Common options") var common: CommonOptions

    func run() throws {
        try requireTerminal()
        throw CommandFailure.failed("the workbench is not part of this build")
    }

    /// The workbench draws on a terminal and reads its keys; anything else is a script that wants a subcommand.
    private func requireTerminal() throws {
        guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else {
            let names = Emoscope.configuration.subcommands.compactMap { $0.configuration.commandName }
            let others = names.filter { $0 != "open" }.joined(separator: ", ")
            throw CommandFailure.wrongUsage(
                "the workbench needs a terminal: without one use a subcommand: \(others)")
        }
    }
}
