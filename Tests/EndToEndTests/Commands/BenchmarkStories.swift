import Foundation
import TestSupport
import Testing

@Suite struct BenchmarkStories {
    /// Keys that scripts rely on, and figures that fit together, for every kind.
    @Test(arguments: ["step", "inference", "start", "gemm", "features"])
    func everyKindReportsItsFigures(kind: String) throws {
        let report = try ProgramRun.emoscope("benchmark", kind, "--seconds", "0.01", "--threads", "1", "--json").json()
        #expect(report["kind"] as? String == kind && report["threads"] as? Int == 1)
        let peak = try #require(report["peakGflops"] as? Double)
        #expect(peak > 0)
        let results = try #require(report["results"] as? [[String: Any]])
        #expect(!results.isEmpty)
        if kind == "step" || kind == "inference" {
            #expect(Set(results.compactMap { $0["name"] as? String }) == ["notebook", "notebook-lstm", "emoscope"])
        }
        for result in results {
            let median = try #require(result["median"] as? Double)
            #expect(result["unit"] as? String == "ms" && result["value"] as? Double == median && median > 0)
            #expect(try #require(result["min"] as? Double) <= median)
            #expect(try #require(result["p99"] as? Double) >= median)
            let perSecond = try #require(result["perSecond"] as? Double)
            let batch = Double(result["batch"] as? Int ?? 1)
            #expect(abs(perSecond * median / 1000 / batch - 1) < 0.05)
            guard kind != "features", kind != "start" else { continue }
            let gigaflops = try #require(result["gflops"] as? Double)
            #expect(abs(try #require(result["shareOfPeak"] as? Double) - gigaflops / peak) < 0.001)
        }
    }

    @Test func wrongUsageIsOneLineAndStatus2() throws {
        for arguments in [["benchmark"], ["benchmark", "luck"], ["benchmark", "step", "--seconds", "0"]] {
            let run = try ProgramRun.emoscope(arguments)
            #expect(run.exitCode == 2 && run.messages.count == 1)
        }
    }

    /// A lesser processor can be played, a better one cannot.
    @Test func instructionsCanBeLimited() throws {
        let report = try ProgramRun.emoscope(
            "benchmark", "start", "--instructions", "baseline", "--threads", "1", "--json"
        ).json()
        #expect(report["instructions"] as? String == "baseline")
        let run = try ProgramRun.emoscope("benchmark", "start", "--instructions", "abacus")
        #expect(run.exitCode == 2 && run.messages.count == 1)
    }

    @Test func aTableIsForPeople() throws {
        let run = try ProgramRun.emoscope("benchmark", "gemm", "--seconds", "0.01")
        #expect(run.exitCode == 0 && run.standardOutput.contains("GFLOP/s"))
        #expect(run.standardOutput.contains("512x512x512"))
    }
}
