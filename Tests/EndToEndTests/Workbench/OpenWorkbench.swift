import TestSupport

/// A workbench that a user has opened in a terminal, by typing its command line at the shell's prompt.
struct OpenWorkbench {
    /// The demo corpus, made once for all stories; the workbench never writes to a corpus.
    private static let demo = Result { try DemoFolder() }

    /// Where that corpus lies.
    static var demoPath: String { get throws { try demo.get().path } }

    /// The user's terminal.
    let terminal: PseudoTerminal
    /// What the terminal was like before.
    let modesBefore: [UInt8]

    /// Opens the workbench on the demo corpus and waits until its clips are listed.
    init(
        columns: Int = 120, rows: Int = 40, arguments: [String] = [], home: TemporaryFolder? = nil,
        environment: [String: String] = [:]
    ) throws {
        terminal = try PseudoTerminal(columns: columns, rows: rows, home: home, environment: environment)
        modesBefore = terminal.lineModes
        try terminal.run([Program.emoscopePath, try Self.demo.get().path] + arguments)
        try terminal.waitFor(".wav")
    }

    /// Closes what lies over the screen and waits until its text is gone: a key that came right behind the escape key
    /// would be read as one with alt.
    func close(_ text: String) throws {
        try terminal.press(.escape)
        try terminal.waitUntilGone(text)
    }

    /// Leaves with the key for it.
    ///
    /// - Returns: the exit code.
    func quit() throws -> Int {
        try terminal.press(.control("q"))
        return try terminal.waitForExit()
    }

    /// Whether the terminal is as usable as before: modes, screen, cursor, pastes.
    var isTerminalIntact: Bool {
        terminal.lineModes == modesBefore && terminal.screen.modes == [7, 25]
    }
}

/// A folder that holds the demo corpus.
private struct DemoFolder {
    private let folder: TemporaryFolder

    var path: String { folder["demo"] }

    init() throws {
        folder = try TemporaryFolder()
        let run = try ProgramRun.emoscope("demo-corpus", "--out", folder["demo"], seconds: 120)
        guard run.exitCode == 0 else {
            throw ProgramError.ended(waitingFor: "the demo corpus", seen: run.standardError)
        }
    }
}
