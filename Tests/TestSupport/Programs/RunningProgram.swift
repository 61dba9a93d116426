import CPseudoTerminal
import Glibc

/// A program that runs without a terminal, its output collected; killed when dropped.
package final class RunningProgram {
    /// The process's number.
    package let process: Int32
    private let ended: Int32
    private var streams: [(descriptor: Int32, bytes: [UInt8])]
    private var exitCode: Int32?

    /// Starts the program.
    ///
    /// - Throws: `ProgramError.notStarted`.
    package init(_ program: Program) throws(ProgramError) {
        var output: [Int32] = [-1, -1]
        var error: [Int32] = [-1, -1]
        guard cpt_pipe(&output) == 0, cpt_pipe(&error) == 0 else {
            throw .notStarted(program: program.path, errno: errno)
        }
        defer {
            close(output[1])
            close(error[1])
        }
        process = try program.spawn(output: output[1], error: error[1])
        ended = cpt_end_of_process(process)
        streams = [(output[0], []), (error[0], [])]
    }

    deinit {
        if exitCode == nil {
            kill(process, SIGKILL)
            waitpid(process, nil, 0)
        }
        for stream in streams where stream.descriptor >= 0 { close(stream.descriptor) }
        close(ended)
    }

    /// What the program has written to standard output so far.
    package var standardOutput: String { String(decoding: streams[0].bytes, as: UTF8.self) }

    /// What the program has written to standard error so far.
    package var standardError: String { String(decoding: streams[1].bytes, as: UTF8.self) }

    /// Sends a signal, for example `SIGTERM`.
    package func signal(_ number: Int32) {
        kill(process, number)
    }

    /// Waits until one of the two streams contains the text.
    ///
    /// - Throws: `ProgramError` when the time is up or the program ends without having written it.
    package func waitFor(_ text: String, seconds: Double = 60) throws(ProgramError) {
        let deadline = Deadline(seconds: seconds)
        while !standardOutput.contains(text), !standardError.contains(text) {
            guard streams.contains(where: { $0.descriptor >= 0 }) else { throw .ended(waitingFor: text, seen: seen) }
            try collect(until: deadline, waitingFor: text)
        }
    }

    /// Waits until the program has ended by itself.
    ///
    /// - Throws: `ProgramError.timedOut`.
    package func wait(seconds: Double = 60) throws(ProgramError) -> ProgramRun {
        let deadline = Deadline(seconds: seconds)
        while exitCode == nil {
            try collect(until: deadline, waitingFor: "the end of the program")
        }
        return ProgramRun(standardOutput: standardOutput, standardError: standardError, exitCode: exitCode ?? -1)
    }

    private var seen: String { standardOutput + standardError }

    /// Reads what arrives next; notes the exit code once the process has ended and all of its output is read.
    private func collect(until deadline: Deadline, waitingFor goal: String) throws(ProgramError) {
        let isDrained = streams.allSatisfy { $0.descriptor < 0 }
        var polled = streams.map { pollfd(fd: $0.descriptor, events: Int16(POLLIN), revents: 0) }
        // Its end counts only once both streams are read to theirs.
        if isDrained { polled.append(pollfd(fd: ended, events: Int16(POLLIN), revents: 0)) }
        guard poll(&polled, nfds_t(polled.count), deadline.milliseconds) > 0 else {
            throw .timedOut(waitingFor: goal, seen: seen)
        }
        for index in streams.indices where polled[index].revents != 0 {
            read(stream: index)
        }
        if isDrained {
            let code = cpt_exit_code(process)
            if code >= 0 { exitCode = code }
        }
    }

    private func read(stream index: Int) {
        var buffer = [UInt8](repeating: 0, count: 65536)
        let count = Glibc.read(streams[index].descriptor, &buffer, buffer.count)
        if count > 0 {
            streams[index].bytes += buffer[..<count]
        } else {
            close(streams[index].descriptor)
            streams[index].descriptor = -1
        }
    }
}
