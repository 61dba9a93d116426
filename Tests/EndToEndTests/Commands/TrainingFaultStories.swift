import Foundation
import TestSupport
import Testing

@Suite struct TrainingFaultStories {
    @Test(arguments: [
        (["train", "--set", "training.epoch=3"], "there is no key 'training.epoch', did you mean 'training.epochs'?"),
        (["train", "--set", "training.epochs=no"], "training.epochs cannot be 'no': it takes a whole number from 1"),
        (["train", "--set", "training.epochs"], "is not of the form KEY=VALUE"),
        (["train", "--recipe", "notebok"], "did you mean 'notebook'?"),
        (["train", "--recipe", "/no/such/file.toml"], "/no/such/file.toml: there is no such recipe file"),
        (
            ["train", "--protocol", "speakers:one"],
            "protocol cannot be 'speakers:one': it takes speakers:FOLDS"
        ),
        (["train", "--resume", "--set", "training.epochs=3"], "a run keeps its recipe"),
        (["train", "--toml"], "belongs to --show-recipe"),
        (["classify"], "emoscope classify --help"),
        (["export", "latest", "--format", "mp3", "--out", "x"], "csv"),
    ])
    func wrongUsageIsOneLineAndStatus2(_ arguments: [String], _ line: String) throws {
        let run = try ProgramRun.emoscope(arguments)
        #expect(run.exitCode == 2 && run.standardOutput == "")
        #expect(run.messages.count == 1 && run.standardError.contains(line), "\(run.standardError)")
    }

    @Test func whatIsNotThereIsOneLineAndStatus1() throws {
        let empty = try CorpusFolder()
        for (arguments, line) in [
            (["train", "--corpus", "/no/such/corpus"], "/no/such/corpus"),
            (["train", "--corpus", empty.path], "no clips"),
            (["evaluate", "no-such-run"], "no run 'no-such-run'"),
            (["classify", "latest", "a.wav"], "no run 'latest'"),
            (["compare", "one", "two"], "no run 'one'"), (["train", "--resume"], "no unfinished run"),
            (["export", "latest", "--format", "csv", "--out", "x.csv"], "no run 'latest'"),
        ] {
            let run = try ProgramRun.emoscope(arguments)
            #expect(run.exitCode == 1 && run.standardOutput == "", "\(arguments)")
            #expect(run.messages.count == 1 && run.standardError.contains(line), "\(run.standardError)")
        }
    }

    @Test func unknownSpeakersAndTooManyFoldsNameTheKnownOnes() throws {
        let folder = try TrainingFolder()
        let speakers = try folder.train("--protocol", "holdout:4,15", "--run", folder.home["a"])
        #expect(speakers.exitCode == 1 && speakers.messages.count == 1)
        #expect(speakers.standardError.contains("no such speaker: 15: the corpus has 01, 02, 03, 04"))
        let folds = try folder.train("--protocol", "speakers:5", "--run", folder.home["b"])
        #expect(folds.exitCode == 1 && folds.standardError.contains("5 folds of 4 speakers"))
        #expect(!FileManager.default.fileExists(atPath: folder.home["a"]))
    }

    @Test func ofSeveralFilesTheGoodOnesAreFinished() throws {
        let folder = try TrainingFolder()
        let run = folder.home["run"]
        #expect(try folder.train("--protocol", "holdout:4", "--run", run).exitCode == 0)
        try folder.corpus.add("broken.wav", Array("no sound".utf8))
        let good = folder.corpus.path + "/Actor_04/03-01-05-01-01-01-04.wav"
        let classified = try folder.emoscope(
            ["classify", run, folder.corpus.path + "/broken.wav", good, "/no/such/file.wav", "--json"])
        #expect(classified.exitCode == 1 && classified.messages.count == 2)
        let files = try #require(try classified.json()["files"] as? [[String: Any]])
        #expect(files.map { $0["error"] != nil } == [true, false, true])
        #expect(files[1]["predicted"] as? String != nil)
    }

    @Test func aDirectoryThatIsTakenIsNotTouched() throws {
        let folder = try TrainingFolder()
        #expect(try folder.train("--protocol", "holdout:4", "--run", folder.home["run"]).exitCode == 0)
        let before = try folder.bytes("run/evaluation.json")
        let again = try folder.train("--protocol", "holdout:3", "--run", folder.home["run"])
        #expect(again.exitCode == 1 && again.standardError.contains("exists already: go on with --resume"))
        #expect(try folder.bytes("run/evaluation.json") == before)
    }

    @Test func aDamagedRunIsNamedAndStaysInTheList() throws {
        let folder = try TrainingFolder()
        let name = ".local/share/emoscope/runs/damaged"
        #expect(try folder.train("--protocol", "holdout:4", "--run", folder.home[name]).exitCode == 0)
        let weights = folder.home[name + "/best.safetensors"]
        try Data(try folder.bytes(name + "/best.safetensors").prefix(1000)).write(to: URL(filePath: weights))
        for arguments in [["evaluate", "latest"], ["classify", "latest", folder.corpus.path]] {
            let run = try folder.emoscope(arguments)
            #expect(run.exitCode == 1 && run.messages.count == 1)
            #expect(run.standardError.contains("is damaged: best.safetensors"), "\(run.standardError)")
        }
        try Data("{".utf8).write(to: URL(filePath: folder.home[name + "/run.json"]))
        let listed = try folder.emoscope(["runs"])
        #expect(listed.exitCode == 0 && listed.standardOutput.contains("corrupt"))
    }

    /// A limit on the size of files stands for a full disk: either refuses the write.
    @Test func aDiskThatRefusesIsOneLineAndKeepsWhatWasFinished() throws {
        let folder = try TrainingFolder()
        let run = folder.home["run"]
        #expect(try folder.train("--protocol", "holdout:4", "--run", run).exitCode == 0)
        let before = try folder.bytes("run/last.safetensors")
        // Large enough for all files but the weights.
        let script = "ulimit -f 20; exec \"$0\" \"$@\""
        let arguments = [
            "train", "--corpus", folder.corpus.path, "--run", folder.home["second"], "--protocol", "holdout:4",
        ]
        var program = Program.emoscope(
            ["-c", script, Program.emoscopePath] + arguments + TrainingFolder.small, home: folder.home.path)
        program.path = "/bin/sh"
        let refused = try RunningProgram(program).wait(seconds: 60)
        #expect(refused.exitCode == 1, "\(refused.standardError)")
        #expect(refused.messages.last?.contains("safetensors") == true, "\(refused.standardError)")
        #expect(try folder.bytes("run/last.safetensors") == before)
        let resumed = try folder.emoscope(["train", "--resume", "--run", folder.home["second"]])
        #expect(resumed.exitCode == 0, "\(resumed.standardError)")
    }
}
