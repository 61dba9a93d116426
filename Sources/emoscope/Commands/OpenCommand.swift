import ArgumentParser
import Corpora
import Glibc
import Recognition
import Terminal

/// `emoscope [PATH]`: the workbench, which is what runs without the name of a subcommand.
struct OpenCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "open",
        abstract: "Open the workbench on a corpus; the demo corpus without PATH. May be left out: emoscope PATH.")

    @Argument(help: "Folder of clips with RAVDESS names.")
    var path: String?

    @Option(help: ArgumentHelp("Theme, by its name; the one chosen last if it is left out.", valueName: "name"))
    var theme: String?

    @Flag(help: "Speak in lines and draw nothing, for screen readers: commands are typed by name, changes are said.")
    var plain = false

    @OptionGroup(title: "Common options") var common: CommonOptions

    func run() throws {
        try requireNoSlip()
        if !plain { try requireTerminal() }
        try requireFolder()
        let session: WorkbenchSession
        do throws(SessionError) {
            session = try WorkbenchSession(
                WorkbenchSession.Options(
                    corpus: path.map(Workspace.absolute), theme: theme, folder: common.workspace,
                    threads: common.threadCount, kernels: common.kernels, isPlain: plain))
        } catch {
            throw CommandFailure.wrongUsage(error.description)
        }
        try session.run().endProcessIfSignalled()
    }

    /// A path that leads nowhere is said at once, not on a screen that has to be left first.
    private func requireFolder() throws {
        guard let path, !Folder.isFolder(path) else { return }
        throw access(path, F_OK) == 0 ? CorpusError.notAFolder(path: path) : CorpusError.notFound(path: path)
    }

    /// The workbench draws on a terminal and reads its keys; anything else is a script that wants a subcommand.
    private func requireTerminal() throws {
        guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else {
            throw CommandFailure.wrongUsage(
                "the workbench needs a terminal: without one use a subcommand: \(Self.others.joined(separator: ", "))")
        }
    }

    /// A word that is no folder, and almost a subcommand, was meant as one.
    private func requireNoSlip() throws {
        guard let path, !path.contains("/"), access(path, F_OK) != 0,
            let meant = Spelling.nearest(to: path, in: Self.others)
        else { return }
        throw CommandFailure.wrongUsage("no such subcommand or folder: \(path): did you mean 'emoscope \(meant)'?")
    }

    /// The names of the other subcommands.
    private static var others: [String] {
        Emoscope.configuration.subcommands.compactMap { $0.configuration.commandName }.filter { $0 != "open" }
    }
}
