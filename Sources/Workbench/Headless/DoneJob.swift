/// Something that was done on the screen, and the command line that does the same.
package struct DoneJob: Hashable, Sendable {
    /// What was done, as help tells it.
    package let help: String
    /// The command line.
    package let line: String
}

extension WorkbenchState {
    /// Keeps what a command has just done, for who wants to do it again without the screen.
    ///
    /// Commands that only lead somewhere, or change what would be trained, are not kept: what a screen shows is told
    /// without them.
    mutating func remember(_ command: Command) {
        if case .global = command { return }
        if command.job == .train, command != .train(.start) { return }
        // What a question or a line being typed still decides is kept once it is decided.
        guard overlays.isEmpty, case .line(let line) = headless(for: command) else { return }
        remember(command, as: line)
    }

    /// Keeps what a command did, by a command line that was made up before it was done.
    mutating func remember(_ command: Command, as line: String?) {
        if let line { lastDone = DoneJob(help: command.help, line: line) }
    }

    /// Shows the command lines of the screen and of what was done last, to be copied.
    mutating func showHeadlessCommand() {
        let screenLine = headlessCommand
        let last = lastDone.flatMap { $0.line == screenLine ? nil : $0 }
        guard screenLine != nil || last != nil else {
            notices.post(.warning, Headless.notYet.text)
            return
        }
        overlays.append(.dialog(.headless(screenLine, last: last)))
    }
}

extension Dialog {
    /// The command lines that do what the screen shows and what was done last.
    static func headless(_ screenLine: String?, last: DoneJob?) -> Dialog {
        var lines: [String] = []
        var choices: [Choice] = []
        if let screenLine {
            lines.append(screenLine)
            choices.append(Choice("c", "Copy", .copy(screenLine)))
        }
        if let last {
            lines += (lines.isEmpty ? [] : [""]) + ["Done last: \(last.help)", last.line]
            choices.append(Choice("l", "Copy what was done last", .copy(last.line)))
        }
        return Dialog(
            "The same without a screen", detail: lines.joined(separator: "\n"),
            choices: choices + [Choice("n", "Close", .nothing)])
    }
}
