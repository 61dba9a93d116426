import Foundation
import TestSupport
import Testing

@Suite struct FeatureStories {
    private func corpus() throws -> CorpusFolder {
        let corpus = try CorpusFolder()
        try corpus.addTone("a/one.wav", frequency: 300, seconds: 0.5)
        try corpus.addTone("b/two.wav", frequency: 400, seconds: 0.25, rate: 8000)
        return corpus
    }

    private func lines(_ text: String) -> [String] { text.split(separator: "\n").map(String.init) }

    @Test func oneFileIsPrintedWithAHeading() throws {
        let corpus = try corpus()
        let run = try ProgramRun.emoscope("features", corpus.path + "/a/one.wav", "--kind", "mfcc")
        #expect(run.exitCode == 0 && run.standardError == "")
        let rows = lines(run.standardOutput)
        #expect(rows[0] == (0..<13).map { "mfcc_\($0)" }.joined(separator: ","))
        #expect(rows.count == 50 && rows[1].split(separator: ",").allSatisfy { Double($0) != nil })
    }

    @Test func jsonHasTheDocumentedKeys() throws {
        let corpus = try corpus()
        let run = try ProgramRun.emoscope(
            "features", corpus.path + "/b/two.wav", "--kind", "logfbank", "--format", "json", "--rate", "16000")
        let result = try run.json()
        #expect(result["path"] as? String == corpus.path + "/b/two.wav" && result["kind"] as? String == "logfbank")
        #expect(result["rate"] as? Int == 16000 && result["shape"] as? [Int] == [24, 26])
        #expect((result["columns"] as? [String])?.count == 26)
        let values = try #require(result["values"] as? [[Double]])
        #expect(values.count == 24 && values.allSatisfy { $0.count == 26 })
    }

    @Test func aFolderGivesTheSameTreeOfResults() throws {
        let corpus = try corpus()
        let out = corpus.folder["out"]
        let run = try ProgramRun.emoscope(
            "features", corpus.path, "--kind", "librosa-mfcc", "--format", "npy", "--out", out, "--threads", "2")
        #expect(run.exitCode == 0 && run.standardOutput == "")
        let results = try CorpusFolder.contents(of: out).filter { !$0.value.isEmpty }
        #expect(results.keys.sorted() == ["a/one.npy", "b/two.npy"])
        let whole = try #require(results["a/one.npy"])
        #expect(whole.starts(with: [0x93] + Array("NUMPY".utf8)))
        #expect(String(decoding: whole.prefix(128), as: UTF8.self).contains("'shape': (16, 20)"))
        #expect(whole.count == 128 + 16 * 20 * 8)
    }

    @Test func severalFilesNameThemselvesAndABadOneDoesNotStopThem() throws {
        let corpus = try corpus()
        try corpus.add("bad.wav", Array("no sound".utf8))
        let run = try ProgramRun.emoscope("features", corpus.path, corpus.path + "/none.wav", "--kind", "mfcc")
        #expect(run.exitCode == 1)
        let rows = lines(run.standardOutput)
        #expect(rows[0].hasPrefix("path,mfcc_0,"))
        #expect(rows.dropFirst().filter { $0.hasPrefix(corpus.path + "/a/one.wav,") }.count == 49)
        #expect(rows.dropFirst().filter { $0.hasPrefix(corpus.path + "/b/two.wav,") }.count == 24)
        #expect(lines(run.standardError).count == 2)

        let json = try ProgramRun.emoscope("features", corpus.path, "--kind", "mfcc", "--format", "json")
        #expect(json.exitCode == 1)
        let objects = try lines(json.standardOutput).map {
            try #require(JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
        }
        #expect(objects.count == 3)
        let bad = try #require(objects.first { $0["error"] != nil })
        #expect(bad["path"] as? String == corpus.path + "/bad.wav" && bad.count == 2)
    }

    @Test(arguments: [
        (["--kind", "mfcc"], "name at least one"), (["x.wav"], "--kind"), (["x.wav", "--kind", "mfc"], "mfc"),
        (["x.wav", "--kind", "mfcc", "--format", "npy"], "--out"),
        (["x.wav", "--kind", "mfcc", "--set", "filterCuont=3"], "did you mean 'filterCount'"),
        (["x.wav", "--kind", "mfcc", "--set", "filterCount=many"], "a whole number"),
        (["x.wav", "--kind", "mfcc", "--rate", "3"], "--rate"),
    ]) func wrongUsageIsOneLine(arguments: [String], part: String) throws {
        let run = try ProgramRun.emoscope(["features"] + arguments)
        #expect(run.exitCode == 2 && run.standardOutput == "")
        #expect(lines(run.standardError).count == 1 && run.standardError.contains(part), "\(run.standardError)")
    }

    @Test func theKeysOfAKindAreListed() throws {
        let run = try ProgramRun.emoscope("features", "--kind", "spectrogram", "--show-keys")
        #expect(run.exitCode == 0)
        #expect(
            lines(run.standardOutput).dropFirst().map { $0.prefix { $0 != " " } } == [
                "fftSize", "windowLength", "hopLength", "window", "isCentered", "maskThreshold",
            ])
    }
}
