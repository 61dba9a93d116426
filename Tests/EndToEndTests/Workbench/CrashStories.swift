import Foundation
import TestSupport
import Testing

/// The program dies in the middle of a training; nothing that it learnt is lost.
@Suite struct CrashStories {
    private static let options = ["training.epochs=4", "windows.perSecond=2", "protocol=holdout:01,02"]

    /// Gives the options that make a training short, by their keys, and starts it.
    private func startTraining(in workbench: OpenWorkbench) throws {
        let terminal = workbench.terminal
        try terminal.press("3")
        for option in Self.options {
            let (key, value) = (String(option.prefix { $0 != "=" }), option.drop { $0 != "=" }.dropFirst())
            try terminal.press("/", KeyPress(key), .enter)
            try terminal.wait(for: "the option alone") { $0.lines[2].contains(key) }
            try terminal.press(.enter, .control("u"), KeyPress(String(value)), .enter)
            try terminal.wait(for: "\(key) to be \(value)") { screen in
                screen.lines[2].split(whereSeparator: { " │".contains($0) }).contains(value)
            }
            try workbench.close("/\(key)")
        }
        try terminal.press("s")
    }

    /// The directories of the runs of a home folder with their states.
    private func runs(of home: TemporaryFolder) throws -> [(path: String, state: String)] {
        let list = try ProgramRun.emoscope("runs", "--json", home: home)
        let object = try JSONSerialization.jsonObject(with: Data(list.standardOutput.utf8)) as? [String: Any]
        return (object?["runs"] as? [[String: Any]] ?? []).compactMap { run in
            guard let path = run["run"] as? String, let state = run["state"] as? String else { return nil }
            return (path, state)
        }
    }

    @Test(arguments: [SIGSEGV, SIGKILL])
    func aTrainingThatACrashInterruptedGoesOnToTheSameBytes(signal: Int32) throws {
        let home = try TemporaryFolder()
        let crashed = try OpenWorkbench(home: home)
        try startTraining(in: crashed)
        try crashed.terminal.waitFor("epoch 2 of 4", seconds: 120)
        crashed.terminal.signal(signal)
        #expect(try crashed.terminal.waitForExit() == 128 + Int(signal))
        #expect(try runs(of: home).map(\.state) == ["interrupted"])

        let workbench = try OpenWorkbench(home: home)
        try workbench.terminal.press("6")
        try workbench.terminal.waitFor("interrupted")
        try workbench.terminal.press("r")
        try workbench.terminal.waitFor("the training is finished", seconds: 120)
        #expect(try workbench.quit() == 0)

        let whole = try TemporaryFolder()
        let sets = Self.options.flatMap { ["--set", $0] }
        let path = try OpenWorkbench.demoPath
        let train = ["train", "--corpus", path, "--run", whole["run"]] + sets
        #expect(try ProgramRun.emoscope(train, home: whole, seconds: 240).exitCode == 0)
        let resumed = try #require(try runs(of: home).first)
        #expect(resumed.state == "finished")
        for file in ["best.safetensors", "last.safetensors", "predictions.csv"] {
            let bytes = try Data(contentsOf: URL(filePath: "\(resumed.path)/\(file)"))
            #expect(try Data(contentsOf: URL(filePath: whole["run/\(file)"])) == bytes, "\(file)")
        }
    }
}
