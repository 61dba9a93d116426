import Foundation
import TestSupport
import Testing

@Suite struct DemoCorpusStories {
    @Test func aCorpusIsMadeAndScanned() throws {
        let home = try TemporaryFolder()
        let run = try ProgramRun.emoscope("demo-corpus", "--out", home["demo"], "--json", home: home)
        #expect(run.exitCode == 0 && run.standardError == "")
        let made = try run.json()
        #expect(made["clips"] as? Int == 600 && made["path"] as? String == home["demo"])
        let scanned = try ProgramRun.emoscope("scan", home["demo"], "--json", home: home).json()
        #expect(scanned["clips"] as? Int == 600 && scanned["speakers"] as? Int == 10)
        #expect((scanned["problems"] as? [Any])?.isEmpty == true)
    }

    @Test(arguments: [SIGKILL, SIGTERM, SIGINT])
    func whatAKilledRunMadeIsKeptAndCompleted(number: Int32) throws {
        let home = try TemporaryFolder()
        let arguments = ["demo-corpus", "--out", home["demo"], "--threads", "1"]
        let running = try RunningProgram(.emoscope(arguments, home: home.path))
        try wait(for: home["demo/Actor_02/03-01-01-01-01-01-02.wav"])
        running.signal(number)
        let killed = try running.wait(seconds: 30)
        #expect(killed.exitCode == (number == SIGKILL ? 137 : 130))
        if number != SIGKILL { #expect(killed.messages.count == 1 && killed.standardError.contains("interrupted")) }
        let kept = try CorpusFolder.contents(of: home["demo"]).filter { $0.key.hasSuffix("1.wav") }
        #expect(kept.count > 0 && kept.count < 300)
        #expect(try ProgramRun.emoscope(arguments, home: home).exitCode == 0)
        let whole = try CorpusFolder.contents(of: home["demo"])
        #expect(kept.allSatisfy { whole[$0.key] == $0.value })
        #expect(whole.keys.filter { $0.contains("/") }.count == 600, "something unfinished is left")
    }

    @Test func progressIsShownOnATerminalUntilCtrlC() throws {
        let home = try TemporaryFolder()
        let terminal = try PseudoTerminal(columns: 200, rows: 24)
        try terminal.emoscope("demo-corpus", "--out", home["demo"], "--threads", "1")
        try terminal.waitFor("making clips")
        try terminal.press(.control("c"))
        #expect(try terminal.waitForExit() == 130)
        #expect(terminal.screen.lines.contains { $0.hasPrefix("emoscope: interrupted: finished clips are kept") })
        #expect(!terminal.screen.lines.contains { $0.contains("making clips") }, "the progress line is left")
    }

    @Test func aFileTooLargeForTheDiskIsOneLine() throws {
        let home = try TemporaryFolder()
        // 20 blocks of 512 bytes: no clip is that small.
        let script = "ulimit -f 20; exec \"$0\" demo-corpus --out '\(home["demo"])'"
        var program = Program.emoscope(["-c", script, Program.emoscopePath], home: home.path)
        program.path = "/bin/sh"
        let run = try RunningProgram(program).wait(seconds: 30)
        #expect(run.exitCode == 1)
        #expect(run.messages.count == 1 && run.standardError.contains("cannot write"))
        let files = try CorpusFolder.contents(of: home["demo"])
        #expect(!files.keys.contains { $0.hasSuffix(".wav") }, "half a clip is left")
    }

    @Test func aFolderWithOtherFilesIsLeftAlone() throws {
        let corpus = try CorpusFolder()
        try corpus.addTone("Actor_01/03-01-01-01-01-01-01.wav", frequency: 100)
        let before = try CorpusFolder.contents(of: corpus.path)
        let run = try ProgramRun.emoscope("demo-corpus", "--out", corpus.path)
        #expect(run.exitCode == 1 && run.messages.count == 1)
        #expect(try CorpusFolder.contents(of: corpus.path) == before)
    }

    /// Looks until there is such a file, for 30 seconds at most.
    private func wait(for path: String) throws {
        let deadline = Deadline(seconds: 30)
        while !FileManager.default.fileExists(atPath: path) {
            try #require(!deadline.isOver, "\(path) never came")
            sched_yield()
        }
    }
}
