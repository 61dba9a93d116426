import Glibc
import Terminal
import Testing
import Workbench

/// The linear mode's loop, fed through a pipe.
@Suite struct LineLoopTests {
    private func run(_ lines: String) throws -> (end: LoopEnd, said: [String]) {
        var input: [Int32] = [-1, -1]
        var output: [Int32] = [-1, -1]
        try #require(pipe(&input) == 0 && pipe(&output) == 0)
        let bytes = Array(lines.utf8)
        write(input[1], bytes, bytes.count)
        close(input[1])
        let wake = try WakePipe()
        let mailbox = Mailbox<Action> { wake.wake() }
        var state = WorkbenchState(corpusPath: "/corpus", width: 80, height: 24)
        if case .scanning(_, let request, _, _) = state.corpus {
            mailbox.post(.corpusOpened(request, .failure(Failure("there is no corpus"))))
        }
        var loop = LineLoop(input: input[0], output: output[1], wake: wake, mailbox: mailbox) { effect in
            if case .loadRuns(let request) = effect { mailbox.post(.runsLoaded(request, .success([]))) }
        }
        let end = loop.run(&state, beginning: [])
        close(output[1])
        close(input[0])
        defer { close(output[0]) }
        var said = [UInt8](repeating: 0, count: 65536)
        let count = read(output[0], &said, said.count)
        let text = String(decoding: said.prefix(max(0, count)), as: UTF8.self)
        return (end, text.split(separator: "\n").map(String.init))
    }

    @Test func quittingEndsItAndTheEndOfTheLinesToo() throws {
        #expect(try run("quit\n").end == .quit)
        #expect(try run("").end == .hangUp)
    }

    @Test func everyLineIsAnswered() throws {
        let said = try run("2\nglobal.show-runs\nnonsense-zz\n\nquit\n").said
        #expect(said.contains("Runs screen, Run list."))
        #expect(said.contains { $0.hasPrefix("there is no command nonsense-zz") })
        // The line behind the question about the runs was obeyed once these had come.
        #expect(said.firstIndex(of: "One moment.").map { said[$0...].contains("0 runs listed.") } == true)
    }
}
