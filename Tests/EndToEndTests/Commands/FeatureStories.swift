import Foundation
import Synchronization
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
        (["x.wav", "--kind", "f0", "--set", "pitchFlor=60"], "did you mean 'pitchFloor'"),
        (["x.wav", "--kind", "f0", "--set", "pitchFloor=-60"], "from 10.0 to 5000.0"),
        (["x.wav", "--kind", "voice", "--set", "pitchFloor=900"], "not below pitchCeiling"),
    ]) func wrongUsageIsOneLine(arguments: [String], part: String) throws {
        let run = try ProgramRun.emoscope(["features"] + arguments)
        #expect(run.exitCode == 2 && run.standardOutput == "")
        #expect(lines(run.standardError).count == 1 && run.standardError.contains(part), "\(run.standardError)")
    }

    @Test(arguments: [
        ("f0", "time,F0final,strength"), ("intensity", "time,intensity"),
        ("formants", "time,F1frequency,F1bandwidth,F2frequency,F2bandwidth,"),
        ("voice", "f0_mean,f0_median,f0_sd,"), ("egemaps-lld", "time,Loudness_sma3,alphaRatio_sma3,"),
        ("egemaps", "F0semitoneFrom27.5Hz_sma3nz_amean,F0semitoneFrom27.5Hz_sma3nz_stddevNorm,"),
    ]) func theVoiceHasTheColumnNamesOfTheField(kind: String, heading: String) throws {
        let corpus = try corpus()
        let run = try ProgramRun.emoscope("features", corpus.path + "/a/one.wav", "--kind", kind)
        #expect(run.exitCode == 0 && run.standardError == "")
        let rows = lines(run.standardOutput)
        #expect(rows[0].hasPrefix(heading))
        let isClip = kind == "voice" || kind == "egemaps"
        #expect(isClip ? rows.count == 2 : rows.count > 30)
        let fields = rows[0].split(separator: ",").count
        for row in rows.dropFirst() {
            let values = row.split(separator: ",")
            #expect(values.count == fields && values.allSatisfy { Double($0) != nil })
        }
    }

    @Test func aCorpusBecomesATableOfOneRowAClip() throws {
        let corpus = try corpus()
        try corpus.add("silence.wav", CorpusFolder.wav(Array(repeating: 0, count: 8000)))
        let run = try ProgramRun.emoscope("features", corpus.path, "--kind", "voice", "--threads", "2")
        #expect(run.exitCode == 0)
        let rows = lines(run.standardOutput).map { $0.split(separator: ",").map(String.init) }
        #expect(rows.count == 4 && rows[0].starts(with: ["path", "f0_mean"]))
        #expect(
            rows.dropFirst().map { $0[0] } == ["a/one.wav", "b/two.wav", "silence.wav"].map { corpus.path + "/" + $0 })
        let pitch = rows.dropFirst().map { Double($0[1]) ?? 0 }
        #expect(abs(pitch[0] - 300) < 1 && abs(pitch[1] - 400) < 1 && pitch[2].isNaN)
        // What is not defined is null in json, which knows no other word.
        let json = try ProgramRun.emoscope(
            "features", corpus.path + "/silence.wav", "--kind", "voice", "--format", "json")
        let values = try #require(json.json()["values"] as? [[Any]])
        #expect(values[0][0] is NSNull)
    }

    @Test func aSecondRunTakesItsResultsFromTheCache() throws {
        let corpus = try corpus()
        let home = try TemporaryFolder()
        let arguments = ["features", corpus.path, "--kind", "egemaps", "--workspace", home["w"]]
        let first = try ProgramRun.emoscope(arguments)
        let show = ["cache", "--json", "--workspace", home["w"]]
        func features() throws -> [String: Int]? {
            let kinds = try ProgramRun.emoscope(show).json()["kinds"] as? [String: [String: Int]]
            return kinds?["features"]
        }
        #expect(first.exitCode == 0)
        #expect(try features()?["files"] == 2)
        // Torn as by a crash: half of each result is gone.
        let results = try CorpusFolder.contents(of: home["w/cache/features"]).filter { $0.key.hasSuffix(".result") }
        for (path, bytes) in results {
            try bytes.prefix(bytes.count / 2).write(to: URL(fileURLWithPath: home["w/cache/features/" + path]))
        }
        for extra in [[], [], ["--no-cache"], ["--threads", "1"]] {
            let again = try ProgramRun.emoscope(arguments + extra)
            #expect(again.standardOutput == first.standardOutput && again.exitCode == 0)
        }
        let whole = try CorpusFolder.contents(of: home["w/cache/features"]).filter { $0.key.hasSuffix(".result") }
        #expect(whole == results)
        #expect(try ProgramRun.emoscope("cache", "clear", "--workspace", home["w"]).exitCode == 0)
        #expect(try features() == nil)
    }

    @Test func twoRunsMayFillOneCache() throws {
        let corpus = try corpus()
        for number in 0..<6 { try corpus.addTone("c/\(number).wav", frequency: 150 + 20 * Double(number)) }
        let home = try TemporaryFolder()
        let arguments = ["features", corpus.path, "--kind", "voice", "--workspace", home["w"]]
        let alone = try ProgramRun.emoscope(arguments + ["--no-cache"])
        let outputs = Mutex([String]())
        DispatchQueue.concurrentPerform(iterations: 4) { _ in
            let output = (try? ProgramRun.emoscope(arguments))?.standardOutput ?? "failed"
            outputs.withLock { $0.append(output) }
        }
        #expect(outputs.withLock { $0 } == Array(repeating: alone.standardOutput, count: 4))
    }

    @Test func theCacheIsAsLargeAsTheSettingsSay() throws {
        let corpus = try corpus()
        let home = try TemporaryFolder()
        try FileManager.default.createDirectory(atPath: home["w/config"], withIntermediateDirectories: true)
        try Data("cache.megabytes = 0\n".utf8).write(to: URL(fileURLWithPath: home["w/config/config.toml"]))
        let run = try ProgramRun.emoscope("features", corpus.path, "--kind", "f0", "--workspace", home["w"])
        #expect(run.exitCode == 0)
        let cache = try ProgramRun.emoscope("cache", "--json", "--workspace", home["w"]).json()
        #expect(cache["files"] as? Int == 0 && cache["capacity"] as? Int == 0)
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
