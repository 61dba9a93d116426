import Foundation
import TestSupport
import Testing

@Suite struct CleanStories {
    @Test func copiesHaveTheTreeOfTheCorpus() throws {
        let corpus = try CorpusFolder()
        try corpus.addTone("Actor_01/03-01-01-01-01-01-01.wav", frequency: 300, rate: 48000)
        try corpus.addTone("Actor_02/deeper/03-01-05-01-01-01-02.wav", frequency: 310, rate: 8000)
        let before = try CorpusFolder.contents(of: corpus.path)
        let out = corpus.folder["copies"]
        let run = try ProgramRun.emoscope("clean", corpus.path, "--out", out, "--json")
        #expect(run.exitCode == 0 && run.standardError == "")
        let report = try run.json()
        #expect(report["written"] as? Int == 2 && report["kept"] as? Int == 0 && report["rate"] as? Int == 16000)
        #expect(report["threshold"] as? Double == 0.0002 && (report["failed"] as? [Any])?.isEmpty == true)
        let scanned = try ProgramRun.emoscope("scan", out, "--csv")
        #expect(scanned.standardOutput.contains("Actor_02/deeper/03-01-05-01-01-01-02.wav,angry,female"))
        #expect(try CorpusFolder.contents(of: corpus.path) == before)
        let again = try ProgramRun.emoscope("clean", corpus.path, "--out", out, "--json").json()
        #expect(again["written"] as? Int == 0 && again["kept"] as? Int == 2)
    }

    @Test func aFileThatFailsIsOneLineAndTheOthersAreFinished() throws {
        let corpus = try CorpusFolder()
        try corpus.addTone("03-01-01-01-01-01-01.wav", frequency: 300)
        try corpus.add("03-01-01-01-01-01-02.wav", Array("no sound".utf8))
        let run = try ProgramRun.emoscope("clean", corpus.path, "--out", corpus.folder["copies"], "--json")
        #expect(run.exitCode == 1)
        #expect(run.messages.count == 1 && run.standardError.contains("03-01-01-01-01-01-02.wav"))
        let failed = try #require(try run.json()["failed"] as? [[String: String]])
        #expect(failed.count == 1 && failed[0]["path"] == "03-01-01-01-01-01-02.wav" && failed[0]["error"] != nil)
        #expect(FileManager.default.fileExists(atPath: corpus.folder["copies/03-01-01-01-01-01-01.wav"]))
    }

    @Test(arguments: ["", "/new", "/Actor_01"])
    func theCorpusIsRefusedAsAPlaceForCopies(below: String) throws {
        let corpus = try CorpusFolder()
        try corpus.addTone("Actor_01/03-01-01-01-01-01-01.wav", frequency: 300)
        let before = try CorpusFolder.contents(of: corpus.path)
        let run = try ProgramRun.emoscope("clean", corpus.path, "--out", corpus.path + below)
        #expect(run.exitCode == 2 && run.messages.count == 1 && run.standardError.contains("corpus"))
        #expect(try CorpusFolder.contents(of: corpus.path) == before)
    }

    @Test func aFullDiskIsOneLineForAllFiles() throws {
        let corpus = try CorpusFolder()
        for number in 10..<40 { try corpus.addTone("03-01-01-01-01-01-\(number).wav", frequency: Double(10 * number)) }
        // 4 blocks of 512 bytes: no copy is that small.
        let script = "ulimit -f 4; exec \"$0\" clean '\(corpus.path)' --out '\(corpus.folder["copies"])'"
        var program = Program.emoscope(["-c", script, Program.emoscopePath], home: corpus.folder["home"])
        program.path = "/bin/sh"
        let run = try RunningProgram(program).wait(seconds: 30)
        #expect(run.exitCode == 1)
        #expect(run.messages.count == 1 && run.standardError.contains("can't be written"))
        let copies = try CorpusFolder.contents(of: corpus.folder["copies"])
        #expect(copies.keys.allSatisfy { !$0.hasSuffix(".wav") }, "half a copy is left")
        #expect(try ProgramRun.emoscope("clean", corpus.path, "--out", corpus.folder["copies"]).exitCode == 0)
    }

    @Test func anEmptyCorpusIsOneLine() throws {
        let corpus = try CorpusFolder()
        let run = try ProgramRun.emoscope("clean", corpus.path, "--out", corpus.folder["copies"])
        #expect(run.exitCode == 1 && run.messages.count == 1 && run.standardError.contains("no clips"))
    }
}
