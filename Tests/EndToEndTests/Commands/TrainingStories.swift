import Foundation
import Glibc
import TestSupport
import Testing

@Suite struct TrainingStories {
    @Test func aRunIsTrainedListedMeasuredAndUsed() throws {
        let folder = try TrainingFolder()
        let run = folder.home["run"]
        let trained = try folder.train("--protocol", "speakers:2", "--run", run, "--json").json()
        for key in [
            "run", "recipe", "protocol", "classes", "parameters", "epochs", "seconds", "best", "history", "evaluation",
            "knownClips", "statement",
        ] { #expect(trained[key] != nil && !(trained[key] is NSNull), "\(key)") }
        #expect((trained["classes"] as? [String])?.count == 7 && trained["epochs"] as? Int == 4)
        let evaluation = try #require(trained["evaluation"] as? [String: Any])
        for key in [
            "run", "protocol", "statement", "clips", "accuracy", "uar", "chance", "macroF1", "interval", "classes",
            "confusion", "folds",
        ] { #expect(evaluation[key] != nil, "\(key)") }
        #expect(evaluation["clips"] as? Int == 24 && abs((evaluation["chance"] as? Double ?? 0) - 1.0 / 3) < 1e-9)
        let measured = try folder.emoscope(["evaluate", run, "--json"]).json()
        #expect(NSDictionary(dictionary: measured) == NSDictionary(dictionary: evaluation))
        let clip = folder.corpus.path + "/Actor_01/03-01-05-01-01-01-01.wav"
        let classified = try folder.emoscope(["classify", run, clip, "--json"]).json()
        let file = try #require((classified["files"] as? [[String: Any]])?.first)
        let probabilities = try #require(file["probabilities"] as? [String: Double])
        #expect(probabilities.count == 7 && abs(probabilities.values.reduce(0, +) - 1) < 1e-5)
        #expect(probabilities.max { $0.value < $1.value }?.key == file["predicted"] as? String)
        #expect((file["windows"] as? [[String: Any]])?.count == 4)
    }

    @Test func everyResultIsShownWithItsStatementAndChance() throws {
        let folder = try TrainingFolder()
        let honest = try folder.train("--protocol", "holdout:4", "--run", folder.home["honest"])
        #expect(honest.exitCode == 0)
        #expect(honest.standardOutput.contains("trained on 3 speakers, tested on 1 it has never heard: 04"))
        #expect(honest.standardOutput.contains("chance 0.333") && honest.standardOutput.contains("KNOWN CLIPS"))
        let leaking = try folder.train("--protocol", "random-windows", "--run", folder.home["leaking"])
        #expect(leaking.standardOutput.contains("LEAKS: windows of one clip lie on both sides"))
        let compared = try folder.emoscope(["compare", folder.home["honest"], folder.home["leaking"]])
        #expect(compared.standardOutput.contains("6 clips that both tested, 18 that only one did"))
        #expect(compared.standardOutput.contains("One of the two has heard"))
        // Nothing is called the best epoch so far where every one would be.
        #expect(honest.standardError.contains("the best so far"))
        let last = try folder.train(
            "--protocol", "speakers:2", "--run", folder.home["last"], "--set", "checkpoint.choice=last")
        #expect(!last.standardError.contains("best so far") && !last.standardError.contains("*"))
        #expect(last.standardOutput.contains("expected calibration error "))
        let second = try folder.train("--protocol", "leave-one-speaker-out", "--run", folder.home["second"])
        #expect(second.standardOutput.contains("on 24 clips, 72 answers: several networks were asked about each"))
        let cautious = try folder.emoscope(["compare", folder.home["last"], folder.home["second"]])
        #expect(cautious.standardOutput.contains("the intervals rest on 4 speakers only"))
    }

    @Test func theLeakIsShownSideBySide() throws {
        let folder = try TrainingFolder()
        let run = try folder.emoscope(
            ["leak", "--corpus", folder.corpus.path, "--protocol", "speakers:2", "--json"] + TrainingFolder.small)
        let report = try run.json()
        let overlaps = try ["leaking", "honest"].map { side in
            try #require((report[side] as? [String: Any])?["overlap"] as? [String: Int])
        }
        #expect(overlaps[0] == ["tested": 24, "clips": 24, "duplicates": 0, "speakers": 4])
        #expect(overlaps[1] == ["tested": 24, "clips": 0, "duplicates": 0, "speakers": 0])
        let amounts = try ["leaking", "honest"].map { side in
            try #require((report[side] as? [String: Any])?["trainedOn"] as? [String: [Int]])
        }
        #expect(amounts == [["clips": [24, 24], "speakers": [4, 4]], ["clips": [12, 12], "speakers": [2, 2]]])
        let verdict = try #require(report["verdict"] as? String)
        #expect(verdict.contains("24 clips of 4 speakers, one of the other on 12 clips of 2 speakers"))
        #expect((report["caution"] as? String)?.contains("4 speakers only") == true)
        let runs = try folder.emoscope(["runs", "--json"]).json()
        #expect((runs["runs"] as? [[String: Any]])?.compactMap { $0["state"] as? String } == ["finished", "finished"])
    }

    @Test func aRunThatIsKilledIsResumedToTheSameBytes() throws {
        let folder = try TrainingFolder()
        let long = [
            "--set", "training.epochs=12", "--protocol", "speakers:2", "--set", "network.dropout=0.5", "--threads", "1",
        ]
        #expect(try folder.emoscope(arguments("whole", in: folder) + long).exitCode == 0)
        for (number, sign) in ["epoch 2 of 12", "fold 2 of 2, epoch 3 of 12"].enumerated() {
            let program = try RunningProgram(
                Program.emoscope(arguments("killed\(number)", in: folder) + long, home: folder.home.path))
            try program.waitFor(sign)
            program.signal(SIGKILL)
            _ = try program.wait()
            let listed = try folder.emoscope(["evaluate", folder.home["killed\(number)"]])
            #expect(listed.standardError.contains(number == 0 ? "has no trained network yet" : "is not finished"))
            let resumed = try folder.emoscope(["train", "--resume", "--run", folder.home["killed\(number)"]])
            #expect(resumed.exitCode == 0)
            for file in ["folds/1/last.safetensors", "folds/2/best.safetensors", "metrics.csv", "predictions.csv"] {
                #expect(try folder.bytes("killed\(number)/\(file)") == folder.bytes("whole/\(file)"), "\(file)")
            }
        }
    }

    /// Two folds are trained at once; the process dies somewhere in both.
    @Test func foldsThatWereTrainedAtOnceAreResumedToTheSameBytes() throws {
        let folder = try TrainingFolder()
        let long = ["--set", "training.epochs=12", "--protocol", "speakers:2"]
        #expect(try folder.emoscope(arguments("whole", in: folder) + long + ["--threads", "1"]).exitCode == 0)
        let program = try RunningProgram(
            Program.emoscope(arguments("killed", in: folder) + long + ["--threads", "2"], home: folder.home.path))
        try program.waitFor("epoch 4 of 12")
        program.signal(SIGKILL)
        _ = try program.wait()
        #expect(try folder.emoscope(["train", "--resume", "--run", folder.home["killed"]]).exitCode == 0)
        for file in ["folds/1/last.safetensors", "folds/2/best.safetensors", "metrics.csv", "predictions.csv"] {
            #expect(try folder.bytes("killed/\(file)") == folder.bytes("whole/\(file)"), "\(file)")
        }
    }

    @Test func anInterruptedRunKeepsItsEpochsAndSaysHowToGoOn() throws {
        let folder = try TrainingFolder()
        let program = try RunningProgram(
            Program.emoscope(
                arguments("run", in: folder) + ["--set", "training.epochs=10000", "--protocol", "holdout:4"],
                home: folder.home.path))
        try program.waitFor("epoch 2 of 10,000")
        program.signal(SIGINT)
        let run = try program.wait(seconds: 10)
        #expect(run.exitCode == 130)
        #expect(run.standardError.contains("epochs are kept: emoscope train --resume --run \(folder.home["run"])"))
        let evaluated = try folder.emoscope(["evaluate", folder.home["run"], "--json"])
        #expect(try evaluated.json()["clips"] as? Int == 6)
    }

    @Test func twoProcessesNeverWorkOnOneRun() throws {
        let folder = try TrainingFolder()
        let program = try RunningProgram(
            Program.emoscope(
                arguments("run", in: folder) + ["--set", "training.epochs=10000", "--protocol", "holdout:4"],
                home: folder.home.path))
        try program.waitFor("epoch 1 of 10,000")
        let second = try folder.emoscope(["train", "--resume", "--run", folder.home["run"]])
        #expect(second.exitCode == 1 && second.standardError.contains("being worked on by another process"))
        program.signal(SIGTERM)
        #expect(try program.wait(seconds: 10).exitCode == 130)
    }

    private func arguments(_ name: String, in folder: TrainingFolder) -> [String] {
        ["train", "--corpus", folder.corpus.path, "--run", folder.home[name]] + TrainingFolder.small
    }
}
