import Foundation
import TestSupport
import Testing

@Suite struct SaliencyStories {
    private func trained(_ folder: TrainingFolder) throws -> (run: String, clip: String) {
        let run = folder.home["run"]
        #expect(try folder.train("--protocol", "holdout:4", "--run", run).exitCode == 0)
        return (run, folder.corpus.path + "/Actor_04/03-01-05-01-01-01-04.wav")
    }

    @Test func aScriptAsksWhatTheNetworkLookedAt() throws {
        let folder = try TrainingFolder()
        let (run, clip) = try trained(folder)
        let report = try folder.emoscope(["classify", run, clip, "--saliency", "--json"]).json()
        let file = try #require((report["files"] as? [[String: Any]])?.first)
        let saliency = try #require(file["saliency"] as? [String: Any])
        #expect(saliency["class"] as? String == file["predicted"] as? String)
        #expect((saliency["bands"] as? [String])?.first == "c0")
        let moved = try #require(saliency["moved"] as? [[Double]])
        let hop = try #require(saliency["hop"] as? Double)
        #expect(abs(Double(moved.count) * hop - (file["seconds"] as? Double ?? 0)) < 2 * hop)
        #expect(moved.joined().contains { $0 != 0 })
    }

    @Test func theSameAsATable() throws {
        let folder = try TrainingFolder()
        let (run, clip) = try trained(folder)
        let table = try folder.emoscope(["classify", run, clip, "--saliency", "--towards", "happy"])
        let lines = table.standardOutput.split(separator: "\n")
        #expect(lines.first == "path,class,time,band,heard,moved")
        #expect(lines.count > 13 && lines.dropFirst().allSatisfy { $0.contains(",happy,") })
        let wrong = try folder.emoscope(["classify", run, clip, "--saliency", "--towards", "hungry"])
        #expect(wrong.exitCode == 2 && wrong.standardError.contains("'hungry'"))
    }
}
