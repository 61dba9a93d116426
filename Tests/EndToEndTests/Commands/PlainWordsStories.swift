import Foundation
import TestSupport
import Testing

/// What a newcomer gets wrong is told in one line: what, where, and what to do.
@Suite struct PlainWordsStories {
    @Test(arguments: [
        (["scan", ".", "--threads", "-1"], "--threads -1: give a number from 1 to 1024"),
        (["train", "--random-seed", "-1"], "--random-seed -1: give a whole number from 0"),
        (["train", "--seeds", "-3"], "training.seeds cannot be '-3': it takes a whole number from 1"),
        (["search", "--budget", "-0.5", "--try", "training.epochs=1|2"], "--budget -0.5: give minutes above 0"),
        (["train", "--protocol", "holdout:1,1"], "protocol cannot be 'holdout:1,1': it names speaker 1 twice"),
        (["train", "--protocol", "speakers:1"], "protocol cannot be 'speakers:1': at least 2 folds are needed"),
        (["classify", "latest", "a.wav", "--json", "--csv"], "--json and --csv: choose one of them"),
    ])
    func wrongUsageNamesWhatIsWrongWithIt(_ arguments: [String], _ line: String) throws {
        let run = try ProgramRun.emoscope(arguments)
        #expect(run.exitCode == 2 && run.standardOutput == "")
        #expect(run.messages.count == 1 && run.standardError.contains(line), "\(run.standardError)")
    }

    @Test func aKeyThatChangesNothingIsToldOnceWithItsReason() throws {
        let folder = try TrainingFolder()
        let run = try folder.train(
            "--protocol", "holdout:4", "--run", folder.home["run"], "--set", "features.logmel.filterCount=20", "--set",
            "training.patience=3")
        #expect(run.exitCode == 0)
        let warnings = run.messages.filter { $0.contains("has no effect") }
        #expect(warnings == ["emoscope: --set features.logmel.filterCount has no effect: features.kind is mfcc"])
    }

