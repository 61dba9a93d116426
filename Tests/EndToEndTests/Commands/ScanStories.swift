import Foundation
import TestSupport
import Testing

@Suite struct ScanStories {
    @Test func theReportCountsClipsClassesAndSpeakers() throws {
        let corpus = try CorpusFolder()
        try corpus.addTone("Actor_01/03-01-01-01-01-01-01.wav", frequency: 100, seconds: 1)
        try corpus.addTone("Actor_01/03-01-05-01-01-01-01.wav", frequency: 110, seconds: 0.5, rate: 48000)
        try corpus.addTone("Actor_02/03-01-05-02-02-01-02.wav", frequency: 120, seconds: 1.5)
        let run = try ProgramRun.emoscope("scan", corpus.path, "--json")
        #expect(run.exitCode == 0 && run.standardError == "")
        let report = try run.json()
        #expect(report["clips"] as? Int == 3 && report["speakers"] as? Int == 2)
        #expect(report["seconds"] as? Double == 3)
        let classes = try #require(report["classes"] as? [String: [String: Any]])
        #expect(classes.count == 8)
        #expect(classes["angry"]?["clips"] as? Int == 2 && classes["angry"]?["seconds"] as? Double == 2)
        #expect(classes["angry"]?["meanSeconds"] as? Double == 1)
        #expect(classes["happy"]?["clips"] as? Int == 0)
        #expect((report["problems"] as? [Any])?.isEmpty == true)
        #expect(run.standardOutput.filter { $0 == "\n" }.count == 1)
    }

    @Test func theCSVHasOneLineAClip() throws {
        let corpus = try CorpusFolder()
        try corpus.addTone("b, \"c\"/03-01-02-01-01-01-01.wav", frequency: 100, seconds: 0.25)
        try corpus.addTone("a/03-01-05-02-02-01-02.wav", frequency: 110)
        let run = try ProgramRun.emoscope("scan", corpus.path, "--csv", "--labels", "sex-emotion")
        #expect(run.exitCode == 0)
        #expect(
            run.standardOutput == """
                path,emotion,sex,label,speaker,statement,intensity,seconds
                a/03-01-05-02-02-01-02.wav,angry,female,female_angry,02,2,strong,0.2000
                "b, ""c""/03-01-02-01-01-01-01.wav",calm,male,male_neutral,01,1,normal,0.2500

                """)
    }

    @Test func everyKindOfBadFileIsOneProblem() throws {
        let corpus = try CorpusFolder()
        try corpus.addTone("03-01-01-01-01-01-01.wav", frequency: 100)
        try corpus.addTone("03-01-01-01-01-02-01.wav", frequency: 100)
        try corpus.add("03-01-01-01-01-01-02.wav", Array("this is no sound".utf8))
        try corpus.add("03-01-01-01-01-01-03.wav", [])
        try corpus.add("03-01-01-01-01-01-04.wav", CorpusFolder.wav([]))
        try corpus.add("03-01-01-01-01-01-05.wav", CorpusFolder.wav(Array(repeating: 0, count: 500)))
        try corpus.add("03-01-01-01-01-01-06.wav", Array(CorpusFolder.wav(Array(repeating: 9, count: 500)).prefix(300)))
        try corpus.addTone("my recording\nof today.wav", frequency: 130)
        let run = try ProgramRun.emoscope("scan", corpus.path, "--json")
        #expect(run.exitCode == 0)
        let report = try run.json()
        #expect(report["clips"] as? Int == 2)
        let problems = try #require(report["problems"] as? [[String: String]])
        #expect(
            problems.compactMap { $0["kind"] } == [
                "unreadable", "empty", "empty", "silent", "unreadable", "duplicate", "unnamed",
            ])
        #expect(problems.count == 7)
        #expect(problems.allSatisfy { $0["detail"]?.isEmpty == false && $0["path"]?.isEmpty == false })
        let table = try ProgramRun.emoscope("scan", corpus.path)
        #expect(table.standardOutput.contains("7 problems"))
        #expect(table.standardOutput.contains("unnamed: my recording of today.wav"))
    }

    @Test(arguments: [["--json"], ["--csv"], []])
    func anEmptyFolderIsOneLineAndStatus1(options: [String]) throws {
        let corpus = try CorpusFolder()
        let run = try ProgramRun.emoscope(["scan", corpus.path] + options)
        #expect(run.exitCode == 1)
        #expect(run.messages.count == 1 && run.standardError.contains("no clips"))
        if options == ["--json"] { #expect(try run.json()["clips"] as? Int == 0) }
    }

    @Test(arguments: ["/no/such/folder", "/etc/passwd", "/etc/passwd/below", ""])
    func aWrongPathIsOneLine(path: String) throws {
        let run = try ProgramRun.emoscope("scan", path, "--json")
        #expect(run.exitCode == 1)
        #expect(run.standardOutput == "" && run.messages.count == 1)
    }

    @Test func theCorpusIsNotTouchedAndTheCacheIsFilledAndCleared() throws {
        let corpus = try CorpusFolder()
        let home = try TemporaryFolder()
        try corpus.addTone("03-01-01-01-01-01-01.wav", frequency: 100)
        let before = try CorpusFolder.contents(of: corpus.path)
        let first = try ProgramRun.emoscope("scan", corpus.path, "--json", home: home)
        let second = try ProgramRun.emoscope("scan", corpus.path, "--json", "--threads", "1", home: home)
        #expect(first.standardOutput == second.standardOutput)
        #expect(try CorpusFolder.contents(of: corpus.path) == before)
        let cache = try ProgramRun.emoscope("cache", "--json", home: home).json()
        #expect(cache["files"] as? Int == 1 && (cache["kinds"] as? [String: Any])?["catalogues"] != nil)
        #expect(cache["folder"] as? String == home[".cache/emoscope"])
        #expect(try ProgramRun.emoscope("cache", "clear", home: home).exitCode == 0)
        #expect(try ProgramRun.emoscope("cache", "--json", home: home).json()["files"] as? Int == 0)
    }

    @Test func aWorkspaceHoldsEverythingInOneFolder() throws {
        let corpus = try CorpusFolder()
        let home = try TemporaryFolder()
        try corpus.addTone("03-01-01-01-01-01-01.wav", frequency: 100)
        let run = try ProgramRun.emoscope("scan", corpus.path, "--workspace", home["here"], home: home)
        #expect(run.exitCode == 0)
        #expect(try FileManager.default.contentsOfDirectory(atPath: home.path) == ["here"])
        #expect(try FileManager.default.contentsOfDirectory(atPath: home["here/cache"]) == ["catalogues"])
    }
}
