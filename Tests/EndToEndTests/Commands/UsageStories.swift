import Foundation
import TestSupport
import Testing

@Suite struct UsageStories {
    @Test(arguments: [
        "scan", "clean", "train", "evaluate", "classify", "compare", "leak", "runs", "export", "demo-corpus", "cache",
        "open",
    ])
    func everySubcommandExplainsItself(name: String) throws {
        let run = try ProgramRun.emoscope(name, "--help")
        #expect(run.exitCode == 0 && run.standardError == "")
        #expect(run.standardOutput.contains("USAGE: emoscope \(name)"))
        #expect(run.standardOutput.contains("--threads <n>") || name == "cache")
    }

    @Test(arguments: [
        ["scan"], ["scan", ".", "--json", "--csv"], ["scan", ".", "--no-such-option"], ["scan", ".", "--threads", "0"],
        ["scan", ".", "--threads", "many"], ["scan", ".", "--labels", "moods"], ["scan", ".", "--workspace", ""],
        ["clean", "."], ["clean", ".", "--out", "x", "--threshold", "2"], ["demo-corpus"], ["cache", "burn"],
        ["scan", ".", "--kernels", "fastest"], ["scan", ".", "--log", "loud"], ["scan", ".", "--random-seed", "-1"],
    ])
    func wrongUsageIsOneLineAndStatus2(arguments: [String]) throws {
        let run = try ProgramRun.emoscope(arguments)
        #expect(run.exitCode == 2)
        #expect(run.standardOutput == "")
        #expect(run.messages.count == 1)
        #expect(run.standardError.hasPrefix("emoscope: ") && run.standardError.contains("--help"))
    }

    @Test func withoutATerminalTheWorkbenchNamesTheSubcommands() throws {
        let run = try ProgramRun.emoscope()
        #expect(run.exitCode == 2)
        #expect(run.messages.count == 1)
        for name in ["scan", "clean", "demo-corpus", "cache"] { #expect(run.standardError.contains(name)) }
    }

    @Test(arguments: [("scna", "scan"), ("demo-corpse", "demo-corpus"), ("cahce", "cache")])
    func aMistypedSubcommandIsRecognised(typed: String, meant: String) throws {
        let run = try ProgramRun.emoscope(typed)
        #expect(run.exitCode == 2)
        #expect(run.messages.count == 1 && run.standardError.contains("'emoscope \(meant)'"))
    }

    @Test func theVersionIsPrinted() throws {
        let run = try ProgramRun.emoscope("--version")
        #expect(run.exitCode == 0 && run.standardOutput.split(separator: ".").count == 3)
    }

    @Test func aFullDiskBehindStandardOutputIsOneLine() throws {
        let run = try shell("exec \"$0\" --help > /dev/full")
        #expect(run.exitCode == 1)
        #expect(run.messages.count == 1 && run.standardError.contains("standard output"))
    }

    @Test func aReaderThatHasSeenEnoughIsNoFault() throws {
        let corpus = try CorpusFolder()
        for number in 10..<99 { try corpus.addTone("03-01-05-02-01-01-\(number).wav", frequency: 100 + Double(number)) }
        let run = try shell("exec \"$0\" scan '\(corpus.path)' --csv | true; wait; echo ended")
        #expect(run.standardOutput == "ended\n" && run.standardError == "")
    }

    private func shell(_ script: String) throws -> ProgramRun {
        let home = try TemporaryFolder()
        var program = Program.emoscope(["-c", script, Program.emoscopePath], home: home.path)
        program.path = "/bin/sh"
        return try withExtendedLifetime(home) { try RunningProgram(program).wait(seconds: 30) }
    }
}
