import Foundation
import TestSupport
import Testing

@Suite struct SearchStories {
    @Test func aStudentSearchesForALearningRateAndGetsAnHonestFigure() throws {
        let folder = try TrainingFolder()
        let search = folder.home["search"]
        let plan =
            ["search", "--corpus", folder.corpus.path, "--protocol", "holdout:4", "--folds", "3"] + TrainingFolder.small
            + ["--try", "optimizer.learningRate=0.001|0.01", "--strategy", "grid", "--budget", "5", "--run", search]
        let run = try folder.emoscope(plan + ["--json"])
        #expect(run.exitCode == 0, "\(run.standardError)")
        let report = try run.json()
        #expect(report["trials"] as? Int == 2)
        let evaluation = try #require(report["evaluation"] as? [String: Any])
        #expect((evaluation["statement"] as? String)?.contains("compared on its training speakers alone") == true)
        #expect(evaluation["clips"] as? Int == 6)
        #expect(try String(decoding: folder.bytes("search/folds/1/trials.csv"), as: UTF8.self).hasPrefix("trial,rung,"))

        // The best recipe is a file to train with.
        let best = folder.home["search/folds/1/best.toml"]
        let trained = try folder.emoscope(
            ["train", "--corpus", folder.corpus.path, "--recipe", best, "--run", folder.home["run"], "--json"])
        #expect(trained.exitCode == 0, "\(trained.standardError)")
        let again = try folder.emoscope(["search", "--resume", "--run", search])
        #expect(again.exitCode == 0 && again.standardOutput.contains("UAR in the search"))
    }

    @Test(arguments: [
        (["search"], "--budget: say how many minutes"),
        (["search", "--budget", "1"], "nothing to search: name keys with --try"),
        (["search", "--budget", "1", "--try", "network.dropuot=0|1"], "did you mean 'network.dropout'?"),
        (
            ["search", "--budget", "1", "--try", "network.dropout=0|0.5", "--strategy", "best"],
            "give grid, grid:POINTS"
        ),
        (
            ["search", "--budget", "1", "--try", "optimizer.weightDecay=0|0.5", "--protocol", "random-windows"],
            "choose one that holds out speakers"
        ),
        (["search", "--resume"], "name the search with --run"),
    ])
    func wrongUsageIsOneLineAndStatus2(_ arguments: [String], _ line: String) throws {
        let run = try ProgramRun.emoscope(arguments)
        #expect(run.exitCode == 2 && run.standardOutput == "")
        #expect(run.messages.count == 1 && run.standardError.contains(line), "\(run.standardError)")
    }
}