    @Test func aSearchOverAKeyThatChangesNothingIsToldSo() throws {
        let folder = try TrainingFolder()
        let search = ["search", "--corpus", folder.corpus.path, "--protocol", "holdout:9", "--budget", "1"]
        let idle = try folder.emoscope(search + ["--recipe", "small", "--try", "network.dropout=0|0.2"])
        #expect(
            idle.messages.first
                == "emoscope: --try network.dropout has no effect: network.layers describes the whole network")
        #expect(idle.standardError.contains("no such speaker: 9"), "nothing was searched")
        let both = ["--try", "training.patience=0|3", "--try", "checkpoint.choice=last|best"]
        #expect(!(try folder.emoscope(search + both).standardError.contains("has no effect")))
    }

    @Test func theCorpusItselfIsNoOtherCorpus() throws {
        let folder = try TrainingFolder()
        let run = try folder.train("--protocol", "corpus:\(folder.corpus.path)", "--run", folder.home["run"])
        #expect(run.exitCode == 1)
        #expect(run.standardError.contains("nothing is left to train on: all 24 clips of"), "\(run.standardError)")
        #expect(!FileManager.default.fileExists(atPath: folder.home["run"]))
    }

    @Test func otherClassesThanTheRunsAreRefused() throws {
        let folder = try TrainingFolder()
        let run = folder.home["run"]
        #expect(try folder.train("--protocol", "holdout:4", "--run", run).exitCode == 0)
        let clip = folder.corpus.path + "/Actor_04/03-01-05-01-01-01-04.wav"
        for arguments in [["evaluate", run], ["classify", run, clip]] {
            let refused = try folder.emoscope(arguments + ["--labels", "emotion"])
            #expect(refused.exitCode == 2 && refused.standardOutput == "")
            #expect(refused.standardError.contains("was trained on the classes of emotion7 and knows no others"))
            #expect(try folder.emoscope(arguments + ["--labels", "emotion7"]).exitCode == 0)
        }
    }

    @Test func whatCannotBeGoneOnWithIsSaid() throws {
        let folder = try TrainingFolder()
        let runs = folder.home[".local/share/emoscope/runs"]
        #expect(try folder.train("--protocol", "holdout:4", "--run", runs + "/whole").exitCode == 0)
        let finished = try folder.emoscope(["train", "--resume", "--run", "whole"])
        #expect(finished.exitCode == 0 && finished.standardError.contains("is finished: nothing is left to train"))
        let weights = runs + "/whole/best.safetensors"
        try FileManager.default.removeItem(atPath: weights)
        let damaged = try folder.emoscope(["train", "--resume", "--run", "whole"])
        #expect(damaged.exitCode == 1 && damaged.standardOutput == "")
        #expect(
            damaged.standardError.contains("is damaged: best.safetensors: missing: train it anew with emoscope train"))
        // Of two that were stopped the newer one has lost its corpus: the other is gone on with, and named.
        for name in ["1-open", "2-hopeless"] {
            let record = runs + "/\(name)/run.json"
            #expect(try folder.train("--protocol", "holdout:4", "--run", runs + "/" + name).exitCode == 0)
            var text = try String(contentsOfFile: record, encoding: .utf8)
            text = text.replacing("\"ending\" : \"finished\"", with: "\"ending\" : \"interrupted\"")
            if name == "2-hopeless" { text = text.replacing(folder.corpus.path, with: "/no/such/corpus") }
            try Data(text.utf8).write(to: URL(filePath: record))
            try FileManager.default.removeItem(atPath: runs + "/\(name)/predictions.csv")
        }
        let resumed = try folder.emoscope(["train", "--resume"])
        #expect(resumed.exitCode == 0, "\(resumed.standardError)")
        #expect(resumed.standardError.contains("going on with the run \(runs)/1-open"))
        let none = try folder.emoscope(["train", "--resume"])
        #expect(none.exitCode == 1 && none.messages.count == 1)
        #expect(none.standardError.contains("none of 1 unfinished run can be gone on with: 2-hopeless: "))
    }

    @Test func aFaultInTheSettingsIsToldByEverySubcommand() throws {
        let folder = try TrainingFolder()
        let settings = folder.home[".config/emoscope/config.toml"]
        try FileManager.default.createDirectory(
            at: URL(filePath: settings).deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data("cache.megabyte = 3\n".utf8).write(to: URL(filePath: settings))
        for arguments in [["scan", folder.corpus.path], ["runs"], ["cache"], ["cache", "clear"]] {
            let run = try folder.emoscope(arguments)
            #expect(run.exitCode == 0)
            #expect(run.messages.count == 1, "\(arguments): \(run.standardError)")
            #expect(
                run.standardError.contains("config.toml: unknown key 'cache.megabyte'; did you mean 'cache.megabytes'?")
            )
        }
        #expect(try folder.emoscope(["runs", "--log", "error"]).standardError == "")
    }

    /// Frames of 25 ms are 1200 samples at 48 kHz, more than the transform of the published tool holds.
    @Test func whatIsTrueOfManyFilesIsSaidOnce() throws {
        let corpus = try CorpusFolder()
        for speaker in 1...4 { try corpus.addTone("03-01-05-01-01-01-0\(speaker).wav", frequency: 200, rate: 48000) }
        let run = try ProgramRun.emoscope(["features", corpus.path, "--kind", "mfcc"])
        #expect(run.exitCode == 0 && run.messages.count == 1, "\(run.standardError)")
        #expect(
            run.standardError.contains("03-01-05-01-01-01-01.wav and 3 other files: frames of 1200 samples are cut"))
    }

    @Test func aFolderIsClassifiedFileByFile() throws {
        let folder = try TrainingFolder()
        let run = folder.home["run"]
        #expect(try folder.train("--protocol", "holdout:4", "--run", run).exitCode == 0)
        let speaker = folder.corpus.path + "/Actor_04"
        let table = try folder.emoscope(["classify", run, speaker])
        #expect(table.exitCode == 0, "\(table.standardError)")
        let lines = table.standardOutput.split(separator: "\n")
        #expect(
            lines.count == 8 && lines[1].hasPrefix(speaker + "/03-01-01-01-01-01-04.wav"), "\(table.standardOutput)")
        #expect(lines[7].contains("of 6 files right ("))
        let evaluated = try folder.emoscope(["evaluate", run, "--json"]).json()
        try folder.corpus.add("Actor_04/broken.wav", Array("no sound".utf8))
        try folder.corpus.addTone("Actor_04/unnamed.wav", frequency: 300, rate: 8000)
        let json = try folder.emoscope(["classify", run, speaker, "--json"])
        #expect(json.exitCode == 1 && json.messages.count == 1)
        let report = try json.json()
        let files = try #require(report["files"] as? [[String: Any]])
        #expect(files.count == 8 && files.count { $0["error"] != nil } == 1)
        #expect(files.count { $0["true"] is String } == 6)
        let total = try #require(report["total"] as? [String: Int])
        let accuracy = try #require(evaluated["accuracy"] as? Double)
        #expect(total["right"] == Int((accuracy * 6).rounded()) && total["unnamed"] == 1 && total["known"] == 0)
        #expect((total["right"] ?? 0) + (total["wrong"] ?? 0) == 6)
        let csv = try folder.emoscope(["classify", run, folder.corpus.path + "/Actor_01", "--csv"])
        let rows = csv.standardOutput.split(separator: "\n")
        #expect(rows.count == 7 && rows[0] == "path,seconds,predicted,probability,true,known")
        #expect(rows.dropFirst().allSatisfy { $0.hasSuffix(",true") }, "speaker 01 was trained on")
    }
}
