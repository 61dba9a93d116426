import CPseudoTerminal
import Glibc

/// A terminal with an interactive shell in it, driven like a user would: type, look at the screen, change its size.
///
/// The program under test runs as a job of the shell, so that it can be suspended and resumed, and what it leaves of the
/// terminal is what the shell then finds. Every wait has a deadline, and none is for a length of time.
package final class PseudoTerminal {
    /// What the terminal shows.
    package private(set) var screen: EmulatedScreen
    private let master: Int32
    private let shell: Int32
    private let shellEnded: Int32
    private let home: TemporaryFolder
    private let prompt = "ready>"
    private var runs = 0

    /// Opens a terminal and waits for the shell's prompt.
    ///
    /// - Parameters:
    ///   - home: stands for the user's home folder; a new empty one where not given.
    ///   - environment: added to the environment that `Program.emoscope` describes.
    /// - Throws: `ProgramError`, or what the file system answers to the making of the home folder.
    package init(
        columns: Int = 80, rows: Int = 24, home: TemporaryFolder? = nil, environment: [String: String] = [:]
    ) throws {
        self.home = try home ?? TemporaryFolder()
        screen = EmulatedScreen(rows: rows, columns: columns)
        var slave = [CChar](repeating: 0, count: 128)
        master = cpt_open(Int32(rows), Int32(columns), &slave, slave.count)
        guard master >= 0 else { throw ProgramError.notStarted(program: "a pseudo-terminal", errno: errno) }
        var program = Program.emoscope(["-i"], home: self.home.path)
        program.path = "/bin/sh"
        program.environment["PS1"] = prompt
        program.environment.merge(environment) { $1 }
        shell = try slave.withUnsafeBufferPointer { path throws(ProgramError) in
            try program.spawn(terminal: path.baseAddress.map { String(cString: $0) })
        }
        shellEnded = cpt_end_of_process(shell)
        try waitFor(prompt)
    }

    deinit {
        // Closing the master hangs up: the kernel tells the whole session.
        for group in Set([foregroundGroup, shell]) where group > 0 { kill(-group, SIGKILL) }
        close(master)
        waitpid(shell, nil, 0)
        close(shellEnded)
    }

    // MARK: - What a user does

    /// Types a command line at the prompt; its exit code will be shown as `[run 1 exit N]`.
    package func run(_ command: [String]) throws {
        runs += 1
        let words = command.map { "'" + $0.replacing("'", with: "'\\''") + "'" }
        // From the first column on, wherever a stopped program has left the cursor: a wrapped line would not be found.
        try type(words.joined(separator: " ") + "; printf '\\r\\n[run \(runs) exit %d]\\r\\n' $?")
    }

    /// Starts `emoscope` with the arguments at the prompt.
    package func emoscope(_ arguments: String...) throws {
        try run([Program.emoscopePath] + arguments)
    }

    /// Types a line at the prompt, with the line feed that a shell takes in every mode a program may have left.
    package func type(_ line: String) throws { try press(KeyPress(line), "\n") }

    /// Presses keys, one after the other.
    package func press(_ keys: KeyPress...) throws {
        for key in keys { try write(key.bytes) }
    }

    /// Changes the size of the window.
    package func resize(columns: Int, rows: Int) {
        _ = cpt_resize(master, Int32(rows), Int32(columns))
        screen.resize(rows: rows, columns: columns)
    }

    /// Sends a signal to what runs in the foreground, as `kill` in another window would.
    package func signal(_ number: Int32) {
        kill(-foregroundGroup, number)
    }

    /// Closes the window: the program's terminal is gone.
    package func hangUp() {
        kill(-foregroundGroup, SIGHUP)
    }

    // MARK: - What a user sees

    /// Waits until the screen shows the text in one of its lines.
    ///
    /// - Throws: `ProgramError` with the screen, when the time is up or the shell has ended.
    package func waitFor(_ text: String, seconds: Double = 60) throws(ProgramError) {
        try wait(for: "\"\(text)\"", seconds: seconds) { screen in screen.lines.contains { $0.contains(text) } }
    }

    /// Waits until the screen no longer shows the text.
    package func waitUntilGone(_ text: String, seconds: Double = 60) throws(ProgramError) {
        try wait(for: "no \"\(text)\"", seconds: seconds) { screen in !screen.lines.contains { $0.contains(text) } }
    }

    /// Waits until the program that `run` started has ended.
    ///
    /// - Returns: its exit code as the shell gives it: 128 + the number of the signal that ended or stopped it.
    package func waitForExit(seconds: Double = 60) throws(ProgramError) -> Int {
        try wait(for: "the program's end", seconds: seconds) { $0.exitCode(ofRun: runs) != nil }
        return screen.exitCode(ofRun: runs) ?? -1
    }

    /// Waits until the screen is as the condition wants it.
    package func wait(
        for goal: String, seconds: Double = 60, until isReached: (EmulatedScreen) -> Bool
    ) throws(ProgramError) {
        let deadline = Deadline(seconds: seconds)
        while !isReached(screen) {
            guard try readSome(until: deadline, waitingFor: goal) else {
                throw .timedOut(waitingFor: goal, seen: screen.text)
            }
        }
    }

    /// Whether the program writes nothing for that long.
    package func staysSilent(seconds: Double) throws(ProgramError) -> Bool {
        try !readSome(until: Deadline(seconds: seconds), waitingFor: "silence")
    }

    /// Waits until the program has written nothing for a while: an idle one is in the middle of no frame.
    package func waitForRest(seconds: Double = 60) throws(ProgramError) {
        let deadline = Deadline(seconds: seconds)
        while try !staysSilent(seconds: 0.3) {
            guard !deadline.isOver else { throw .timedOut(waitingFor: "rest", seen: screen.text) }
        }
    }

    /// The state of the line discipline (`stty -a`), to compare before and after a program.
    package var lineModes: [UInt8] {
        var modes = termios()
        tcgetattr(master, &modes)
        return withUnsafeBytes(of: modes) { Array($0) }
    }

    /// The number of the process in the foreground; the shell's own at the prompt.
    package var foregroundGroup: Int32 { tcgetpgrp(master) }

    // MARK: - Reading and writing

    /// Reads what the program has written, waiting for it until the deadline.
    ///
    /// - Returns: false when nothing came in time.
    private func readSome(until deadline: Deadline, waitingFor goal: String) throws(ProgramError) -> Bool {
        var polled = [
            pollfd(fd: master, events: Int16(POLLIN), revents: 0),
            pollfd(fd: shellEnded, events: Int16(POLLIN), revents: 0),
        ]
        guard poll(&polled, 2, deadline.milliseconds) > 0 else { return false }
        var buffer = [UInt8](repeating: 0, count: 65536)
        let count = polled[0].revents == 0 ? 0 : read(master, &buffer, buffer.count)
        guard count > 0 else { throw .ended(waitingFor: goal, seen: screen.text) }
        screen.feed(buffer[..<count])
        return true
    }

    private func write(_ bytes: [UInt8]) throws(ProgramError) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(master, $0.baseAddress, $0.count) }
            guard count > 0 else { throw .ended(waitingFor: "its input", seen: screen.text) }
            rest = rest.dropFirst(count)
        }
    }
}

extension EmulatedScreen {
    /// The number in `[run 1 exit N]`; the shell's echo of the command has no number there.
    fileprivate func exitCode(ofRun run: Int) -> Int? {
        for line in lines {
            if let match = line.firstMatch(of: /\[run (\d+) exit (\d+)\]/), Int(match.1) == run { return Int(match.2) }
        }
        return nil
    }
}
